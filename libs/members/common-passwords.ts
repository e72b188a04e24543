import { dictionary } from '@zxcvbn-ts/language-common';
import { invalid } from '#problems';

/** About 49,000 passwords from breaches, commonest first (@zxcvbn-ts/language-common, MIT). */
const breached: ReadonlySet<string> = new Set(dictionary['passwords-common'] as readonly string[]);
/** Shorter ones are in every longer word by chance. */
const leastWord = 4;

/**
 * Refuses what an attacker tries first: a password on the list, one of its words again and again or with digits about it, a run of
 * the keyboard or the alphabet, and the own name, address or organisation with little else.
 * @throws {Problem} 422, without saying which list or word
 */
export function mustNotBeCommon(password: string, about: readonly string[]): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const words = about.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= leastWord);
  const known = [...words, 'landfall'];
  const rest = known.reduce((left, word) => left.replaceAll(word, ''), plain);
  const letters = plain.replace(/[^\p{L}]/gu, '');
  const guessed =
    breached.has(plain) || breached.has(unit(plain)) || breached.has(unit(letters)) || isRun(plain) || leftOver(rest) < 6;
  if (guessed)
    throw invalid([
      {
        field: 'password',
        rule: 'not_common',
        message: 'is one that is tried first: take several words that have nothing to do with you',
      },
    ]);
}

/** What a text is a repetition of: "passwordpassword" of "password". */
function unit(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return at > 0 && at < text.length ? text.slice(0, at) : text;
}

/** Few different characters, or nearly all of them next to the one before: "aaaaaaaaaaaaaaa", "123456789012345". */
function isRun(text: string): boolean {
  const points = [...text].map((letter) => letter.codePointAt(0)!);
  const next = points.filter((point, at) => at > 0 && Math.abs(point - points[at - 1]!) <= 1).length;
  return new Set(points).size < 4 || next >= points.length * 0.8;
}

const leftOver = (text: string): number => new Set(text.replace(/[^\p{L}\p{N}]/gu, '')).size;
