import { terms, termsWithSurface, type Glossary } from '#language';

/** The words of a listing, field by field. `text` is what it says at length. */
export type Words = { language: string; title: string; keywords: readonly string[]; text: string };

/** How often a listing says a stem in each field, with the word it was first read in. */
export type Posting = { term: string; title: number; keywords: number; text: number; surface: string };
/** A stem that a listing looks for in others, with the word of its own text that asks. */
export type Ask = { term: string; weight: number; said: string };
export type IndexedWords = { postings: Posting[]; asks: Ask[]; lengths: Record<Field, number> };

const fields = ['title', 'keywords', 'text'] as const;
type Field = (typeof fields)[number];

/** Always all of them, not only those that are listed in today: what a listing asks for must not depend on who came before it. */
const readLanguages = ['en', 'ru', 'ar', 'vi', 'zh', 'pt', 'es', 'fr', 'pl', 'ro', 'de', 'hi', 'tr'];

/** Reads a listing's words into what it says (postings) and what it looks for (its own stems at 1, translations at their weight). */
export function indexWords(words: Words, glossary: Glossary): IndexedWords {
  const read = {
    title: termsWithSurface(words.title, words.language),
    keywords: words.keywords.flatMap((k) => termsWithSurface(k, words.language)),
    text: termsWithSurface(words.text, words.language),
  };
  const postings = new Map<string, Posting>();
  for (const field of fields) {
    for (const { term, surface } of read[field]) {
      const posting = postings.get(term) ?? { term, title: 0, keywords: 0, text: 0, surface };
      posting[field]++;
      postings.set(term, posting);
    }
  }
  const asks = new Map<string, Ask>();
  for (const { term, surface } of postings.values()) asks.set(term, { term, weight: 1, said: surface });
  for (const phrase of [words.title, ...words.keywords, words.text]) {
    for (const t of glossary.translations(terms(phrase, words.language), words.language, readLanguages)) {
      const said = postings.get(t.of)?.surface ?? t.words.asked;
      if (t.weight > (asks.get(t.term)?.weight ?? 0)) asks.set(t.term, { term: t.term, weight: t.weight, said });
    }
  }
  return {
    postings: [...postings.values()],
    asks: [...asks.values()],
    lengths: { title: read.title.length, keywords: read.keywords.length, text: read.text.length },
  };
}
