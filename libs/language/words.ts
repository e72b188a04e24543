import { normalise } from './normalise.js';
import { remembered } from './remembered.js';

/** A word of a text as it stands there. */
export interface Word {
  /** Normalised. */
  folded: string;
  surface: string;
  /** The language that it is read in: the text's, unless its script says another. */
  language: string;
  start: number;
  end: number;
}

/** Words with inner decimal points ("3.5"), names with a sign ("c++", "c#", "r&d"); everything else parts words. */
const word = /\p{L}&\p{L}(?!\p{L})|\p{N}+(?:[.,]\p{N}+)+|\p{L}(?:\+\+|#)(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** The words of a text after NFKC, in its order; a run of Han characters is one. */
export function* wordsOf(plain: string, language: string): Generator<Word> {
  for (const { 0: surface, index: start } of plain.matchAll(word)) {
    // "İstanbul'un": what stands behind the apostrophe of a name is its case
    if (language === 'tr' && start > 0 && /['’]/.test(plain[start - 1]!) && surface.length <= 4) continue;
    const { folded, own } = known(surface, language);
    if (folded !== '') yield { folded, surface, language: own, start, end: start + surface.length };
  }
}

/** Folding a word asks twenty patterns. */
const folds = new Map<string, (surface: string) => { folded: string; own: string }>();
const mostFolds = 50_000;

function known(surface: string, language: string): { folded: string; own: string } {
  let ofLanguage = folds.get(language);
  if (!ofLanguage) {
    ofLanguage = remembered(mostFolds, (word) => {
      const folded = normalise(word).replace(',', '.');
      return { folded, own: languageOfWord(folded, language) };
    });
    folds.set(language, ofLanguage);
  }
  return ofLanguage(surface);
}

const initial = '(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđhklmnprstvx])?';
const vietnameseSyllable = new RegExp(`^${initial}[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$`);
const inLatin = new Set('en fr de es pt pl ro tr cs da et fi hr hu it lt lv mt nl sk sl sv'.split(' '));
const inOtherScripts = new Set(['ru', 'ar', 'zh', 'hi']);

function languageOfWord(folded: string, language: string): string {
  if (/\p{Script=Han}/u.test(folded)) return 'zh';
  if (/\p{Script=Cyrillic}/u.test(folded)) return 'ru';
  if (/\p{Script=Arabic}/u.test(folded)) return 'ar';
  if (/\p{Script=Devanagari}/u.test(folded)) return 'hi';
  if (!/\p{Script=Latin}/u.test(folded)) return language === 'vi' ? 'und' : language;
  if (language === 'vi') return vietnameseSyllable.test(bare(folded)) ? 'vi' : 'en';
  return inOtherScripts.has(language) ? 'en' : inLatin.has(language) ? language : 'und';
}
const bare = (syllable: string): string => syllable.normalize('NFD').replace(/\p{M}/gu, '');
