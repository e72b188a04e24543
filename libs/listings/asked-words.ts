import { terms } from '#language';

const mostWords = 12;
const isWord = /^[\p{L}\p{M}\p{N}]+$/u;
/** What Arabic writes together with the word that follows: the article, alone or after "and", "with" and "for". */
const arabicBefore = ['ال', 'وال', 'بال', 'لل'];

/**
 * What somebody types, as PostgreSQL's text search takes it: every word, each as the beginning of one, as it is written or by its stem in
 * the reader's language or in English. Nothing but letters and digits is left of it. Null where there is no word.
 */
export function askedWords(text: string, language: string): string | null {
  const typed =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const asked = [...new Set(typed)].slice(0, mostWords).map((word) => {
    const stems = [language, 'en'].flatMap((l) => terms(word, l)).filter((term) => isWord.test(term));
    const bare = [word, ...stems];
    const joined = bare
      .filter((way) => /^\p{Script=Arabic}/u.test(way))
      .flatMap((way) => arabicBefore.map((before) => before + way));
    const ways = new Set([...bare, ...joined]);
    return `(${[...ways].map((way) => `'${way}':*`).join(' | ')})`;
  });
  return asked.length ? asked.join(' & ') : null;
}
