/** What is made of a word is made once, for texts repeat their words. Emptied when full, so that memory is bounded. */
export function remembered<T>(most: number, make: (word: string) => T): (word: string) => T {
  const made = new Map<string, T>();
  return (word) => {
    const before = made.get(word);
    if (before !== undefined) return before;
    if (made.size >= most) made.clear();
    const fresh = make(word);
    made.set(word, fresh);
    return fresh;
  };
}
