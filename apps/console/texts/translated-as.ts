import type { Key } from './reader.js';

/** How far a reader may rely on a translation, as a sentence. */
export function translatedAs({
  stale,
  byMachine,
  ...said
}: { stale: boolean; byMachine?: boolean } & ({ confirmed: boolean } | { confirmedAt: string | null })): Key {
  if (stale) return byMachine ? 'card.translated.machine.stale' : 'card.translated.stale';
  if ('confirmed' in said ? said.confirmed : said.confirmedAt)
    return byMachine ? 'card.translated.machine.confirmed' : 'card.translated.confirmed';
  return byMachine ? 'card.translated.by_machine' : 'card.translated.by_person';
}
