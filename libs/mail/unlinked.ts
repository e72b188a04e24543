/** Joins what stands beside it and is not seen: a reader reads the same words, a mail program no longer finds an address in them. */
const joiner = '\u2060';

/**
 * People's own words so that no mail program makes a link of them: a mail in a hub's name leads to our own address and nowhere else,
 * whatever stands in a title. Programs look for `://` and for a dot between letters; both are parted by a sign that is not seen.
 */
export const unlinked = (words: string): string =>
  words.replaceAll('://', `:${joiner}//`).replace(/(?<=[\p{L}\p{N}])\.(?=\p{L}{2})/gu, `${joiner}.`);

/** Facts that are no words of people's: keys and codes, and the addresses that a mail is there to tell. */
const asTheyAre = new Set(['key', 'address', 'calendar', 'link', 'purpose', 'page', 'zone', 'at']);

/** The facts of a mail with all people's words unlinked. A place that is nothing but an address is where a meeting is held. */
export function unlinkedFacts(fact: unknown, name = ''): unknown {
  if (asTheyAre.has(name)) return fact;
  if (typeof fact === 'string') return name === 'place' && /^https:\/\/\S+$/.test(fact) ? fact : unlinked(fact);
  if (Array.isArray(fact)) return fact.map((f) => unlinkedFacts(f, name));
  if (fact === null || typeof fact !== 'object' || fact instanceof Date) return fact;
  return Object.fromEntries(Object.entries(fact).map(([key, value]) => [key, unlinkedFacts(value, key)]));
}
