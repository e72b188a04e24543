import { newStemmer } from 'snowball-stemmers';
import { remembered } from './remembered.js';

/** What the Snowball package has. Its Arabic stems a word with its article otherwise than without; it has no Polish and no Hindi. */
const algorithm: Record<string, string> = {
  en: 'english',
  ru: 'russian',
  fr: 'french',
  de: 'german',
  es: 'spanish',
  pt: 'portuguese',
  ro: 'romanian',
  tr: 'turkish',
  cs: 'czech',
  da: 'danish',
  fi: 'finnish',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  sl: 'slovene',
  sv: 'swedish',
};
/** Languages of the Union that it has nothing for: their first letters tell words apart nearly as well. */
const cut = new Set(['el', 'et', 'hr', 'lt', 'lv', 'mt', 'sk']);
const cutAt = 6;

const light: Record<string, (folded: string) => string> = { ar: lightArabicStem, hi: lightHindiStem, pl: lightPolishStem };

/** By language; stemming is the slow part of reading. */
const stemmers = new Map<string, (folded: string) => string>();
const mostStems = 50_000;

/** The stem of a normalised word; itself where its language has no stemmer, and for what is not a word ("3.5", "c++"). */
export function stem(folded: string, language: string): string {
  if (/\p{N}|[+#&]/u.test(folded)) return folded;
  if (cut.has(language)) return folded.slice(0, cutAt);
  return stemmerOf(language)(folded);
}

function stemmerOf(language: string): (folded: string) => string {
  const known = stemmers.get(language);
  if (known) return known;
  const snowball = algorithm[language] && newStemmer(algorithm[language]);
  const stems = snowball ? (folded: string) => snowball.stem(folded) || folded : light[language];
  const made = stems ? remembered(mostStems, stems) : (folded: string) => folded;
  stemmers.set(language, made);
  return made;
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

const listed = (endings: string): string[] => endings.split(' ').toSorted((a, b) => b.length - a.length);

/** The endings of Ramanathan and Rao (2003), the longest first: three letters stay, or two where the ending is one sign. */
const hindiEndings = listed(
  'ो े ू ु ी ि ा कर ाओ िए ाई ाए ने नी ना ते ीं ती ता ां ों ें ाकर ाइए ाईं ाया ेगी ेगा ोगी ोगे ाने ाना ाते ाती ाता तीं ाओं ाएं ुओं ुएं ुआं ाएगी ाएगा ाओगी ाओगे एंगी ेंगी एंगे ेंगे ूंगी ूंगा ातीं नाओं नाएं ताओं ताएं ियां ियों ाएंगी ाएंगे ाऊंगी ाऊंगा',
);
function lightHindiStem(folded: string): string {
  const ending = hindiEndings.find((e) => folded.endsWith(e) && folded.length - e.length >= (e.length > 1 ? 3 : 2));
  return ending ? folded.slice(0, -ending.length) : folded;
}

/** Cases of nouns and adjectives, and the commonest forms of verbs; ours, light: three letters stay. */
const polishEndings = listed(
  'owościami ościami ościach ościom ością ości ość owaniem owaniu owania owanie aniem aniu ania anie eniem eniu enia enie ' +
    'owych owymi owego owemu owej owym owa owe owy ować owie owi ego emu ych ich ymi imi iej ej ymi ami iami ach iach om iom ów ' +
    'em iem ym im ą ę y i a e o u ie ią ię iu ia io ii ać eć ić yć uje ują ał ała ali ało ił iła ili iło ący ąca ące ących ony ona one any ana ane anych onych',
).map((ending) => ending.replaceAll('ó', 'o'));
function lightPolishStem(folded: string): string {
  const word = folded.replaceAll('ó', 'o');
  const ending = polishEndings.find((e) => word.endsWith(e) && word.length - e.length >= 3);
  const left = ending ? word.slice(0, -ending.length) : word;
  return left.length > 3 && left.endsWith('i') ? left.slice(0, -1) : left;
}
