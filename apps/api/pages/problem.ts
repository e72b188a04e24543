import { canSay, type Facts } from '#texts';
import { html } from './html.js';
import { link, page, reader } from './page.js';

/** `code` as in the problem document; one without a text of its own is told as `unexpected`. `fields`: name and what is wrong with it. */
export type ProblemFacts = {
  code: string;
  /** What its sentences name. */
  facts?: Facts;
  /** Where a person may ask: named where something is held. */
  contact: string;
  requestId: string;
  start: string;
  fields?: readonly { field: string; message: string }[];
};

/** What happened, why, what to do next, and the number to name when writing to us. */
export function problem(language: string, facts: ProblemFacts): string {
  const { t } = reader(language);
  const code = canSay(`problem.${facts.code}.title`) ? facts.code : 'unexpected';
  const named = (field: string) => (canSay(`field.${field}`) ? t(`field.${field}`) : field);
  const body = html`<p>${t(`problem.${code}.detail`, { ...facts.facts, address: facts.contact })}</p>
    ${
      facts.fields?.length
        ? html`<ul>
            ${facts.fields.map(({ field, message }) => html`<li><bdi>${named(field)}</bdi>: <bdi>${message}</bdi></li>`)}
          </ul>`
        : null
    }
    <h2>${t('problem.what_next')}</h2>
    <p>${link(facts.start, t('page.start'))}</p>
    <p class="quiet">${t('problem.request_id', { id: facts.requestId })}</p>`;
  return page({ language, title: t(`problem.${code}.title`), body });
}

/** For a party that is held: no list, name, score or rule (PRODUCT.md, promise 5). */
export function held(language: string, { address }: { address: string }): string {
  const { t } = reader(language);
  return page({ language, title: t('held.title'), body: html`<p>${t('held.text', { address })}</p>` });
}
