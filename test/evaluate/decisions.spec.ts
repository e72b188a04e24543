import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeDecisionMarket } from './decision-market.js';
import { auc } from './decision-measures.js';
import { decisions } from './decisions.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e6));
process.stdout.write(`decisions: SEED=${seed}\n`);
const folder = mkdtempSync(path.join(tmpdir(), 'landfall-decisions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Figures = Record<string, number>;
const figuresOf = async (...words: string[]) =>
  (await decisions([folder, '--splits', '1', '--seed', '3', ...words])).k as Record<string, Figures>;

test('learnt from five decisions a person, a yes is told better than by a constant, from one about as well, and slates reach nearly everybody', async () => {
  writeDecisionMarket(folder, seed, { waves: 8 });
  const found = await figuresOf('--known', '1,5');
  expect(Object.keys(found)).toEqual(['1', '5']);
  // of forty markets one decision a person was better than a constant in 38, by 0.010 at the mean, and worse by 0.002 at most
  const gain = (k: string) => found[k]!.brier_constant! - found[k]!.brier!;
  expect(gain('1')).toBeGreaterThan(-0.005);
  expect(gain('5')).toBeGreaterThan(0.01);
  for (const f of Object.values(found)) {
    expect(f.never_shown).toBeLessThanOrEqual(0.15);
    // this market is another each time; the aim of 0.35 is for real sets
    expect(f.gini).toBeLessThanOrEqual(0.45);
    expect(f.gini).toBeLessThan(f.gini_one_sided!);
  }
  expect(found['5']!.auc).toBeGreaterThan(found['1']!.auc! - 0.02);
  expect(found['5']!.auc).toBeGreaterThan(0.6);
  expect(await figuresOf('--known', '5')).toEqual({ 5: found['5'] });
});

test('a set without features, waves or true answers to every line is read, and what cannot be used is counted', async () => {
  const people = Array.from({ length: 24 }, (_, n) => ({ id: n, side: n % 2 ? 'b' : 'a' }));
  const pairs = people.flatMap(({ id, side }) =>
    side === 'a'
      ? people
          .filter((p) => p.side === 'b')
          .map((p) => ({ a: id, b: p.id, a_said: (id + p.id) % 3 ? 'yes' : 'no', b_said: id % 4 ? 1 : 0 }))
      : [],
  );
  const odd = [
    { a: 0, b: 1, a_said: 'yes', b_said: 1 },
    { a: 2, b: 3, a_said: null, b_said: 1 },
    { a: 5, b: 4, a_said: 1, b_said: 1 },
  ];
  const write = (file: string, rows: object[]) =>
    writeFileSync(path.join(folder, file), rows.map((r) => JSON.stringify(r)).join('\r\n'));
  write('people.jsonl', people);
  write('pairs.jsonl', [...pairs, ...odd]);
  const found = await figuresOf('--known', '1');
  expect(found['1']!.brier).toBeLessThan(0.3);
});

test('a folder that is not there, or holds another thing, is refused with what is asked for', async () => {
  await expect(decisions([path.join(folder, 'nowhere')])).rejects.toThrow('people.jsonl and pairs.jsonl');
  writeFileSync(path.join(folder, 'pairs.jsonl'), '{"a": 1}\n');
  await expect(decisions([folder])).rejects.toThrow('pairs.jsonl line 1');
  await expect(decisions([folder, '--known', 'many'])).rejects.toThrow('npm run evaluate');
});

test('AUC counts equals half', () => {
  expect(auc([0.1, 0.2, 0.3], [0, 0, 1])).toBe(1);
  expect(auc([0.2, 0.2], [0, 1])).toBe(0.5);
  expect(auc([0.3, 0.1], [0, 1])).toBe(0);
});

test('a market is read from a folder or invented, not both', async () => {
  await expect(decisions([folder, '--invented', '0'])).rejects.toThrow('--invented 0');
  await expect(decisions([])).rejects.toThrow('--invented 0');
  await expect(decisions(['--invented', 'ready'])).rejects.toThrow('--invented 0');
});
