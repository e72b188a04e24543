import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { dataSource } from '#database';
import { readSettings, Settings } from '#settings';
import { entities } from '../../apps/rooms.js';
import { WorkerModule } from '../../apps/worker/worker.module.js';
import { anySeed } from '../chaos/seeded.js';
import { cloneDatabase } from '../setup/databases.js';
import { print, progress, type Figure } from './figures.js';
import { load } from './load.js';
import { benchMarket } from './market.js';
import { publishToProposal } from './proposing.js';
import { Steps } from './steps.js';

const number = { type: 'string' } as const;

/**
 * `npm run bench -- matching --offerings 1000 --needs 1000 [--seed 7] [--publications 50] [--run 2000]`: a market of that size in a
 * database of its own, put through the worker's own code step by step, and in the end through the API, the queue and the worker
 * themselves. `--run` matches no more than so many listings again, where all of them would take hours.
 */
export async function matching(words: string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: words,
    options: { offerings: number, needs: number, seed: number, publications: number, run: number },
  });
  const given = (name: keyof typeof values, otherwise: number, least = 0): number => {
    const value = values[name] === undefined ? otherwise : Number(values[name]);
    if (!Number.isInteger(value) || value < least)
      throw new Error(`--${name} is a whole number of at least ${least}, such as ${otherwise}`);
    return value;
  };
  const size = {
    offerings: given('offerings', 1000, 10),
    needs: given('needs', 1000, 10),
    seed: given('seed', anySeed()),
    publications: given('publications', 50),
    run: given('run', 1_000_000, 1),
  };
  console.log(`matching: SEED=${size.seed}`);
  const figures = await measured(size);
  print({ bench: 'matching', ...size, run: Math.min(size.run, size.offerings + size.needs) }, figures);
  return true;
}

async function measured(size: {
  offerings: number;
  needs: number;
  seed: number;
  publications: number;
  run: number;
}): Promise<Figure[]> {
  const end: (() => unknown)[] = [];
  try {
    const database = await cloneDatabase();
    end.unshift(database.drop);
    const folder = mkdtempSync(path.join(tmpdir(), 'landfall-bench-'));
    end.unshift(() => rmSync(folder, { recursive: true, force: true }));
    const secrets = path.join(folder, 'secrets.json');
    const secret = () => randomBytes(32).toString('hex');
    writeFileSync(secrets, JSON.stringify({ linkSecret: secret(), cookieSecret: secret() }), { mode: 0o600 });
    const admin = new pg.Client({ connectionString: database.admin });
    await admin.connect();
    end.unshift(() => admin.end());

    const market = benchMarket(size.seed, size.offerings, size.needs);
    const listings = await load(admin, market, progress('listings written', size.offerings + size.needs));
    const env = { DATABASE_URL: database.api, WORKER_DATABASE_URL: database.worker, DATA_DIR: folder, SECRETS_FILE: secrets };
    const source = await dataSource(database.worker, entities, { pool: 4, statementSeconds: 600 }).initialize();
    const app = await NestFactory.createApplicationContext(WorkerModule.with(new Settings(readSettings(env)), source), {
      logger: ['error'],
    });
    const steps = new Steps(app, size);
    const figures = await steps.all(listings);
    figures.push(await rowsOf(admin));
    await app.close();
    if (source.isInitialized) await source.destroy();
    figures.push({ name: 'peak memory of the matcher', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' });
    // what has taken this long is told even if what follows fails
    for (const { name, value, unit } of figures) console.log(`${name}: ${Number(value.toPrecision(4))} ${unit}`);
    figures.push(...(await publishToProposal({ admin, env, market, publications: size.publications })));
    return figures;
  } finally {
    for (const stop of end) await stop();
  }
}

async function rowsOf(admin: pg.Client): Promise<Figure> {
  const { rows } = await admin.query(
    `select (select count(*) from matches.matches) + (select count(*) from matches.refusals) as n`,
  );
  return { name: 'rows of the full run', value: Number(rows[0].n), unit: 'rows' };
}
