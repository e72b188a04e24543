import { html } from './html.js';
import { form, own, page, reader } from './page.js';

export type RightsFacts = {
  action: string;
  /** Where the form for all that is held posts: it is written down that it was read. */
  data: string;
  name: string;
  address: string;
  organisation: string;
  hub: string;
  hubAddress: string;
  source: string;
  ground: string;
  confirmed: boolean;
};

/** What a hub holds of somebody who never signed up, and what they can do about it. */
export function rights(language: string, facts: RightsFacts): string {
  const { t } = reader(language);
  const body = html`<p>${t('rights.about', { hub: facts.hub })}</p>
    <dl>
      <dt>${t('rights.name')}</dt>
      <dd>${own(facts.name)}</dd>
      <dt>${t('rights.address')}</dt>
      <dd><bdi dir="ltr">${facts.address}</bdi></dd>
      <dt>${t('rights.organisation')}</dt>
      <dd>${own(facts.organisation)}</dd>
      <dt>${t('rights.source')}</dt>
      <dd>${own(facts.source)}</dd>
      <dt>${t('rights.ground')}</dt>
      <dd>${own(facts.ground)}</dd>
      <dt>${t('rights.responsible')}</dt>
      <dd>${own(facts.hub)}, <bdi dir="ltr">${facts.hubAddress}</bdi></dd>
    </dl>
    ${facts.confirmed ? null : form(facts.action, { act: 'confirm' }, html`<button>${t('rights.confirm')}</button>`)}
    ${form(facts.data, {}, html`<button class="second">${t('rights.data')}</button>`)}
    ${form(facts.action, { act: 'not_me' }, html`<button class="second">${t('rights.not_me')}</button>`)}
    ${form(facts.action, { act: 'delete' }, html`<button class="second">${t('rights.delete')}</button>`)}
    <p class="quiet">${t('rights.delete.means')}</p>`;
  return page({ language, title: t('rights.title'), body });
}

export function rightsDone(language: string, did: 'confirmed' | 'erased'): string {
  const { t } = reader(language);
  return page({ language, title: t('rights.title'), body: html`<p>${t(`rights.${did}`)}</p>` });
}
