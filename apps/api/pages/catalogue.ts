import type { CataloguePage } from '#listings';
import { formatName } from '#texts';
import { address, html, type Html } from './html.js';
import { choice, link, own, page, reader, type PageReader } from './page.js';

type Cards = Pick<CataloguePage, 'items' | 'count'>;
export type ShowroomFacts = { hub: string; country: string; found: Cards; more?: string | undefined };
export type CatalogueFacts = {
  /** Where the form looks: `text`, `side`. */
  action: string;
  text: string;
  side: string;
  found: Cards;
  /** The sectors of what is found, each with the page of those. */
  sectors: { label: string; count: number; link: string }[];
  more?: string | undefined;
  /** Where what was asked for is kept, by whoever has an account. */
  save?: string | undefined;
};

/** What firms offer to one hub's market: to be read on a screen or printed, and to ask the hub about. */
export function showroom(language: string, { hub, country, found, more }: ShowroomFacts): string {
  const r = reader(language);
  const body = html`<p>${r.t('showroom.explain', { hub, country })}</p>
    ${cards(r, found)} ${further(r, more)}`;
  return page({ language, title: r.t('showroom.title', { country }), body });
}

/** The catalogue for whoever has no account. Looking for something is a GET: it can be kept as a bookmark. */
export function catalogue(language: string, { action, text, side, found, sectors, more, save }: CatalogueFacts): string {
  const r = reader(language);
  const { t } = r;
  const sides = ['', 'offering', 'need'].map((code) => ({ code, label: t(`catalogue.${code || 'any'}`) }));
  const body = html`<p>${t('catalogue.explain')}</p>
    <form method="get" action="${address(action)}">
      <input type="hidden" name="language" value="${r.language}" />
      <p>
        <label for="text">${t('catalogue.words')}</label>
        <input id="text" name="text" type="search" maxlength="200" value="${text}" />
      </p>
      ${choice('side', 'side', t('catalogue.side'), sides, side)}
      <p><button>${t('catalogue.find')}</button></p>
    </form>
    ${save ? html`<p>${link(save, t('catalogue.save'))}</p>` : null}
    ${
      sectors.length > 1
        ? html`<h2>${t('catalogue.sectors')}</h2>
            <ul>
              ${sectors.map((s) => html`<li>${link(s.link, html`${s.label} (${s.count})`)}</li>`)}
            </ul>`
        : null
    }
    ${cards(r, found)} ${further(r, more)}`;
  return page({ language, title: t('catalogue.title'), body });
}

const cards = (r: PageReader, { items, count }: Cards): Html =>
  html`<p role="status">${r.t('catalogue.count', { count })}</p>
    ${items.map((item) => cardOf(r, item))}`;

const further = ({ t }: PageReader, more: string | undefined): Html | null =>
  more ? html`<p>${link(more, t('catalogue.more'))}</p>` : null;

function cardOf({ t, code, language }: PageReader, card: CataloguePage['items'][number]): Html {
  const said = (name: string, what: string | Html): Html =>
    html`<dt>${name}</dt>
      <dd>${what}</dd>`;
  return html`<article class="card">
    <h2><bdi lang="${card.language}">${card.title}</bdi></h2>
    ${card.summary ? html`<p dir="auto" lang="${card.language}">${card.summary}</p>` : null}
    <dl>
      ${said(t('card.kind'), code('profileTypes', card.profileType))}
      ${card.country ? said(t('card.country'), formatName(language, 'region', card.country)) : null}
      ${card.sectors.length ? said(t('catalogue.sector'), card.sectors.map(({ label }) => label).join(' · ')) : null}
      ${said(t('catalogue.organisation'), card.organisation === null ? t('catalogue.unnamed') : own(card.organisation))}
    </dl>
    ${card.language === language ? null : html`<p class="quiet">${t('card.language', { language: card.language })}</p>`}
  </article>`;
}
