import type { CardFacts } from '#mail';
import { card } from './card.js';
import { html } from './html.js';
import { choice, form, page, reader } from './page.js';

export type InterestFacts = {
  ownTitle: string;
  card: CardFacts;
  organisation: string;
} & (
  | {
      state: 'ask';
      /** Where the form posts: `cooperation` (a code or empty), `unknown`, `note`. */
      action: string;
    }
  | { state: 'sent' | 'over' }
);

/** A find of the catalogue. "Interested" is a word to the coordinator and no consent; the page says so. Opening it changes nothing. */
export function interest(language: string, facts: InterestFacts): string {
  const r = reader(language);
  const { t } = r;
  const words = (name: string, most: number) =>
    html`<p>
      <label for="${name}">${t(`interest.${name}`)}</label>
      <textarea id="${name}" name="${name}" rows="3" maxlength="${most}"></textarea>
    </p>`;
  const body = html`${facts.state === 'ask' ? null : html`<p class="note" role="status">${t(`interest.${facts.state}`)}</p>`}
  ${card(r, facts.card, facts.ownTitle)}
  ${
    facts.state === 'ask'
      ? html`<p>${t('interest.explain')}</p>
          ${form(
            facts.action,
            {},
            html`${choice('cooperation', 'cooperation', t('interest.cooperation'), [{ code: '', label: t('interest.any') }, ...r.codes('cooperationTypes')])}
              ${words('unknown', 500)} ${words('note', 400)}
              <p class="quiet">${t('interest.nameless')}</p>
              <button>${t('answer.accepted')}</button>`,
          )}`
      : null
  }`;
  return page({ language, title: t('interest.title'), body });
}
