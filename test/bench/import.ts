import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import type { Caller } from '../caller.js';
import { aFirm, listings, reached, type Import } from '../chaos/import.js';
import { anySeed } from '../chaos/seeded.js';
import { World } from '../chaos/world.js';
import { must } from '../given/given.js';
import { importFile, type ImportFile } from '../given/import-file.js';
import { print, progress, quantile, type Figure } from './figures.js';
import { Memory } from './memory.js';
import { meanwhile, Requests, spread } from './requests.js';

const usage = 'npm run bench -- import [--rows 100000] [--seed 7]';
/** What an import of a hundred thousand rows may take, of which one in twenty is bad. */
const aim = { rows: 100_000, seconds: 30, megabytes: 150, p99: 300 };
/** How often a second somebody else asks for something meanwhile. */
const othersASecond = 20;

type Counted = { what: string; expected: number; found: number };
type Took = { sent: number; checked: number; brought: number };

/**
 * A spoilt file through the product as it is run: sent over HTTP, checked and brought in as drafts by the worker, while somebody else is
 * at work. Every row is counted: by the rule that refuses it, in the import, in the file of errors and in the listings it made.
 */
export async function imports(words: string[]): Promise<boolean> {
  const { values } = parseArgs({ args: words, options: { rows: { type: 'string', default: String(aim.rows) }, seed: { type: 'string' } } }); // prettier-ignore
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 100 || !Number.isInteger(Number(values.seed ?? 0)))
    throw new Error(`A whole number of rows from 100 on, please: ${usage}`);
  const seed = values.seed === undefined ? anySeed() : Number(values.seed);
  console.log(`${rows} rows of seed ${seed}: again with --rows ${rows} --seed ${seed}`);
  const file = importFile(seed, rows);
  const bytes = Buffer.concat([...file.pieces()]);
  const world = await World.start();
  const requests = new Requests(world.url);
  try {
    const { owner, organisation } = await aFirm(world);
    await world.settled();
    const ask = requests.atWork(await world.keyOf('owner@example.com'));
    await spread(othersASecond, 3, ask); // what is read for the first time is not what is asked here
    const memory = new Memory([world.api, world.worker]);
    const { made: took, said } = await meanwhile(othersASecond, ask, () => bring(owner, organisation, bytes, rows, world, file));
    const rise = memory.rise();
    const seconds = took.sent + took.checked + took.brought;
    const waits = said.map(({ ms }) => ms);
    const figures: Figure[] = [
      { name: 'the file', value: bytes.length / 1024 / 1024, unit: 'MB' },
      { name: 'sent', value: took.sent, unit: 's' },
      { name: 'checked', value: took.checked, unit: 's' },
      { name: 'brought in', value: took.brought, unit: 's' },
      { name: 'all of it', value: seconds, unit: 's' },
      { name: 'rows', value: rows / seconds, unit: 'a second' },
      { name: 'memory rise', value: rise, unit: 'MB' },
      { name: 'others meanwhile, p50', value: quantile(waits, 0.5), unit: 'ms' },
      { name: 'others meanwhile, p99', value: quantile(waits, 0.99), unit: 'ms' },
    ];
    const wrong = took.counted.filter(({ expected, found }) => expected !== found);
    const odd = said.filter(({ status }) => status !== 200).length + world.api.ownEnds.length + world.worker.ownEnds.length;
    for (const { what, expected, found } of took.counted)
      console.log(`${expected === found ? '  ' : '! '}${what.padEnd(34)}  expected ${expected}, found ${found}`);
    console.log(
      `Asked for: ${aim.rows} rows in at most ${aim.seconds} s (${Math.round(aim.rows / aim.seconds)} a second), ` +
        `memory rise under ${aim.megabytes} MB, others' p99 under ${aim.p99} ms.`,
    );
    print({ bench: 'import', rows, seed, counted: took.counted.length, countedWrong: wrong.length }, figures);
    if (odd) console.error(`${odd} answers to others were not what they are to be, or a process ended by itself`);
    return wrong.length === 0 && odd === 0;
  } finally {
    requests.close();
    await world.close();
  }
}

async function bring(
  owner: Caller,
  organisation: string,
  bytes: Buffer,
  rows: number,
  world: World,
  file: ImportFile,
): Promise<Took & { counted: Counted[] }> {
  const start = { kind: 'offerings', format: 'csv', name: 'bench', organisation };
  const { id } = must<Import>(201, await owner.post('/imports', start));
  const began = performance.now();
  const since = (from: number) => (performance.now() - from) / 1000;
  must(200, await owner.send('PUT', `/imports/${id}/file`, bytes as never, { 'content-type': 'text/csv' }));
  const sent = since(began);
  const checked = await reached(owner, id, 'checked', progress('rows checked', rows));
  const checkedIn = since(began) - sent;
  const asked = performance.now();
  must(200, await owner.put(`/imports/${id}/run`, undefined, checked.version));
  const done = await reached(owner, id, 'done', progress('rows brought in', file.good));
  const brought = since(asked);
  const errors = (await owner.get(`/imports/${id}/errors`)).text;
  return { sent, checked: checkedIn, brought, counted: count(file, checked, done, errors, await listings(world)) };
}

/** What each place says, beside what the file holds. */
function count(file: ImportFile, checked: Import, done: Import, errors: string, made: Record<string, number>): Counted[] {
  const bad = file.rows - file.good;
  const byRule = new Map(checked.refusals.map(({ rule, rows }) => [rule, rows]));
  const rules = [...new Set([...Object.keys(file.refused), ...byRule.keys()])].sort();
  return [
    { what: 'rows of the file', expected: file.rows, found: (checked.counts.create ?? 0) + (checked.counts.refuse ?? 0) },
    { what: 'rows that may come in', expected: file.good, found: checked.counts.create ?? 0 },
    { what: 'rows refused', expected: bad, found: checked.counts.refuse ?? 0 },
    ...rules.map((rule) => ({ what: `  by ${rule}`, expected: file.refused[rule] ?? 0, found: byRule.get(rule) ?? 0 })),
    { what: 'rows in the file of errors', expected: bad, found: parse(errors, { bom: true, columns: true }).length },
    { what: 'rows brought in', expected: file.good, found: done.counts.created ?? 0 },
    { what: 'drafts', expected: file.good, found: made.drafts! },
    { what: 'external ids', expected: file.good, found: made.keys! },
    { what: 'entries in the ledger', expected: file.good, found: made.entries! },
  ];
}
