import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { Links, Post, type OpenedLink } from '#mail';
import { mustBeAllowed } from '#members';
import { notFound, Problem } from '#problems';
import type { PayloadOf } from '#queues';
import { AskRecipient } from './jobs.js';
import type { AddRecipient, RecipientView } from './recipients.schema.js';

/** Days in which the question can be answered. */
const askingDays = 14;
/** Questions to people who never wrote to us: so many a hub and day, so that nobody can write to a town. */
const mostADay = 50;

/** Readers without an account: a coordinator names them, they confirm, and nothing but the question is sent to them before. */
@Injectable()
export class Recipients {
  constructor(
    private readonly transactions: Transactions,
    private readonly post: Post,
    private readonly links: Links,
  ) {}

  /** Adds a reader and lets the question follow; added again, a reader who never answered or was ended is asked once more. */
  async add(actor: PersonActor, hub: string, body: AddRecipient): Promise<RecipientView> {
    return this.transactions.run(actor, async (em) => {
      await this.mustCoordinate(actor, hub);
      const [known] = (await em.query(
        `select exists (select from members.mandates where hub = $1 and organisation = $2) as known,
           (select count(*)::int from digests.recipients where hub = $1 and added_at > landfall.now() - interval '1 day') as today`,
        [hub, body.organisation],
      )) as [{ known: boolean; today: number }];
      if (!known.known) throw notFound('organisation');
      if (known.today >= mostADay) throw new Problem(429, 'too_many', { today: known.today });
      const contact = await this.contactFor(em, hub, body);
      const [asked] = (await em.query(
        `insert into digests.recipients as r (contact, hub, organisation, added_by) values ($1, $2, $3, $4)
         on conflict (contact) do update set added_by = excluded.added_by, added_at = landfall.now(), ended_at = null, confirmed_at = null
         where r.ended_at is not null or (r.confirmed_at is null and r.added_at < landfall.now() - interval '${askingDays} days')
         returning contact`,
        [contact, hub, body.organisation, actor.person],
      )) as unknown[];
      if (asked)
        await record(
          em,
          actor,
          { name: 'RecipientAdded', facts: { contact, hub, asking: randomUUID() } },
          { subject: contact, hub },
        );
      return (await this.rows(em, hub, contact))[0]!;
    });
  }

  async list(actor: PersonActor, hub: string): Promise<RecipientView[]> {
    return this.transactions.run(actor, async (em) => {
      await this.mustCoordinate(actor, hub);
      return this.rows(em, hub, null);
    });
  }

  /** Nothing more is sent to them. Said again, it changes nothing more. */
  async end(actor: PersonActor, hub: string, contact: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      await this.mustCoordinate(actor, hub);
      const [row] = await this.rows(em, hub, contact);
      if (!row) throw notFound('recipient');
      if (row.state === 'ended') return;
      await em.query(`update digests.recipients set ended_at = landfall.now() where contact = $1`, [contact]);
      await record(em, actor, { name: 'RecipientEnded', facts: { contact, hub } }, { subject: contact, hub });
    });
  }

  /** The handler of AskRecipient: the question, in words of ours only. */
  async ask(em: EntityManager, { contact, hub, asking }: PayloadOf<typeof AskRecipient>): Promise<void> {
    const [row] = (await em.query(
      `select c.email as address, c.language, o.name as organisation from members.contacts c
       join digests.recipients r on r.contact = c.id and r.ended_at is null and r.confirmed_at is null
       join members.organisations o on o.id = c.organisation where c.id = $1`,
      [contact],
    )) as { address: string; language: string; organisation: string }[];
    if (!row) return;
    const { id: link } = await this.links.makeLink(em, { purpose: 'recipient', contact, days: askingDays });
    await this.post.postMail(em, system(AskRecipient.name), {
      key: `recipient_asked:${asking}`,
      kind: 'recipient_asked',
      contact,
      hub,
      address: row.address,
      language: row.language,
      facts: { organisation: row.organisation, days: askingDays, link: { link, purpose: 'recipient' } },
    });
  }

  /** By the link in the question. Said again, it changes nothing more. */
  async confirm(link: OpenedLink): Promise<void> {
    const { contact } = link;
    if (!link.live || link.purpose !== 'recipient' || !contact) throw notFound('link');
    const actor = { kind: 'contact', contact } as const;
    await this.transactions.run(actor, async (em) => {
      const [rows] = (await em.query(
        `update digests.recipients set confirmed_at = landfall.now() where contact = $1 and confirmed_at is null and ended_at is null returning hub`,
        [contact],
      )) as [{ hub: string }[]];
      const [first] = rows;
      if (first)
        await record(em, actor, { name: 'RecipientConfirmed', facts: { contact } }, { subject: contact, hub: first.hub });
    });
  }

  private async mustCoordinate(actor: PersonActor, hub: string): Promise<void> {
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'recipient.add', { hub });
  }

  private async contactFor(em: EntityManager, hub: string, body: AddRecipient): Promise<string> {
    const { organisation, name, email, language, zone, source, ground } = body;
    await em.query(
      `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (hub, organisation, email) do nothing`,
      [randomUUID(), hub, organisation, name, email, language, zone, source, ground],
    );
    const [{ id }] = (await em.query(`select id from members.contacts where hub = $1 and organisation = $2 and email = $3`, [
      hub,
      organisation,
      email,
    ])) as [{ id: string }];
    return id;
  }

  private async rows(em: EntityManager, hub: string, contact: string | null): Promise<RecipientView[]> {
    return (await em.query(
      `select r.contact, r.organisation, c.name, c.email, r.added_at as "addedAt",
         case when r.ended_at is not null then 'ended' when r.confirmed_at is not null then 'confirmed' else 'asked' end as state
       from digests.recipients r join members.contacts c on c.id = r.contact
       where r.hub = $1 and ($2::uuid is null or r.contact = $2) order by r.added_at desc, r.contact limit 1000`,
      [hub, contact],
    )) as RecipientView[];
  }
}
