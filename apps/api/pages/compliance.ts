import { formatShare } from '#texts';
import { html } from './html.js';
import { form, own, page, reader, type Session } from './page.js';

export type ComplianceHit = {
  id: string;
  version: number;
  party: string;
  listedName: string;
  list: string;
  listDated: string;
  /** Likeness of the two names, 0 to 1. */
  likeness: number;
  state: string;
  /** Posts `decision` = dismissed | confirmed, and `grounds`; none where it is decided. */
  action?: string;
};
export type ComplianceHitsFacts = { session?: Session; hits: readonly ComplianceHit[] };

/** For compliance officers only: everybody else reads "held for a check". */
export function complianceHits(language: string, { session, hits }: ComplianceHitsFacts): string {
  const r = reader(language);
  const { t } = r;
  const body = html`<p>${t('hits.recorded')}</p>
    ${hits.length === 0 ? html`<p>${t('hits.empty')}</p>` : null}
    ${hits.map(
      (hit, place) =>
        html`<article class="card" id="h-${hit.id}">
          <h2>${own(hit.party)}</h2>
          <dl>
            <dt>${t('hits.party')}</dt>
            <dd>${own(hit.party)}</dd>
            <dt>${t('hits.listed')}</dt>
            <dd>${own(hit.listedName)}</dd>
            <dt>${t('hits.list')}</dt>
            <dd>${t('hits.list_dated', { name: hit.list, day: hit.listDated })}</dd>
            <dt>${t('hits.likeness')}</dt>
            <dd>${formatShare(r.language, hit.likeness)}</dd>
            <dt>${t('hits.state')}</dt>
            <dd>${r.code('screeningStates', hit.state)}</dd>
          </dl>
          ${
            hit.action
              ? form(
                  hit.action,
                  { version: hit.version },
                  html`<p>
                      <label for="g-${place}">${t('hits.reason')}</label>
                      <textarea id="g-${place}" name="grounds" rows="3" minlength="10" maxlength="2000" required></textarea>
                    </p>
                    <p class="acts">
                      <button name="decision" value="dismissed">${t('hits.dismiss')}</button>
                      <button class="second" name="decision" value="confirmed">${t('hits.confirm')}</button>
                    </p>`,
                )
              : null
          }
        </article>`,
    )}`;
  return page({ language, title: t('hits.title'), body, session });
}
