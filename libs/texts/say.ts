import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from './catalogue.js';
import { formatDay, formatList, formatMoment, formatMoney, formatName, type Moment, type Money } from './formats.js';
import { isolateIn } from './isolate.js';
import { direction, isLanguage, localeOf } from './languages.js';

/** What a message may be given. Codes, days and money stay what they are until somebody reads them. */
export type Fact = string | number | boolean | readonly string[] | readonly MatchedWord[] | Money | Moment;
/** A word of the offering that met a word of the need. */
export type MatchedWord = { offering: string; need: string };
export type Facts = Readonly<Record<string, Fact>>;

/** A sentence before it has a language: what is stored, queued and sent over the API in place of text. */
export type Sentence = { key: string; facts?: Facts };

/**
 * Facts that are codes, by their name: the code list, or the names of ICU, that their label comes from. Where a name means different
 * things in different sentences, it is said with the second part of the key before it (`languages.shared`, `delivery.shared`).
 */
const kinds: Record<string, string> = {
  cooperation: 'cooperationTypes',
  presence: 'presences',
  required: 'presences',
  delivery: 'deliveryModes',
  size: 'organisationSizes',
  wished: 'organisationSizes',
  'certificates.wished': 'text',
  licence: 'licenceModels',
  'licence.accepted': 'licenceModels',
  side: 'sides',
  answer: 'answerStates',
  outcome: 'outcomes',
  country: 'region',
  'target_market.targets': 'region',
  'partner_country.accepted': 'region',
  language: 'language',
  languages: 'language',
  currency: 'currency',
  currencies: 'currency',
  'budget.currency': 'text',
  ...inScopes(['cooperation'], 'cooperationTypes'),
  ...inScopes(['delivery'], 'deliveryModes'),
  ...inScopes(['languages'], 'language'),
  ...inScopes(['settlement_currency'], 'currency'),
  ...inScopes(['profile', 'other_side'], 'profileTypes'),
  ...Object.fromEntries(['deadline', 'day', 'until', 'since'].map((name) => [name, 'day'])),
  missing: 'field',
};

function inScopes(scopes: string[], kind: string): Record<string, string> {
  return Object.fromEntries(scopes.flatMap((scope) => ['shared', 'offering', 'need'].map((name) => [`${scope}.${name}`, kind])));
}

/**
 * The sentence `key` in `language` (English where the language has no catalogue). Facts that are texts of people are isolated so that
 * a Latin name does not turn an Arabic sentence round. Throws for a key that no catalogue has and for a fact that is not given.
 */
export function say(language: string, key: string, facts: Facts = {}): string {
  const reader = isLanguage(language) ? language : 'en';
  const scope = key.split('.')[1];
  const kindOf = (name: string) => kinds[`${scope}.${name}`] ?? kinds[name] ?? 'text';
  const shown = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, show(reader, kindOf(name), fact)]));
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

function show(language: string, kind: string, fact: Fact): string | number {
  if (typeof fact === 'number') return fact;
  const way = direction(language);
  if (typeof fact === 'string' || typeof fact === 'boolean') return isolateIn(way, showOne(language, kind, String(fact)));
  if ('at' in fact && 'zone' in fact) return isolateIn(way, formatMoment(language, fact));
  if ('currency' in fact) return isolateIn(way, formatMoney(language, fact));
  const items = fact.map((item) => (typeof item === 'string' ? showOne(language, kind, item) : met(item)));
  return formatList(
    language,
    [...new Set(items)].map((item) => isolateIn(way, item)),
  );
}

/** "датчик = sensor" where two words met through a translation. */
const met = ({ offering, need }: MatchedWord): string => (offering === need ? need : `${offering} = ${need}`);

/** A code outside its list is shown as it is: a reader is better served by "saas_v2" than by no page. */
function showOne(language: string, kind: string, value: string): string {
  if (kind === 'text') return value;
  if (kind === 'region' || kind === 'language' || kind === 'currency') return formatName(language, kind, value);
  if (kind === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(language, value) : value;
  if (kind === 'field') return field(language, value);
  return canSay(`code.${kind}.${value}`) ? label(language, kind, value) : value;
}

/** A field by its name, said with its side where it comes as "offering.trl". */
function field(language: string, path: string): string {
  const [side = '', ...rest] = path.split('.');
  const name = (key: string) => (canSay(`field.${key}`) ? say(language, `field.${key}`) : key);
  return canSay(`code.sides.${side}`) ? `${label(language, 'sides', side)}: ${name(rest.join('.'))}` : name(path);
}
