import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anonymous, system, type Transactions } from '#database';
import { Settings } from '#settings';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import { Anchors, chainEntries, record } from './index.js';

describe('the chains of the ledger', () => {
  let db: OpenDatabase;
  let api: Transactions;
  let worker: Transactions;
  let folder: string;
  let anchors: Anchors;
  beforeEach(async () => {
    db = await openDatabase();
    [api, worker] = [await db.transactions('api'), await db.transactions('worker')];
    folder = mkdtempSync(path.join(tmpdir(), 'landfall-chains-'));
    anchors = new Anchors(
      new Settings({ DATA_DIR: folder, ledgerSecret: 'a secret of the tests, of forty characters' } as never),
    );
  });
  afterEach(async () => {
    await db.close();
    rmSync(folder, { recursive: true });
  });

  const happen = (hub: string | null = null) =>
    api.run(anonymous, (em) => record(em, anonymous, { name: 'SignInRefused', facts: { account: randomUUID() } }, { hub }));
  const chain = () => worker.run(system('ChainEntries'), (em) => chainEntries(em));
  const anchor = () => worker.run(system('AnchorLedger'), (em) => anchors.write(em));
  const verify = () => anchors.verify(db.rows);

  it('are one for each hub and one for the network, and hold', async () => {
    const hub = randomUUID();
    for (const where of [hub, null, hub]) await happen(where);
    expect(await verify()).toMatchObject({ entries: 0, waiting: 3, broken: [] });
    await chain();
    await chain();
    expect(await verify()).toEqual({ entries: 3, chains: 2, waiting: 0, anchors: 0, broken: [] });
    expect(await db.rows(`select chain, count(*)::int as n from ledger.links group by chain order by n`)).toEqual([
      { chain: '00000000-0000-0000-0000-000000000000', n: 1 },
      { chain: hub, n: 2 },
    ]);
  });

  it('keep one head when two link at once', async () => {
    for (let n = 0; n < 20; n++) await happen();
    await Promise.allSettled([chain(), chain(), chain()]);
    await chain();
    expect(await verify()).toMatchObject({ entries: 20, waiting: 0, broken: [] });
  });

  it('name the first entry that does not hold, and no later one of its chain', async () => {
    const ids = [await happen(), await happen(), await happen()];
    await chain();
    await db.rows(`update ledger.entries set at = at - interval '1 hour' where id = any ($1)`, [ids.slice(1)]);
    expect((await verify()).broken).toEqual([
      { chain: '00000000-0000-0000-0000-000000000000', place: 2, entry: ids[1], why: expect.stringContaining('was changed') },
    ]);
  });

  it('do not show a cut tail by themselves; an anchor does', async () => {
    await happen();
    const last = await happen();
    await chain();
    const cut = async () => {
      await db.rows('begin');
      await db.rows(`set local session_replication_role = replica`);
      await db.rows(`delete from ledger.links where entry = $1`, [last]);
      await db.rows(`delete from ledger.entries where id = $1`, [last]);
      const { broken } = await verify();
      await db.rows('rollback');
      return broken;
    };
    expect(await cut()).toEqual([]);
    await anchor();
    expect(await cut()).toEqual([expect.objectContaining({ place: 2, why: expect.stringContaining('the tail was cut') })]);
  });

  it('are anchored when something has happened, and not again before', async () => {
    await happen();
    await chain();
    await anchor();
    await anchor();
    expect(readFileSync(anchors.file, 'utf8').trim().split('\n')).toHaveLength(1);
    await happen();
    await chain();
    await anchor();
    expect(await verify()).toMatchObject({ anchors: 2, broken: [] });
  });

  it('say so when the anchors were forged, altered or taken out of their order', async () => {
    for (let n = 0; n < 3; n++) {
      await happen();
      await chain();
      await anchor();
    }
    const kept = readFileSync(anchors.file, 'utf8');
    const lines = kept.trim().split('\n');
    const wrong = async (text: string) => {
      writeFileSync(anchors.file, text);
      return (await verify()).broken[0]?.why;
    };
    expect(await wrong(kept.replace('"place":2', '"place":3'))).toContain('line 2 of the anchors is not signed');
    expect(await wrong(`${lines[0]}\n${lines[2]}\n`)).toContain('line 2 of the anchors does not follow');
    expect(await wrong('nonsense\n')).toContain('line 1 of the anchors is not one');
    expect(await wrong(kept)).toBeUndefined();
    appendFileSync(anchors.file, lines[0]!);
    expect((await verify()).broken[0]?.why).toContain('line 4 of the anchors does not follow');
  });

  it('are out of reach of the running product: it adds, and changes nothing', async () => {
    await happen();
    await chain();
    const attempts = [
      `update ledger.entries set name = 'x'`,
      `delete from ledger.entries`,
      `update ledger.links set place = 9`,
      `delete from ledger.links`,
    ];
    for (const sql of attempts)
      for (const [of, actor] of [
        [api, anonymous],
        [worker, system('ChainEntries')],
      ] as const)
        await expect(of.run(actor, (em) => em.query(sql))).rejects.toMatchObject({ code: '42501' });
  });
});
