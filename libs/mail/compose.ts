import type { EntityManager } from 'typeorm';
import { prepared } from '#database';
import { formatName } from '#texts';
import { addressSafe, headerSafe } from './header-safe.js';
import { invitationOf, type Invitation } from './invitation.js';
import type { Message } from './message.entity.js';
import { renderMail, type MailFactsOf, type MailKind } from './templates/index.js';
import type { Links, Purpose } from './links.js';
import { unlinked, unlinkedFacts } from './unlinked.js';

/** A mail as a server or an .eml file gets it. */
export type ComposedMail = {
  from: { name: string; address: string };
  to: { name: string; address: string };
  replyTo: { name: string; address: string } | undefined;
  envelope: { from: string; to: string };
  messageId: string;
  date: Date;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string | { prepared: boolean; value: string }>;
  icalEvent?: Invitation;
};

/** `entered`: of a contact, where a hub has the address from and on what ground. */
export type Recipient = {
  address: string;
  name: string | null;
  contact?: string | null;
  entered?: { source: string; ground: string } | null;
};
type HubRow = { id: string; name: string; country: string; replyTo: string; coordinator: string | null };
export type MailToCompose = Pick<Message, 'kind' | 'hub' | 'coordinator' | 'language' | 'facts' | 'messageId' | 'createdAt'>;
type Sender = { from: string; publicUrl: string; links: Pick<Links, 'urlOf' | 'standingUrl' | 'digitsOf'> };

/** Whom a mail is for now, as their row says at this moment; null when they are gone, suspended or have no usable address. */
export async function recipientOf(
  em: EntityManager,
  mail: Pick<Message, 'person' | 'contact' | 'address'>,
): Promise<Recipient | null> {
  if (!mail.person && !mail.contact) return addressSafe(mail.address) ? { address: mail.address, name: null } : null;
  const [row] = (await em.query(
    mail.person
      ? `select email as address, name from members.people where id = $1 and suspended_at is null`
      : `select id as contact, email as address, name, jsonb_build_object('source', source, 'ground', ground) as entered
         from members.contacts where id = $1 and erased_at is null`,
    [mail.person ?? mail.contact],
  )) as Recipient[];
  return row && addressSafe(row.address) ? row : null;
}

/** Renders a mail in its reader's language with the hub's name as the sender's, and a coordinator's mailbox for replies. */
export async function composeMail(em: EntityManager, mail: MailToCompose, to: Recipient, sender: Sender): Promise<ComposedMail> {
  const [hub] = mail.hub ? ((await em.query(hubOf, [mail.hub, mail.coordinator])) as HubRow[]) : [];
  const from = parseSender(sender.from);
  const writes = {
    name: unlinked(hub?.name ?? from.name),
    postal: hub ? formatName(mail.language, 'region', hub.country) : new URL(sender.publicUrl).hostname,
    address: hub?.replyTo ?? from.address,
    ...(to.contact && to.entered
      ? { entered: { ...(unlinkedFacts(to.entered) as typeof to.entered), link: sender.links.standingUrl(to.contact) } }
      : {}),
  };
  const facts = withAddresses(unlinkedFacts(mail.facts), sender) as Record<string, unknown>;
  const given = { ...facts, hub: writes, ...(to.name ? { person: unlinked(to.name) } : {}) } as MailFactsOf[MailKind];
  const { subject, html, text } = await renderMail(mail.kind, mail.language, given);
  const replyTo = hub && addressSafe(hub.replyTo) ? { name: headerSafe(hub.name), address: hub.replyTo } : undefined;
  return {
    from: { name: senderName(hub, from.name), address: from.address },
    to: { name: headerSafe(to.name ?? ''), address: to.address },
    replyTo,
    envelope: { from: from.address, to: to.address },
    messageId: mail.messageId,
    date: mail.createdAt,
    subject: headerSafe(subject),
    html,
    text,
    headers: headersOf(mail.kind, given, sender.publicUrl),
    ...calendarOf(mail.kind, given, subject, sender.publicUrl),
  };
}

/** The file of a meeting's mail, in the hub's name: an answer to it goes to the coordinators' mailbox. */
function calendarOf(
  kind: MailKind,
  facts: MailFactsOf[MailKind],
  subject: string,
  publicUrl: string,
): { icalEvent?: Invitation } {
  if (kind !== 'meeting_booked' && kind !== 'meeting_cancelled') return {};
  const { calendar, hub } = facts as MailFactsOf['meeting_booked'];
  const attendees = calendar.attendees
    .filter(({ address }) => addressSafe(address))
    .map(({ name, address }) => ({ name: headerSafe(name), address }));
  const organizer = { name: headerSafe(hub.name), address: hub.address };
  const cancelled = kind === 'meeting_cancelled';
  const wording = { summary: headerSafe(subject), organizer, host: new URL(publicUrl).hostname, cancelled };
  return { icalEvent: invitationOf({ ...calendar, attendees }, wording) };
}

/** The hub, and who of it writes: whom the mail names, or else whoever coordinates it longest. */
const coordinator = (who: string) => `(
    select p.name from members.memberships m join members.people p on p.id = m.person and p.suspended_at is null
    where m.hub = h.id and m.ended_at is null${who} order by m.created_at, m.id limit 1)`;
const hubOf = prepared(`
  select h.id, h.name, h.country, h.reply_to as "replyTo",
    coalesce(${coordinator(' and m.person = $2')}, ${coordinator('')}) as coordinator
  from members.hubs h where h.id = $1`);

/** "Layla Haddad, Hub Dubai". */
const senderName = (hub: HubRow | undefined, otherwise: string): string =>
  hub ? headerSafe([hub.coordinator, hub.name].filter(Boolean).join(', ')) : headerSafe(otherwise);

/** What mail programs go by: a list to sort by, no automatic answers, and for the regular news one click to stop it (RFC 8058). */
function headersOf(kind: MailKind, facts: MailFactsOf[MailKind], publicUrl: string): ComposedMail['headers'] {
  const headers: ComposedMail['headers'] = {
    'List-Id': asIs(`<${kind.replaceAll('_', '-')}.${new URL(publicUrl).hostname}>`),
    'Auto-Submitted': 'auto-generated',
    // An absence notice is for people: Outlook's servers go by a header of their own.
    'X-Auto-Response-Suppress': 'All',
  };
  if (kind !== 'digest') return headers;
  const { unsubscribe } = (facts as MailFactsOf['digest']).links;
  return {
    ...headers,
    Precedence: 'bulk',
    'List-Unsubscribe': asIs(`<${headerSafe(unsubscribe)}>`),
    'List-Unsubscribe-Post': asIs('List-Unsubscribe=One-Click'),
  };
}

/** Not folded and not encoded: addresses of ours, which are ASCII. */
const asIs = (value: string) => ({ prepared: true, value });

/** The address of "Name <address>". */
export const addressOf = (from: string): string => parseSender(from).address;

/** "Name <address>" or a bare address. */
function parseSender(from: string): { name: string; address: string } {
  const [, name, address] = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(from) ?? ['', 'Landfall', from.trim()];
  return { name: headerSafe(name || 'Landfall'), address: address! };
}

/** The facts with each link as an address, and a code as its digits. Nothing else in them looks like these facts. */
function withAddresses(fact: unknown, sender: Sender): unknown {
  if (Array.isArray(fact)) return fact.map((f) => withAddresses(f, sender));
  if (fact === null || typeof fact !== 'object') return fact;
  const keys = Object.keys(fact).sort().join();
  if (keys === 'link,purpose') {
    const { link, purpose } = fact as { link: unknown; purpose: unknown };
    if (typeof link === 'string' && typeof purpose === 'string') return sender.links.urlOf(link, purpose as Purpose);
  }
  if (keys === 'digitsOf') return sender.links.digitsOf((fact as { digitsOf: string }).digitsOf);
  if (keys === 'page') return sender.publicUrl + (fact as { page: string }).page;
  return Object.fromEntries(Object.entries(fact).map(([key, value]) => [key, withAddresses(value, sender)]));
}
