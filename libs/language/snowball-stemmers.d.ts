declare module 'snowball-stemmers' {
  /** Throws for a name that `algorithms()` does not list. */
  export function newStemmer(language: string): { stem(word: string): string };
  export function algorithms(): string[];
}
