import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from './catalogue.js';
import { formatDay, formatList, formatMoment, formatMoney, formatName, type Moment, type Money } from './formats.js';
import { isolateIn } from './isolate.js';
import { direction, isLanguage, localeOf } from './languages.js';

/** What a message may be given. Codes, days and money stay what they are until somebody reads them. */
export type Fact = string | number | readonly string[] | Money | Moment;
export type Facts = Readonly<Record<string, Fact>>;

/** A sentence before it has a language: what is stored, queued and sent over the API in place of text. */
export type Sentence = { key: string; facts?: Facts };

/** Facts that are codes, by their name in the messages: which code list, or which names of ICU, their label comes from. */
const lists: Record<string, string> = {
  cooperation: 'cooperationTypes',
  presence: 'presences',
  delivery: 'deliveryModes',
  size: 'organisationSizes',
  sizes: 'organisationSizes',
  offered: 'profileTypes',
  sought: 'profileTypes',
  licence: 'licenceModels',
  ipr: 'iprStatuses',
  answer: 'answerStates',
  outcome: 'outcomes',
};
const names: Record<string, 'region' | 'language' | 'currency'> = {
  country: 'region',
  countries: 'region',
  language: 'language',
  languages: 'language',
  currency: 'currency',
  currencies: 'currency',
};
const days = new Set(['deadline', 'day', 'until', 'since']);

/**
 * The sentence `key` in `language` (English where the language has no catalogue). Facts that are texts of people are isolated so that
 * a Latin name does not turn an Arabic sentence round. Throws for a key that no catalogue has and for a fact that is not given.
 */
export function say(language: string, key: string, facts: Facts = {}): string {
  const reader = isLanguage(language) ? language : 'en';
  const shown = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, show(reader, name, fact)]));
  return String(message(reader, key).format(shown));
}

export const sayAll = (language: string, { key, facts }: Sentence): string => say(language, key, facts);

/** Whether some catalogue can say it; for codes that come from outside. */
export const canSay = (key: string): boolean => Object.hasOwn(catalogues.en, key);

/** The label of a code, `code.<list>.<code>`; lists are named as in the code that owns them. Throws for an unknown one. */
export const label = (language: string, list: string, code: string): string => say(language, `code.${list}.${code}`);

/** Every code of a list with its label, in the order of the catalogue: what a form offers. */
export function labels(language: string, list: string): { code: string; label: string }[] {
  const prefix = `code.${list}.`;
  const keys = Object.keys(catalogues.en).filter((key) => key.startsWith(prefix));
  if (keys.length === 0) throw new Error(`no labels for the code list "${list}"`);
  return keys.map((key) => ({ code: key.slice(prefix.length), label: say(language, key) }));
}

const parsed = new Map<string, IntlMessageFormat>();

function message(language: keyof typeof catalogues, key: string): IntlMessageFormat {
  const id = `${language} ${key}`;
  const known = parsed.get(id);
  if (known) return known;
  const own = Object.hasOwn(catalogues[language], key) ? catalogues[language][key] : undefined;
  const text = own ?? (Object.hasOwn(catalogues.en, key) ? catalogues.en[key] : undefined);
  if (text === undefined) throw new Error(`no text has the key "${key}"`);
  const made = new IntlMessageFormat(text, localeOf(own === undefined ? 'en' : language), undefined, { ignoreTag: true });
  parsed.set(id, made);
  return made;
}

function show(language: string, name: string, fact: Fact): string | number {
  if (typeof fact === 'number') return fact;
  const way = direction(language);
  if (typeof fact === 'string') return isolateIn(way, showOne(language, name, fact));
  if ('at' in fact && 'zone' in fact) return isolateIn(way, formatMoment(language, fact));
  if ('currency' in fact) return isolateIn(way, formatMoney(language, fact));
  return formatList(
    language,
    fact.map((item) => isolateIn(way, showOne(language, name, item))),
  );
}

/** A code outside its list is shown as it is: a reader is better served by "saas_v2" than by no page. */
function showOne(language: string, name: string, value: string): string {
  const list = lists[name];
  if (list && canSay(`code.${list}.${value}`)) return label(language, list, value);
  const type = names[name];
  if (type) return formatName(language, type, value);
  return days.has(name) && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(language, value) : value;
}
