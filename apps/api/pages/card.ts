import { sectorLabel } from '#listings';
import { translationKey, type CardFacts } from '#mail';
import { formatName, sayAll, withSectorNames, type Sentence } from '#texts';
import { html, type Html } from './html.js';
import type { PageReader } from './page.js';

/** Two reasons for it and one gap, as on the mail that brought the reader here. */
export function card({ t, code, language }: PageReader, facts: CardFacts, ownTitle?: string, level: 'h2' | 'h3' = 'h2'): Html {
  const title = html`<bdi lang="${facts.language ?? language}">${facts.title}</bdi>`;
  return html`<article class="card">
    ${level === 'h2' ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
    <p dir="auto" lang="${facts.language ?? language}">${facts.summary}</p>
    <dl>
      <dt>${t('card.kind')}</dt>
      <dd>${code('profileTypes', facts.profileType)}</dd>
      <dt>${t('card.country')}</dt>
      <dd>${formatName(language, 'region', facts.country)}</dd>
    </dl>
    ${facts.language && facts.language !== language ? html`<p class="quiet">${t('card.language', { language: facts.language })}</p>` : null}
    ${
      facts.original
        ? html`<p class="quiet">${t(translationKey(facts.original), { language: facts.original.language })}</p>
            <details>
              <summary>${t('card.original')}</summary>
              <p dir="auto" lang="${facts.original.language}"><strong>${facts.original.title}</strong></p>
              <p dir="auto" lang="${facts.original.language}">${facts.original.summary}</p>
            </details>`
        : null
    }
    ${ownTitle ? html`<p>${t('card.yours', { title: ownTitle })}</p>` : null}
    ${
      facts.reasons.length > 0
        ? html`<p>${t('card.why')}</p>
            ${sentences(language, facts.reasons.slice(0, 2))}`
        : null
    }
    ${
      facts.gap
        ? html`<p>${t('card.gap')}</p>
            ${sentences(language, [facts.gap])}`
        : null
    }
  </article>`;
}

export const sentences = (language: string, list: readonly Sentence[]): Html =>
  html`<ul>
    ${list.map(
      (sentence) =>
        html`<li>
          ${sayAll(
            language,
            withSectorNames(sentence, (code) => sectorLabel(code, language)),
          )}
        </li>`,
    )}
  </ul>`;
