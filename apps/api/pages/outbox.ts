import type { Moment } from '#texts';
import { html, type Html } from './html.js';
import { link, own, page, reader } from './page.js';

export type OutboxState = 'kept' | 'sent' | 'waiting' | 'failed';
export type MailInOutbox = { to: string; subject: string; at: Moment; state: OutboxState; link: string };
export type OutboxFacts = { mails: readonly MailInOutbox[]; /** Whether a mail server is set. */ sends: boolean };

export function outbox(language: string, { mails, sends }: OutboxFacts): string {
  const r = reader(language);
  const { t } = r;
  const columns = ['outbox.subject', 'outbox.to', 'outbox.at', 'outbox.state'];
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <th scope="row">${link(mail.link, own(mail.subject || t('outbox.untitled')))}</th>
        <td>${own(mail.to)}</td>
        <td>${r.when(mail.at)}</td>
        <td>${t(`outbox.state.${mail.state}`)}</td>
      </tr>`,
  );
  const body = html`${sends ? null : html`<p class="note">${t('outbox.not_sent')}</p>`}
  ${
    mails.length === 0
      ? html`<p>${t('outbox.empty')}</p>`
      : html`<div class="wide" role="region" aria-label="${t('outbox.title')}" tabindex="0">
          <table class="stacks">
            <thead>
              <tr>
                ${columns.map((column) => html`<th scope="col">${t(column)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>`
  }`;
  return page({ language, title: t('outbox.title'), body });
}

export type OutboxMailFacts = {
  to: string;
  subject: string;
  at: Moment;
  state: OutboxState;
  /** The plain-text part; its web addresses become links. */
  text: string;
  /** Where the HTML part is served alone, under a policy of its own. */
  asHtml?: string;
  back: string;
};

export function outboxMail(language: string, facts: OutboxMailFacts): string {
  const r = reader(language);
  const { t } = r;
  const body = html`<p>${link(facts.back, t('page.back'))}</p>
    <dl>
      <dt>${t('outbox.to')}</dt>
      <dd>${own(facts.to)}</dd>
      <dt>${t('outbox.at')}</dt>
      <dd>${r.when(facts.at)}</dd>
      <dt>${t('outbox.state')}</dt>
      <dd>${t(`outbox.state.${facts.state}`)}</dd>
    </dl>
    ${facts.asHtml ? html`<p>${link(facts.asHtml, t('outbox.as_html'))}</p>` : null}
    <div class="letter card" dir="auto">${withLinks(facts.text)}</div>`;
  return page({ language, title: facts.subject || t('outbox.untitled'), body });
}

/** Odd pieces of the split are the web addresses. */
const withLinks = (text: string): Html[] =>
  text
    .split(/(https?:\/\/[^\s<>"'\u2066-\u2069]+)/)
    .map((piece, place) => (place % 2 === 1 ? link(piece, piece) : html`${piece}`));
