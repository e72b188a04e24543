import type { Shapes } from '../api/client.js';
import { limits } from '../api/limits.js';

export type Listing = Shapes['ListingView'];
export type Side = Listing['side'];
/** What the form holds: as the API reads it, with nothing where nothing is said. */
export type Values = { [name: string]: unknown };

/** How a field is filled in. */
type Kind =
  | 'line'
  | 'text'
  | 'one'
  | 'several'
  | 'countries'
  | 'languages'
  | 'currencies'
  | 'money'
  | 'number'
  | 'day'
  | 'tags'
  | 'sectors'
  | 'presences'
  | 'standards'
  | 'flag';

export type Field = { name: string; kind: Kind; step: Step; list?: string; side?: Side };
export const steps = ['kind', 'words', 'facts', 'terms', 'look'] as const;
export type Step = (typeof steps)[number];

/** Every field of a listing, in the order in which it is asked. */
export const fields: readonly Field[] = [
  { name: 'title', kind: 'line', step: 'words' },
  { name: 'summary', kind: 'text', step: 'words' },
  { name: 'description', kind: 'text', step: 'words' },
  { name: 'advantages', kind: 'text', step: 'words' },
  { name: 'expertiseSought', kind: 'text', step: 'words', side: 'need' },
  { name: 'keywords', kind: 'tags', step: 'words' },
  { name: 'sectors', kind: 'sectors', step: 'facts' },
  { name: 'cooperationTypes', kind: 'several', list: 'cooperationTypes', step: 'facts' },
  { name: 'deliveryModes', kind: 'several', list: 'deliveryModes', step: 'facts' },
  { name: 'targetCountries', kind: 'countries', step: 'facts' },
  { name: 'languages', kind: 'languages', step: 'facts' },
  { name: 'trl', kind: 'number', step: 'facts', side: 'offering' },
  { name: 'trlFloor', kind: 'number', step: 'facts', side: 'need' },
  { name: 'standardsHeld', kind: 'tags', step: 'facts', side: 'offering' },
  { name: 'standardsRequired', kind: 'standards', step: 'facts', side: 'need' },
  { name: 'presencesHeld', kind: 'presences', step: 'facts', side: 'offering' },
  { name: 'presenceRequired', kind: 'one', list: 'presences', step: 'facts', side: 'need' },
  { name: 'budget', kind: 'money', step: 'terms' },
  { name: 'settlementCurrencies', kind: 'currencies', step: 'terms' },
  { name: 'partnerSizes', kind: 'several', list: 'organisationSizes', step: 'terms' },
  { name: 'ipr', kind: 'one', list: 'iprStatuses', step: 'terms', side: 'offering' },
  { name: 'licenceModel', kind: 'one', list: 'licenceModels', step: 'terms', side: 'offering' },
  { name: 'spdx', kind: 'line', step: 'terms', side: 'offering' },
  { name: 'licenceModelsAccepted', kind: 'several', list: 'licenceModels', step: 'terms', side: 'need' },
  { name: 'deadline', kind: 'day', step: 'terms' },
  { name: 'capacity', kind: 'number', step: 'terms' },
  { name: 'criticalInfrastructure', kind: 'flag', step: 'terms', side: 'need' },
  { name: 'visibility', kind: 'one', list: 'visibilities', step: 'terms' },
  { name: 'inCatalogue', kind: 'flag', step: 'terms' },
];

export const fieldsOf = (side: Side): readonly Field[] => fields.filter((field) => !field.side || field.side === side);

type Limit = { minLength?: number; maxLength?: number; minItems?: number; maxItems?: number; minimum?: number; maximum?: number };
/** How long and how many, as the API will ask. */
export const limitOf = (side: Side, name: string): Limit => {
  const all: Record<string, Limit> = side === 'offering' ? limits.NewOffering : limits.NewNeed;
  return all[name] ?? {};
};

export const isSaid = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Facts that the matcher weighs and that may be left out: what is not said counts as the worst. */
export const weighed: Record<Side, readonly string[]> = {
  offering: ['sectors', 'cooperationTypes', 'deliveryModes', 'languages', 'budget', 'settlementCurrencies', 'trl', 'standardsHeld', 'presencesHeld', 'licenceModel', 'partnerSizes'], // prettier-ignore
  need: ['sectors', 'cooperationTypes', 'deliveryModes', 'languages', 'budget', 'settlementCurrencies', 'trlFloor', 'standardsRequired', 'presenceRequired', 'licenceModelsAccepted', 'partnerSizes', 'deadline'], // prettier-ignore
};

/** What in a text tells who wrote it: where a listing is anonymous, it should not. */
export function leaksIn(values: Values, organisation: string | undefined): string[] {
  const texts = ['title', 'summary', 'description', 'advantages', 'expertiseSought'].map((name) => String(values[name] ?? ''));
  const found = texts.flatMap((text) => [
    ...(text.match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? []),
    ...(text.match(/\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:com|org|net|ru|ae|vn|io|cn)\b/gi) ?? []),
    ...(text.match(/\+?\d[\d ()-]{8,}\d/g) ?? []),
    ...(text.match(/\b(?:RU|EP|US|WO|EA)\s?\d{5,}\b/g) ?? []),
    ...(organisation && organisation.length > 3 && text.toLocaleLowerCase().includes(organisation.toLocaleLowerCase()) ? [organisation] : []), // prettier-ignore
  ]);
  return [...new Set(found)];
}
