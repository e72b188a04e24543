import { newStemmer } from 'snowball-stemmers';
import { stopWords } from './stop-words.js';
import { normalise } from './normalise.js';

/** A term as the index holds it, and the words of the text that it was made of. */
export interface Term {
  term: string;
  surface: string;
}

/** Words with inner decimal points ("3.5"), names with a sign ("c++", "c#", "r&d"); everything else parts words. */
const word = /\p{L}&\p{L}(?!\p{L})|\p{N}+(?:[.,]\p{N}+)+|\p{L}(?:\+\+|#)(?!\p{L})|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
const han = /\p{Script=Han}+/gu;

/**
 * The terms of a text in its order, with repeats: stems for languages that have a stemmer, two-character runs for Chinese; for
 * Vietnamese each syllable and each two neighbours joined by "_", for most of its words are two syllables. Function words are left out,
 * numbers kept. A word in another script ("SCADA" in a Russian text) is stemmed in the language of its script.
 */
export function termsWithSurface(text: string, language: string): Term[] {
  const found: Term[] = [];
  let syllableBefore: (Term & { end: number }) | undefined;
  const plain = text.normalize('NFKC');
  for (const match of plain.matchAll(word)) {
    const surface = match[0];
    const folded = normalise(surface).replace(',', '.');
    if (/\p{Script=Han}/u.test(folded)) {
      found.push(...hanTerms(folded));
      continue;
    }
    const own = languageOfWord(folded, language);
    if (folded === '' || stopWords[own]?.has(folded) || /^\p{L}$/u.test(folded)) continue;
    if (own !== 'vi') {
      found.push({ term: stem(folded, own), surface });
      continue;
    }
    const neighbours = syllableBefore && /^\s+$/.test(plain.slice(syllableBefore.end, match.index));
    if (neighbours) found.push({ term: `${syllableBefore!.term}_${folded}`, surface: `${syllableBefore!.surface} ${surface}` });
    found.push({ term: folded, surface });
    syllableBefore = { term: folded, surface, end: match.index + surface.length };
  }
  return found;
}

/** As `termsWithSurface`, without the words. */
export const terms = (text: string, language: string): string[] => termsWithSurface(text, language).map((t) => t.term);

/** One character is a term of its own only where it stands alone. */
function hanTerms(run: string): Term[] {
  return [...run.matchAll(han)].flatMap(([characters]) => {
    const each = [...characters];
    if (each.length === 1) return stopWords.zh!.has(characters) ? [] : [{ term: characters, surface: characters }];
    return each.slice(1).map((second, at) => ({ term: each[at]! + second, surface: each[at]! + second }));
  });
}

const initial = '(?:ngh?|nh|ch|gh?|gi|kh|ph|qu|th|tr|[bcdđhklmnprstvx])?';
const vietnameseSyllable = new RegExp(`^${initial}[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$`);
const latinWithStemmer = new Set(['en', 'fr', 'de', 'es', 'pt', 'pl', 'ro', 'tr']);

/** The language that a single word is read in: the text's, unless its script says another. */
function languageOfWord(folded: string, language: string): string {
  if (/\p{Script=Cyrillic}/u.test(folded)) return 'ru';
  if (/\p{Script=Arabic}/u.test(folded)) return 'ar';
  if (!/\p{Script=Latin}/u.test(folded)) return language === 'vi' ? 'und' : language;
  if (language === 'vi') return vietnameseSyllable.test(bare(folded)) ? 'vi' : 'en';
  return ['ru', 'ar', 'zh'].includes(language) ? 'en' : latinWithStemmer.has(language) ? language : 'und';
}
const bare = (syllable: string): string => syllable.normalize('NFD').replace(/\p{M}/gu, '');

/** The package has no Polish: Polish words stay whole. Its Arabic stems a word with its article otherwise than without. */
const algorithm: Record<string, string> = {
  en: 'english',
  ru: 'russian',
  fr: 'french',
  de: 'german',
  es: 'spanish',
  pt: 'portuguese',
  ro: 'romanian',
  tr: 'turkish',
};
const stemmers = new Map<string, { stem(word: string): string }>();
/** Stemming is the slow part and texts repeat their words. Emptied when full, so that memory is bounded. */
const stemmed = new Map<string, string>();
const remembered = 100_000;

function stem(folded: string, language: string): string {
  if (/\p{N}|[+#&]/u.test(folded)) return folded;
  if (language === 'ar') return lightArabicStem(folded);
  const name = algorithm[language];
  if (!name) return folded;
  const key = `${language} ${folded}`;
  const before = stemmed.get(key);
  if (before !== undefined) return before;
  let stemmer = stemmers.get(name);
  if (!stemmer) stemmers.set(name, (stemmer = newStemmer(name)));
  if (stemmed.size >= remembered) stemmed.clear();
  const found = stemmer.stem(folded) || folded;
  stemmed.set(key, found);
  return found;
}

/**
 * Light10 (Larkey, Ballesteros, Connell 2007) on folded letters: "and" where three letters stay, one article where two stay, then each
 * ending once in this order where two stay.
 */
function lightArabicStem(folded: string): string {
  let word = folded;
  if (word.length > 3 && word.startsWith('و')) word = word.slice(1);
  const article = ['ال', 'بال', 'كال', 'فال', 'لل'].find((a) => word.startsWith(a) && word.length >= a.length + 2);
  if (article) word = word.slice(article.length);
  for (const ending of ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'])
    if (word.endsWith(ending) && word.length >= ending.length + 2) word = word.slice(0, -ending.length);
  return word;
}
