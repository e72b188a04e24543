import type { Fact, Sentence } from './say.js';

/** A sentence about sectors with names in place of codes; other sentences as they are. The names are the listings room's. */
export function withSectorNames(sentence: Sentence, nameOf: (code: string) => string): Sentence {
  if (!sentence.key.startsWith('reason.sectors.') || !sentence.facts) return sentence;
  const named = (fact: Fact): Fact => (typeof fact === 'string' ? nameOf(fact) : Array.isArray(fact) ? fact.map(nameOf) : fact);
  return {
    key: sentence.key,
    facts: Object.fromEntries(Object.entries(sentence.facts).map(([name, fact]) => [name, named(fact)])),
  };
}
