import { remembered } from './remembered.js';
import { wordsOf, type Word } from './words.js';
import { hasMeaning, type Term } from './terms.js';

/** A rule of spelling: what is written, and the sounds it may stand for. */
type Rule = readonly [written: RegExp, ...sounds: string[]];

/**
 * Consonants by how names travel between scripts: B D F (also v) G H J K L M N P R S (also z) T X (sh) C (ch). Vowels are not kept. Where a
 * spelling may stand for several sounds, each gives a code, so that Washington meets Вашингтон and William Уильям.
 */
const latin: readonly Rule[] = [
  [/^(?:kn|gn|pn)/y, 'N'], [/^wr/y, 'R'], [/^wh/y, 'F', ''], [/^ps/y, 'S', 'PS'], [/^x/y, 'S', 'KS'], [/^h/y, 'H', ''],
  [/tsch|tch|cz|č|ç/y, 'C'], [/sch/y, 'X', 'SK'], [/shch/y, 'X'], [/ch/y, 'C', 'K', 'X'], [/sh|ş|ś|š/y, 'X'], [/th/y, 'T'], [/ph/y, 'F'],
  [/dzh|dj|dge?/y, 'J'], [/zh|ż|ź|ž/y, 'J'], [/kh/y, 'H', 'K'], [/gh/y, 'G', ''], [/rh/y, 'R'], [/qu/y, 'K', 'KF'], [/ck/y, 'K'],
  [/tz|ts|zz/y, 'TS', 'S'], [/sc(?=[eiy])/y, 'S', 'SK'], [/cc(?=[eiy])/y, 'KS', 'C'], [/c(?=[eiy])/y, 'S', 'TS'], [/[ckq]+/y, 'K'], [/x/y, 'KS'],
  [/ng(?=[^aeiouy])/y, 'NG', 'N'],
  [/gg?(?=[eiy])/y, 'G', 'J'], [/g+/y, 'G'], [/j+/y, 'J', '', 'H'], [/w+/y, 'F', ''], [/[fv]+/y, 'F'], [/d+t?/y, 'D'], [/t+/y, 'T'], [/b+/y, 'B'],
  [/p+/y, 'P'], [/l+|ł/y, 'L'], [/r+/y, 'R'], [/m+/y, 'M'], [/n+|ñ|ń/y, 'N'], [/[sz]+|ß/y, 'S'],
]; // prettier-ignore
const cyrillic: readonly Rule[] = [
  [/дж/y, 'J'], [/кв/y, 'K', 'KF'], [/кс/y, 'KS'], [/тч|ч+/y, 'C'], [/тс|ц+/y, 'TS', 'S'], [/щ|ш+/y, 'X'], [/ж+/y, 'J'], [/г+/y, 'G', 'H'], [/х+/y, 'H', 'K', ''],
  [/б+/y, 'B'], [/[вф]+/y, 'F'], [/дт?/y, 'D'], [/[зс]+/y, 'S'], [/к+/y, 'K'], [/л+/y, 'L'], [/м+/y, 'M'], [/н+/y, 'N'], [/п+/y, 'P'], [/р+/y, 'R'], [/т+/y, 'T'],
]; // prettier-ignore
const arabic: readonly Rule[] = [
  [/كس/y, 'KS'], [/ب/y, 'B', 'P'], [/پ/y, 'P'], [/ت|ط/y, 'T'], [/ث/y, 'T', 'S'], [/ج/y, 'J', 'G'], [/تش|چ/y, 'C'], [/ح|خ/y, 'H', 'K'], [/د|ض/y, 'D'], [/ذ/y, 'D', 'S'],
  [/ر/y, 'R'], [/[زسصظ]/y, 'S'], [/ش/y, 'X'], [/غ/y, 'G'], [/ف|ڤ/y, 'F'], [/[قك]/y, 'K'], [/گ/y, 'G'], [/ل/y, 'L'], [/م/y, 'M'], [/ن/y, 'N'], [/^ه/y, 'H'], [/و/y, '', 'F'],
]; // prettier-ignore
const devanagari: readonly Rule[] = [
  [/क्स/y, 'KS'], [/क/y, 'K'], [/ख/y, 'K', 'H'], [/[गघ]/y, 'G'], [/[चछ]/y, 'C'], [/[जझ]/y, 'J', 'S'], [/[टठतथ]/y, 'T'], [/[डढदध]/y, 'D'], [/[ङञणन]/y, 'N'], [/ं/y, 'N', 'M'],
  [/प/y, 'P'], [/फ/y, 'F', 'P'], [/[बभ]/y, 'B'], [/म/y, 'M'], [/र/y, 'R'], [/[लळ]/y, 'L'], [/व/y, 'F', ''], [/[शष]/y, 'X'], [/स/y, 'S'], [/^ह/y, 'H', ''],
]; // prettier-ignore

const scripts: readonly [RegExp, readonly Rule[]][] = [
  [/\p{Script=Latin}/u, latin],
  [/\p{Script=Cyrillic}/u, cyrillic],
  [/\p{Script=Arabic}/u, arabic],
  [/\p{Script=Devanagari}/u, devanagari],
];
const mostCodes = 6;

/** How a normalised word may sound, as its consonants; nothing for one with fewer than two, or in a script that is not known here. */
export const sounds = remembered(50_000, soundsOf);

function soundsOf(folded: string): readonly string[] {
  const rules = scripts.find(([script]) => script.test(folded))?.[1];
  if (!rules) return [];
  const written = rules === latin ? folded.normalize('NFD').replace(/(?![çşśšżźžñńč])\p{M}/gu, '').normalize('NFC') : folded; // prettier-ignore
  let codes = [''];
  for (let at = 0; at < written.length;) {
    const rule = rules.find(([letters]) => ((letters.lastIndex = at), letters.test(written)));
    at = rule ? rule[0].lastIndex : at + 1;
    if (rule) codes = codes.flatMap((code) => rule.slice(1).map((sound) => code + (sound as string))).slice(0, mostCodes);
  }
  return [...new Set(codes.map((code) => code.replace(/(.)\1+/g, '$1')))].filter((code) => code.length >= 2);
}

/**
 * Terms by which names are found from another script: "~XNGTN". A document is indexed with those of its names (capitals tell, where a
 * script has them); they are asked for only where a word of another script has no translation.
 */
export function soundTerms(text: string, language: string): Term[] {
  const found: Term[] = [];
  for (const word of wordsOf(text.normalize('NFKC'), language))
    if (isName(word)) found.push(...sounds(word.folded).map((code) => ({ term: `~${code}`, surface: word.surface })));
  return found;
}

const isName = (word: Word): boolean => /^\p{Lu}/u.test(word.surface) && word.folded.length >= 3 && hasMeaning(word);
