import { mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { anonymous, system } from '#database';
import { Anchors, chainEntries, record, verifyLedger } from '#ledger';
import { Settings } from '#settings';
import { Seeded } from '../chaos/seeded.js';
import { openDatabase, type OpenDatabase } from '../setup/open-database.js';
import { ways, type Way } from './ways.js';

export type Tampered = { times: number; found: number; byWay: Record<string, number>; missed: string[] };

/**
 * Fills a ledger of three chains, anchors it half-way and at the end, and then changes it as a superuser with triggers and foreign
 * keys off, each time in a transaction that is taken back. The verifier is to find each.
 */
export async function tamper(
  { times, seed, entries = 240 }: { times: number; seed: number; entries?: number },
  log: (line: string) => void,
): Promise<Tampered> {
  const db = await openDatabase();
  const folder = mkdtempSync(path.join(tmpdir(), 'landfall-anchors-'));
  try {
    const anchors = new Anchors(
      new Settings({ DATA_DIR: folder, ledgerSecret: 'a secret of the tests, of forty characters' } as never),
    );
    await fill(db, anchors, entries, new Seeded('ledger', seed));
    const whole = await anchors.verify(db.rows);
    if (whole.broken.length || whole.entries !== entries)
      throw new Error(`the ledger is not whole to begin with: ${JSON.stringify(whole)}`);
    log(`seed ${seed}: ${entries} entries in ${whole.chains} chains, ${whole.anchors} anchors`);
    const result: Tampered = { times, found: 0, byWay: {}, missed: [] };
    for (let n = 0; n < times; n++) {
      const way: Way = ways[n % ways.length]!;
      const random = new Seeded('tamper', seed, n);
      await db.rows('begin');
      await db.rows(`set local session_replication_role = replica`);
      const told = await way.change(db.rows, random);
      const { broken } = await anchors.verify(db.rows);
      await db.rows('rollback');
      result.byWay[way.name] = (result.byWay[way.name] ?? 0) + 1;
      if (broken.length) result.found++;
      else result.missed.push(`${n}: ${way.name} ${told}`);
      if ((n + 1) % Math.max(1, Math.ceil(times / 10)) === 0) log(`${n + 1} of ${times}, ${result.found} found`);
    }
    const after = await verifyLedger(db.rows);
    if (after.broken.length) throw new Error('a change was not taken back');
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await db.close();
  }
}

/** Entries of two hubs and of the network, chained in uneven batches, and anchored twice. */
async function fill(db: OpenDatabase, anchors: Anchors, entries: number, random: Seeded): Promise<void> {
  const [api, worker] = [await db.transactions('api'), await db.transactions('worker')];
  const hubs = [randomUUID(), randomUUID(), null];
  const chained = () => worker.run(system('ChainEntries'), (em) => chainEntries(em));
  for (let n = 0; n < entries; n++) {
    const facts = { organisation: randomUUID() };
    await api.run(anonymous, (em) =>
      record(em, anonymous, { name: 'OrganisationHeld', facts }, { subject: facts.organisation, hub: random.pick(hubs) }),
    );
    if (random.chance(0.1)) await chained();
    if (n === Math.floor(entries / 2)) {
      await chained();
      await worker.run(system('AnchorLedger'), (em) => anchors.write(em));
    }
  }
  await chained();
  await worker.run(system('AnchorLedger'), (em) => anchors.write(em));
}
