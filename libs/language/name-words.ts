import { withoutLegalForm } from './legal-forms.js';
import { toLatin } from './transliterate.js';

/** What a name names; a body is any organisation. Left out, nothing is known of it. */
export type Named = 'person' | 'body' | 'vessel';

/** One word of a name as it is compared: one spelling of it, and what finding it in another name is worth. */
export type NameWord = { text: string; weight: number };

// Found with the constants in names.ts, in one search.
const ofAParticle = 0.3;
const ofACommonWord = 0.7;

const small = new Set(['the', 'of', 'and', 'for', 'de', 'la', 'le', 'du', 'des', 'der', 'die', 'und', 'i', 'y', 'v', 'na']);
/** Parts of a person's name that come and go with the writer: "Bashar al-Assad", "Bashar Assad". */
const particles = new Set(['al', 'bin', 'bint', 'abu', 'von', 'van', 'da', 'di', 'dos']);
const titles = new Set([
  'mr', 'mrs', 'ms', 'dr', 'prof', 'sir', 'president', 'prasident', 'general', 'colonel', 'sheikh', 'shaikh', 'sheik', 'shaykh', 'haji', 'hajji', 'hadji', 'mullah',
  'mulla', 'maulavi', 'mawlawi', 'ayatollah', 'imam', 'qari', 'sayyid', 'sayyed', 'gospodin', 'ong', 'ba',
]); // prettier-ignore
const shipPrefixes = new Set(['mv', 'mt', 'ms', 'ss', 'mts', 'tanker', 'vessel']);
/** Words that many firms have in their names: they say what a firm does or is, not which one it is. */
const trade = [
  'international', 'intl', 'trading', 'trade', 'group', 'gruppa', 'holding', 'holdings', 'kholding', 'industries', 'industrial', 'industry', 'services', 'service', 'global',
  'solutions', 'technology', 'technologies', 'tekhnologii', 'shipping', 'construction', 'stroitelnaya', 'aviation', 'bank', 'capital', 'investment', 'investments', 'fund', 'trust',
  'foundation', 'partners', 'enterprise', 'enterprises', 'general', 'national', 'development', 'engineering', 'management', 'import', 'export', 'logistics', 'energy', 'oil',
  'gas', 'marine', 'maritime', 'systems', 'electronics', 'business', 'center', 'centre', 'tsentr', 'torgovyy', 'dom', 'kompaniya', 'zavod', 'thuong', 'mai', 'dich', 'vu',
  'xay', 'dung', 'dau', 'tu', 'liltjara', 'altjara', 'lltjara', 'tjara',
]; // prettier-ignore

/** Whether many firms have this word in their names, so that it finds nothing. */
export const isCommon = (word: string): boolean => common.has(word);

const numberWords: Record<string, number> = {
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16,
  seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90,
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5,
}; // prettier-ignore
const roman: Record<string, number> = {
  ii: 2, iii: 3, iv: 4, vi: 6, vii: 7, viii: 8, ix: 9, xi: 11, xii: 12, xiii: 13, xiv: 14, xv: 15, xvi: 16, xvii: 17, xviii: 18, xix: 19, xx: 20,
}; // prettier-ignore

/** Latin words in one order, without legal form, articles and doubled spellings: "Ты́сяча & Co." → "tisiacha". */
export function wordsOf(name: string, named?: Named): NameWord[] {
  const latin = toLatin(name)
    .replace(/&/g, ' and ')
    .replace(/['’`ʻʼ]/g, '')
    .replace(/(?<=(?:^|[^\p{L}])\p{L})\.(?=\p{L}(?:[^\p{L}]|$))/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const bare = withoutLegalForm(latin).split(' ').filter(Boolean);
  const left = named === 'person' ? without(bare, titles) : named === 'vessel' ? without(bare, shipPrefixes) : bare;
  const told = named === 'person' ? left : asNumbers(left);
  return without(told, small)
    .map(oneSpelling)
    .map((text) => ({ text, weight: weightOf(text, named) }));
}

const without = (words: string[], kind: ReadonlySet<string>): string[] => {
  const left = words.filter((word) => !kind.has(word));
  return left.length ? left : words;
};

/** "Forty-four" and "IV" as the numbers that they are; a single V or X is a letter. */
function asNumbers(words: string[]): string[] {
  const told: string[] = [];
  for (const [at, word] of words.entries()) {
    const value = numberWords[word] ?? (at > 0 ? roman[word] : undefined);
    const tens = Number(told.at(-1));
    const goesOn = value !== undefined && value < 10 && tens >= 20 && tens % 10 === 0 && words[at - 1]! in numberWords;
    if (goesOn) told[told.length - 1] = String(tens + value);
    else told.push(value === undefined ? word : String(value));
  }
  return told;
}

/** Letters, for a long word says more than a short one; less for what comes and goes, or stands in every second name. */
function weightOf(word: string, named: Named | undefined): number {
  if (named === 'person') return particles.has(word) ? word.length * ofAParticle : word.length;
  return common.has(word) ? word.length * ofACommonWord : word.length;
}

/** Spellings that registers use for one sound. Coarse on purpose: it is compared with its like only. */
const oneSpelling = (word: string): string =>
  word
    .replace(/^(?:ibn|ben|bint?)$/, 'bin')
    .replace(/^(?:el|ul|ad|as|ar|an|at|az)$/, 'al')
    .replace(/^m[uo]ham+[ae]d$/, 'muhamad')
    .replace(/^abdu?[lrnszt]?$/, 'abd')
    .replace(/ou|oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/kh/g, 'h')
    .replace(/ph/g, 'f')
    .replace(/w/g, 'v')
    .replace(/ck|q/g, 'k')
    .replace(/(?<=.)[yj]/g, 'i')
    .replace(/(.)\1+/g, '$1');

const common: ReadonlySet<string> = new Set(trade.map(oneSpelling));
