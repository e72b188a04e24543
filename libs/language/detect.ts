import { stopWords } from './stop-words.js';
import { normalise } from './normalise.js';

export interface Detected {
  /** BCP 47 primary subtag, or `und` where nothing tells. */
  language: string;
  /** 0..1: how clearly the best is ahead, and on how much evidence. For ranking guesses, not a probability. */
  confidence: number;
}

const scripts = [
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['latin', /\p{Script=Latin}/gu],
] as const;
/** Letters of other languages in the same script: what is written with them is not surely ours. */
const foreign: Record<string, RegExp> = {
  ru: /[іїєґўјљњћђџқғүұһәөңҳ]/g,
  ar: /[پچژگڤټډړڼ]/g,
  zh: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
};

const latinLanguages = ['en', 'vi', 'fr', 'pl', 'pt', 'es', 'ro', 'de', 'tr'] as const;
/** Letters that only this one of them has; a word with one counts like a function word. */
const ownLetters: Partial<Record<string, RegExp>> = {
  vi: /[đơưăạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/,
  fr: /[œùûê]/,
  pl: /[ąęłńśźżć]/,
  pt: /[õ]|ção|ções/,
  es: /[ñ¿¡]/,
  ro: /[țșţ]/,
  de: /[ß]/,
  tr: /[ğış]/,
};

/** Guesses the language of a text: by its script, and within Latin by function words and letters, a word of several languages shared among them. */
export function detect(text: string): Detected {
  const plain = normalise(text);
  const counts = scripts.map(([name, letters]) => ({ name, letters: plain.match(letters)?.length ?? 0 }));
  // A Han character is a word and a Latin letter a fifth of one, so product names in Latin do not outvote a Chinese text.
  const weight = (c: { name: string; letters: number }) => c.letters * (c.name === 'zh' ? 3 : 1);
  const all = counts.reduce((sum, c) => sum + weight(c), 0);
  if (all === 0) return { language: 'und', confidence: 0 };
  const best = counts.reduce((a, b) => (weight(b) > weight(a) ? b : a));
  if (best.name === 'latin') return detectLatin(plain);
  const strange = (plain.match(foreign[best.name]!)?.length ?? 0) / best.letters;
  const share = weight(best) / all;
  return { language: best.name, confidence: round(share * Math.max(0, 1 - 5 * strange) * enough(best.letters / 3)) };
}

function detectLatin(plain: string): Detected {
  const words = plain.match(/[\p{L}\p{M}¿¡]+/gu) ?? [];
  const counts = new Map<string, number>(latinLanguages.map((language) => [language, 0]));
  for (const word of words) {
    const hit = latinLanguages.filter((language) => stopWords[language]!.has(word) || ownLetters[language]?.test(word));
    for (const language of hit) counts.set(language, counts.get(language)! + 1 / hit.length);
  }
  const [first, second] = [...counts].map(([language, count]) => ({ language, count })).toSorted((a, b) => b.count - a.count);
  if (first!.count === 0) return { language: 'und', confidence: 0 };
  return { language: first!.language, confidence: round((1 - second!.count / first!.count) * enough(first!.count)) };
}

/** Evidence counts up: one hit says half, four say 0.8. */
const enough = (hits: number): number => hits / (hits + 1);
const round = (x: number): number => Math.round(x * 1000) / 1000;
