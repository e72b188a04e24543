import { stem } from './stem.js';
import { hasMeaning } from './terms.js';
import { turkishKeys } from './turkish.js';
import { wordsOf } from './words.js';

/** The smallest thing that a lexicon's entry is made of: a stem, a syllable of Vietnamese, a character of Chinese. */
export interface Unit {
  key: string;
  /** Other keys under which the same word may stand. */
  otherKeys: readonly string[];
  folded: string;
  surface: string;
  /** No sign parts it from the unit before: both could belong to one phrase. */
  follows: boolean;
  start: number;
  end: number;
}

/** The units of a text in its order, without function words. */
export function unitsOf(text: string, language: string): Unit[] {
  const plain = text.normalize('NFKC');
  const found: Unit[] = [];
  let end = 0;
  for (const word of wordsOf(plain, language)) {
    if (/\p{Script=Han}/u.test(word.folded)) {
      let start = word.start;
      for (const character of word.surface) {
        const at = start;
        start += character.length;
        found.push({ key: character, otherKeys: [], folded: character, surface: character, follows: joined(plain, end, at), start: at, end: start }); // prettier-ignore
        end = start;
      }
      continue;
    }
    if (!hasMeaning(word)) continue;
    const { folded, surface, start } = word;
    const key = word.language === 'vi' ? folded : stem(folded, word.language);
    found.push({
      key,
      otherKeys: otherKeys(folded, key, word.language),
      folded,
      surface,
      follows: joined(plain, end, start),
      start,
      end: word.end,
    });
    end = word.end;
  }
  return found;
}

/** A key of several units. */
export const join = (keys: readonly string[], language: string): string =>
  keys.join(language === 'zh' ? '' : language === 'vi' ? '_' : ' ');

/** Function words may stand between the words of a phrase, a comma or a full stop may not. */
const joined = (plain: string, from: number, to: number): boolean => !/[^\p{L}\p{M}\p{N}\s\p{Pd}'’]/u.test(plain.slice(from, to));

/** Arabic writes "by", "for", "like" and "so" with the word that follows. */
const clitics = ['و', 'ب', 'ل', 'ك', 'ف', 'س'];
/** "утечка" and "утечек", "rynek" and "rynku": a vowel that comes and goes with the ending. */
const fleeting: Record<string, { vowels: string[]; shut: RegExp; open: RegExp }> = {
  ru: { vowels: ['о', 'е'], shut: /([бвгджзклмнпрстфхцчшщ])[ео]([бвгджзклмнпрстфхцчшщ])$/, open: /([бвгджзклмнпрстфхцчшщ])(ь?)([кнлрц])$/ },
  pl: { vowels: ['e'], shut: /([bcdfghjklłmnńprsśtwzźż])e([bcdfghjklłmnńprsśtwzźż])$/, open: /([bcdfghjklłmnńprsśtwzźż])()([knlrc])$/ },
}; // prettier-ignore

function otherKeys(folded: string, key: string, language: string): string[] {
  const others = folded === key ? [] : [folded];
  const flees = fleeting[language];
  if (language === 'ar')
    for (const clitic of clitics) if (folded.startsWith(clitic) && folded.length >= 4) others.push(stem(folded.slice(1), 'ar'));
  if (language === 'tr') others.push(...turkishKeys(folded, key));
  if (flees?.shut.test(key)) others.push(key.replace(flees.shut, '$1$2'));
  if (flees?.open.test(key)) others.push(...flees.vowels.map((vowel) => key.replace(flees.open, `$1${vowel}$3`)));
  return others;
}

/** The shortest part of a compound. */
const leastPart = 4;

/** Keys of a German compound's two parts, the longest second part first: the first with and without what joins it ("Wasserversorgung-s-netz"). */
export function* compoundKeys(folded: string): Generator<[first: string[], second: string]> {
  for (let at = leastPart; at <= folded.length - leastPart; at++) {
    const first = folded.slice(0, at);
    const joints = [first, first.replace(/(?:es|en|s|n)$/, '')].filter((part) => part.length >= leastPart - 1);
    yield [[...new Set(joints.map((part) => stem(part, 'de')))], stem(folded.slice(at), 'de')];
  }
}
