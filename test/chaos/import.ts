import { importFile } from '../given/import-file.js';
import { must } from '../given/given.js';
import type { Caller } from '../caller.js';
import type { Log } from './run.js';
import { Seeded } from './seeded.js';
import { World } from './world.js';
import { Wrecker } from './wrecker.js';

export type Import = {
  id: string;
  state: string;
  version: number;
  done: number;
  counts: Record<string, number>;
  refusals: { rule: string; rows: number }[];
};
export type ImportChaos = { problems: string[]; kills: number; counts: Record<string, number> };

/** A spoilt file is read, brought in and taken back while the worker is killed; then every row is counted, in the import and in what it made. */
export async function importChaos(size: { seed: number; rows: number; kills: number }, log: Log): Promise<ImportChaos> {
  const file = importFile(size.seed, size.rows);
  const world = await World.start();
  const problems: string[] = [];
  const same = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      problems.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  };
  try {
    const { owner, organisation } = await aFirm(world);
    const begun = must<Import>(
      201,
      await owner.post('/imports', { kind: 'offerings', format: 'csv', name: 'chaos', organisation }),
    );
    must(
      200,
      await owner.send('PUT', `/imports/${begun.id}/file`, Buffer.concat([...file.pieces()]) as never, {
        'content-type': 'text/csv',
      }),
    );
    const wrecker = new Wrecker(world.worker, new Seeded(size.seed, 'kills'), log);
    const through = async (state: string, kills: number) => {
      const [now] = await Promise.all([reached(owner, begun.id, state), wrecker.wreck(kills)]);
      log(`${state}: ${JSON.stringify(now.counts)}`);
      return now;
    };
    const third = Math.ceil(size.kills / 3);

    const checked = await through('checked', third);
    same('checked', checked.counts, { create: file.good, refuse: file.rows - file.good });
    same('refused by rule', sorted(Object.fromEntries(checked.refusals.map((r) => [r.rule, r.rows]))), sorted(file.refused));

    must(200, await owner.put(`/imports/${begun.id}/run`, undefined, checked.version));
    const done = await through('done', third);
    same('brought in', done.counts.created, file.good);
    same('listings', await listings(world), { drafts: file.good, keys: file.good, entries: file.good, archived: 0 });

    must(200, await owner.delete(`/imports/${begun.id}/run`, done.version));
    const undone = await through('undone', size.kills - 2 * third);
    same('taken back', undone.counts.undone, file.good);
    same('listings', await listings(world), { drafts: 0, keys: 0, entries: file.good, archived: file.good });
    return {
      problems: [...problems, ...world.api.ownEnds, ...world.worker.ownEnds],
      kills: wrecker.kills,
      counts: undone.counts,
    };
  } finally {
    await world.close();
  }
}

/** A firm that is cleared and whoever brings its offerings: one that a late screening holds in the middle of it would keep what was brought. */
export async function aFirm(world: World): Promise<{ owner: Caller; organisation: string }> {
  const operator = await world.operator();
  const nobodyHere = [{ names: ['Zzyzx Forbidden Trading'] }];
  must(201, await operator.post('/screening-lists', { name: 'chaos', kind: 'own', dated: '2026-12-01', parties: nobodyHere }));
  const someone = { name: 'Owner', email: 'owner@example.com', language: 'en', zone: 'UTC' };
  const body = { kind: 'company', name: 'Hydroslukhan', country: 'RU', language: 'en', owner: someone };
  const { id } = must<{ id: string }>(201, await operator.post('/organisations', body));
  await world.settled();
  return { owner: await world.person(someone.email), organisation: id };
}

export async function reached(as: Caller, id: string, state: string, show?: (done: number) => void): Promise<Import> {
  for (const until = Date.now() + 900_000; ;) {
    const now = must<Import>(200, await as.get(`/imports/${id}`));
    show?.(now.done);
    if (now.state === state) return now;
    if (now.state === 'refused' || Date.now() > until) throw new Error(`the import is ${now.state}, not ${state}`);
    await new Promise((r) => setTimeout(r, 100));
  }
}

/** `entries` are those that say that a listing was drafted: one each, whatever was killed. */
export async function listings(world: World): Promise<Record<string, number>> {
  const { rows } = await world.admin.query(
    `select count(*) filter (where state = 'draft')::int as drafts, count(distinct external_id)::int as keys,
       (select count(*)::int from ledger.entries where name = 'ListingDrafted') as entries,
       count(*) filter (where state = 'archived')::int as archived from listings.listings`,
  );
  return rows[0] as Record<string, number>;
}

const sorted = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
