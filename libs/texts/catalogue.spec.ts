import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from './catalogue.js';
import { isolate } from './isolate.js';
import { languages, localeOf, type Language } from './languages.js';
import { canSay, say, type Facts } from './say.js';
import * as codes from '../listings/codes.js';

const keys = Object.keys(catalogues.en);
const tree = (language: Language, key: string) =>
  new IntlMessageFormat(catalogues[language][key] ?? '', localeOf(language), undefined, { ignoreTag: true }).getAst();

type Elements = ReturnType<typeof tree>;
/** The element types of the parser that our messages use. */
const TYPE = { literal: 0, argument: 1, number: 2, plural: 6 };
type Plural = { type: number; value: string; options: Record<string, { value: Elements }> };
const isPlural = (element: { type: number }): element is Plural => element.type === TYPE.plural;

/** Every argument in a message; a counted or numeric one ends in "#". */
function argumentsOf(elements: Elements): string[] {
  const found = elements.flatMap((element): string[] => {
    if (isPlural(element))
      return [`${element.value}#`, ...Object.values(element.options).flatMap(({ value }) => argumentsOf(value))];
    if (element.type === TYPE.number && 'value' in element) return [`${element.value}#`];
    return element.type === TYPE.argument && 'value' in element ? [element.value] : [];
  });
  return [...new Set(found)].sort();
}

/** The words of a message itself, without what is put into it. */
const wordsOf = (elements: Elements): string =>
  elements
    .map((element) => {
      if (isPlural(element)) return Object.values(element.options).map(({ value }) => wordsOf(value)).join(' '); // prettier-ignore
      return element.type === TYPE.literal && 'value' in element ? element.value : '';
    })
    .join(' ');

describe('the catalogues', () => {
  it.each(languages)('have the same keys in %s as in English, in the same order', (language) => {
    expect(Object.keys(catalogues[language])).toEqual(keys);
  });

  it.each(languages)('parse in %s, each message with text in it and no tag, select or date', (language) => {
    for (const key of keys) {
      const elements = tree(language, key);
      expect({ key, length: elements.length > 0 }).toEqual({ key, length: true });
      const types: number[] = elements.map((element) => element.type);
      expect({
        key,
        plain: types.every((type) => [TYPE.literal, TYPE.argument, TYPE.number, TYPE.plural].includes(type)),
      }).toEqual({
        key,
        plain: true,
      });
    }
  });

  it.each(languages)('take the same facts in %s as in English', (language) => {
    for (const key of keys) {
      expect({ key, facts: argumentsOf(tree(language, key)) }).toEqual({
        key,
        facts: argumentsOf(tree('en', key)),
      });
    }
  });

  it.each(languages)('have every plural category that %s has, wherever something is counted', (language) => {
    const wanted = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories;
    let counted = 0;
    for (const key of keys)
      for (const plural of tree(language, key).filter(isPlural)) {
        const given = Object.keys(plural.options);
        counted += 1;
        expect({ key, missing: wanted.filter((category) => !given.includes(category)) }).toEqual({ key, missing: [] });
      }
    expect(counted).toBeGreaterThan(5);
  });

  it('leave nothing in English letters only in Arabic and Russian but the name of the product', () => {
    const alphabet = { ar: /[\u0600-\u06FF]/, ru: /[\u0400-\u04FF]/ };
    const left: string[] = [];
    for (const language of ['ar', 'ru'] as const)
      for (const key of keys) {
        const words = wordsOf(tree(language, key)).replace(/Landfall/g, '');
        if (/\p{L}/u.test(words) && !alphabet[language].test(words)) left.push(`${language} ${key}`);
      }
    expect(left).toEqual([]);
  });

  it('say what would lift each rule, and never for screening, a destination rule or whom a hub admits', () => {
    const rules = keys.filter((key) => /^rule\.[a-z_]+$/.test(key));
    expect(rules.length).toBeGreaterThan(15);
    const never = ['rule.screening', 'rule.partner_country', 'rule.admission'];
    for (const rule of rules) expect({ rule, lift: canSay(`${rule}.lift`) }).toEqual({ rule, lift: !never.includes(rule) });
  });

  it('label every code of a listing', () => {
    const lists = Object.entries(codes as Record<string, unknown>).filter((entry): entry is [string, string[]] =>
      Array.isArray(entry[1]),
    );
    expect(lists.length).toBeGreaterThan(8);
    for (const [list, members] of lists)
      for (const code of members) expect([list, code, canSay(`code.${list}.${code}`)]).toEqual([list, code, true]);
    for (const state of Object.keys(codes.listingLife))
      expect([state, canSay(`code.listingStates.${state}`)]).toEqual([state, true]);
  });

  it('isolate every text of people in every Arabic sentence', () => {
    const name = 'Acme (2) Ltd.';
    for (const key of keys) {
      const facts: Facts = Object.fromEntries(
        argumentsOf(tree('ar', key)).map((fact) => (fact.endsWith('#') ? [fact.slice(0, -1), 3] : [fact, name])),
      );
      const bare = say('ar', key, facts).replaceAll(isolate(name), '');
      expect({ key, bare: bare.includes(name) }).toEqual({ key, bare: false });
    }
  });
});
