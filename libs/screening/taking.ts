import { createHash, randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Actor } from '#database';
import { canonical, record } from '#ledger';
import { ScreeningList, type ListKind } from './entities.js';
import { keptUnder } from './hits.js';
import { usualDays } from './lists/manifest.js';
import { ListRefused } from './lists/refused.js';

/** A list as it is taken; `dated` is asked for when all of it was read, for a file says its day where it pleases. */
export type ListToTake = {
  name: string;
  kind: ListKind;
  applies: readonly string[];
  oldestDays?: number | undefined;
  dated: () => string | undefined;
  /** The last day on which this was the newest there is; the list's own, unless the file was fetched later. */
  currentOn?: string;
};
type Party = {
  names: readonly string[];
  country?: string | null | undefined;
  named?: string | undefined;
  identifiers: readonly string[];
};

/** Below this many parties a list that shrinks is nothing out of the way. */
const fewParties = 20;

/**
 * Takes a list whole, in the caller's transaction: it is in force, and the live one of its name is not, when that commits.
 * @throws {ListRefused} and the caller undoes what was written: the old one stays in force
 */
export async function takeList(
  em: EntityManager,
  actor: Actor,
  list: ListToTake,
  batches: AsyncIterable<readonly Party[]> | Iterable<readonly Party[]>,
): Promise<ScreeningList> {
  // two loads of one name come one after the other; the later one stands
  await em.query(`select pg_advisory_xact_lock(hashtextextended('screening list: ' || $1, 0))`, [list.name]);
  const before = await em
    .createQueryBuilder(ScreeningList, 'l')
    .where('l.name = :name and l.retiredAt is null', { name: list.name })
    .getOne();
  const id = randomUUID();
  const loadedBy = actor.kind === 'person' ? actor.person : null;
  const { name, kind } = list;
  const applies = [...new Set(list.applies)].sort();
  const oldestDays = list.oldestDays ?? (kind === 'official' ? usualDays : null);
  const taken = { id, name, kind, applies, oldestDays, loadedBy };
  await em.insert(ScreeningList, { ...taken, dated: '1900-01-01', currentOn: '1900-01-01', retiredAt: () => 'landfall.now()' });
  let parties = 0;
  for await (const some of batches) {
    await insertParties(em, id, some);
    parties += some.length;
  }
  const dated = list.dated();
  if (!dated) throw new ListRefused('undated');
  if (!parties) throw new ListRefused('empty');
  if (before && dated < before.dated) throw new ListRefused('older');
  if (before && before.parties >= fewParties && parties < before.parties / 2) throw new ListRefused('shrunk');
  const currentOn = list.currentOn && list.currentOn > dated ? list.currentOn : dated;
  if (before) await em.update(ScreeningList, { id: before.id }, { retiredAt: () => 'landfall.now()' });
  await em.update(ScreeningList, { id }, { dated, currentOn, parties, retiredAt: null });
  await record(em, actor, { name: 'ListLoaded', facts: { list: id, kind, parties } }, { subject: id });
  return em.findOneByOrFail(ScreeningList, { id });
}

async function insertParties(em: EntityManager, list: string, parties: readonly Party[]): Promise<void> {
  const rows = parties.map(({ names, country = null, named = null, identifiers }) => {
    const entry = { names: [...names], country, named, identifiers: [...identifiers] };
    return { id: randomUUID(), ...entry, hash: md5(canonical(entry)), keys: keptUnder(entry) };
  });
  await em.query(
    `insert into screening.denied_parties (id, list, names, country, identifiers, named, keys, hash)
     select id, $1, names, country, identifiers, named, keys, hash
     from jsonb_to_recordset($2) as p (id uuid, names text[], country text, identifiers text[], named text, keys text[], hash text)`,
    [list, JSON.stringify(rows)],
  );
}

/** Tells an entry that came again from one that changed; nothing rests on nobody being able to forge it. */
const md5 = (text: string) => createHash('md5').update(text).digest('hex');
