import type { Moment } from '#texts';
import type { CardFacts } from '#mail';
import { card } from './card.js';
import { html } from './html.js';
import { link, own, page, reader, type Session } from './page.js';

export type FirmCardsFacts = {
  session?: Session;
  organisation: string;
  decisions: readonly { card: CardFacts; ownTitle: string; until: Moment; link: string }[];
  introduced: readonly { organisation: string; person: string; address: string; title: string; since: Moment }[];
  listings: readonly { title: string; profileType: string; state: string }[];
};

/** What a firm or a buyer finds: one decision a card, whom it has met, what it has published. */
export function firmCards(language: string, facts: FirmCardsFacts): string {
  const r = reader(language);
  const { t } = r;
  const body = html`<p>${own(facts.organisation)}</p>
    <h2>${t('firm.decisions')}</h2>
    ${facts.decisions.length === 0 ? html`<p>${t('firm.decisions.empty')}</p>` : null}
    ${facts.decisions.map(
      (decision) =>
        html`${card(r, decision.card, decision.ownTitle, 'h3')}
          <p>
            ${t('consent.until', { until: decision.until })}
            ${link(decision.link, html`${t('firm.answer')}: ${own(decision.card.title)}`)}
          </p>`,
    )}
    <h2>${t('firm.introduced')}</h2>
    ${
      facts.introduced.length === 0
        ? html`<p>${t('firm.introduced.empty')}</p>`
        : html`<ul>
            ${facts.introduced.map(
              (partner) =>
                html`<li>
                  ${own(partner.organisation)}, ${own(partner.title)}. ${t('firm.contact')}: ${own(partner.person)}
                  <a href="mailto:${partner.address}"><bdi>${partner.address}</bdi></a
                  >. <span class="quiet">${r.when(partner.since)}</span>
                </li>`,
            )}
          </ul>`
    }
    <h2>${t('firm.listings')}</h2>
    ${
      facts.listings.length === 0
        ? html`<p>${t('firm.listings.empty')}</p>`
        : html`<ul>
            ${facts.listings.map(
              ({ title, profileType, state }) =>
                html`<li>${own(title)}. ${r.code('profileTypes', profileType)}, ${r.code('listingStates', state)}</li>`,
            )}
          </ul>`
    }`;
  return page({ language, title: t('firm.title'), body, session: facts.session });
}
