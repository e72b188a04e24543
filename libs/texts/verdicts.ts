import { say, type Facts, type Sentence } from './say.js';

/** A rule's "no", or its "somebody has to look first", as the matcher gives it. */
export type Refused = { rule: string; needsReview?: boolean; facts: Facts; lift?: Facts };

/** Why a pair is not proposed, or not yet. A rule that could not be answered names what is not stated. */
export function sayRefusal(language: string, { rule, needsReview, facts }: Refused): string {
  if (needsReview && rule === 'budget' && 'needCurrency' in facts) return say(language, 'rule.budget.other_currency', facts);
  if (needsReview && rule !== 'critical_infrastructure') return say(language, 'rule.unknown', facts);
  return say(language, `rule.${rule}`, facts);
}

/** What would lift it; nothing where nothing would, or where that is not to be said (screening, export control, destination). */
export function sayLift(language: string, { rule, lift }: Refused): string | undefined {
  if (!lift) return undefined;
  return say(language, 'missing' in lift ? 'rule.unknown.lift' : `rule.${rule}.lift`, lift);
}

/** A sentence about sectors with names in place of codes; other sentences as they are. The names are the listings room's. */
export function withSectorNames(sentence: Sentence, nameOf: (code: string) => string): Sentence {
  if (!sentence.key.startsWith('reason.sectors.') || !sentence.facts) return sentence;
  const named = Object.entries(sentence.facts).map(([name, fact]) => [name, typeof fact === 'string' ? nameOf(fact) : fact]);
  return { key: sentence.key, facts: Object.fromEntries(named) };
}
