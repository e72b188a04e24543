import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { labelSet } from './label-set.js';
import { measure, pairedInterval } from './measures.js';
import { retrieval } from './retrieval.js';
import { alikeOf, readSet } from './sets.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'landfall-set-'));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  jest.restoreAllMocks();
});

const put = (name: string, lines: unknown[]) =>
  writeFileSync(path.join(folder, name), lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n'));
const aSet = () => {
  put('docs.jsonl', [
    { id: 'pump', title: 'Pumps', text: 'Water pumps for the city' },
    { id: 7, text: 'Sensors that hear a leak in a water pipe' },
    { id: 'bread', title: null, text: 'Bread and rolls for schools' },
  ]);
  put('queries.jsonl', [
    { id: 'q1', title: 'Where does the water pipe leak?', text: '', lang: 'en' },
    { id: 'q2', title: 'Датчик утечки воды', lang: 'ru' },
    { id: 'q3', title: 'Water pumps', exclude: 'pump' },
    { id: 'q4', title: 'Nobody has judged this' },
  ]);
  put('qrels.tsv', ['q1\t7\t1', 'q2 0 7 2', 'q3\tpump\t2', 'q3\t7\t1', 'q1\tbread\t0']);
};

it('the measures are those of trec_eval', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
    ['c', 0],
    ['d', 1],
  ]);
  // by hand: gains 1, 0, 2 at ranks 1, 2, 4 of an ideal 2, 1, 1
  const ideal = 2 + 1 / Math.log2(3) + 1 / 2;
  expect(measure(['b', 'c', 'x', 'a'], grades)).toEqual({
    ndcg10: (1 + 2 / Math.log2(5)) / ideal,
    averagePrecision: (1 + 2 / 4) / 3,
    recall100: 2 / 3,
  });
  expect(measure([], grades)).toEqual({ ndcg10: 0, averagePrecision: 0, recall100: 0 });
});

it('an interval of equal differences is that difference', () => {
  expect(pairedInterval([0.5, 0.5, 0.5], Math.random)).toEqual([0.5, 0.5]);
});

it('a set is measured over the queries that somebody judged, each without the document that it excludes', async () => {
  aSet();
  const out = path.join(folder, 'run.trec');
  const figures = await retrieval([folder, '--out', out, '--seed', '1']);
  expect(figures).toMatchObject({ queries: 3, documents: 3, seed: 1 });
  const run = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
  expect(run.find(([query]) => query === 'q1')!.slice(0, 4)).toEqual(['q1', 'Q0', '7', '1']);
  expect(run.find(([query]) => query === 'q2')!.slice(0, 4)).toEqual(['q2', 'Q0', '7', '1']);
  expect(run.filter(([query]) => query === 'q3').map((cells) => cells[2])).toEqual(['7']);
});

it('an embedder given by its address is measured against without, and refused where it answers with anything else', async () => {
  aSet();
  // a piece for each of three subjects
  const near = (text: string) => [/pump/i, /leak|утечк/i, /bread/i].map((subject) => (subject.test(text) ? 1 : 0.1));
  let wrong = false;
  const server = http.createServer((request, response) => {
    let said = '';
    request.on('data', (part: Buffer) => (said += part.toString()));
    request.on('end', () => {
      const { input } = JSON.parse(said) as { input: string[] };
      const data = input.map((text, index) => ({ index, embedding: wrong ? [0, 0, 0] : near(text) }));
      response.end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const embedder = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const words = [folder, '--seed', '1', '--embedder', embedder, '--model', 'three'];
    expect(await retrieval([...words, '--weight', '0.5'])).toMatchObject({
      embedder: { model: 'three', weight: 0.5, fitted: false, queries: 3, ndcg10: expect.any(Number), low: expect.any(Number) },
    });
    expect(await retrieval(words)).toMatchObject({ embedder: { fitted: true, queries: 1 } });
    wrong = true;
    await expect(retrieval(words)).rejects.toThrow('a vector of nothing');
    await expect(retrieval([...words, '--weight', '2'])).rejects.toThrow('--weight');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('a document without a language is read in the one it is seen to be in', async () => {
  aSet();
  const { documents, queries } = await readSet(folder);
  expect(documents.map((d) => d.language)).toEqual(['en', 'en', 'en']);
  expect(queries[1]!.language).toBe('ru');
});

it('ids may be numbers and hold spaces, a language may be named in any way, a text may be missing, a line may come twice', async () => {
  put('docs.jsonl', [
    { id: 'the pump', title: 'Water pump', text: '' },
    { id: 8, text: null },
    { id: 'the pump', title: 'Bread' },
    { id: 'насос', title: 'Насос для воды', lang: 'rus' },
  ]);
  put('queries.jsonl', [
    { id: 1, title: 'Water pump', lang: 'en-GB', exclude: 8 },
    { id: 'two words', text: 'насос', lang: 'Russian' },
    { id: 'empty', lang: 'en' },
  ]);
  put('qrels.tsv', ['query-id\tcorpus-id\tscore', '1\tthe pump\t1', '', 'two words\tнасос\t2', 'empty\t8\t1', 'gone\t8\t1']);
  const set = await readSet(folder);
  expect(set.documents.map((d) => [d.id, d.language])).toEqual([
    ['the pump', 'en'],
    ['8', 'en'],
    ['насос', 'ru'],
  ]);
  expect(set.queries.map((q) => [q.id, q.language, q.exclude])).toEqual([
    ['1', 'en', '8'],
    ['two words', 'ru', undefined],
    ['empty', 'en', undefined],
  ]);
  const out = path.join(folder, 'run.trec');
  expect(await retrieval([folder, '--out', out, '--seed', '1'])).toMatchObject({ queries: 3, ndcg10: expect.closeTo(2 / 3, 4) });
  expect(readFileSync(out, 'utf8').split('\n')[0]!.split('\t').slice(0, 4)).toEqual(['1', 'Q0', 'the pump', '1']);
});

it('queries look for one another by what they were judged to have in common', async () => {
  aSet();
  const { documents, queries, judgments } = alikeOf(await readSet(folder));
  expect(documents.map((d) => d.id)).toEqual(['q1', 'q2', 'q3', 'q4']);
  expect(queries.every((q) => q.exclude === q.id)).toBe(true);
  expect([...judgments.get('q1')!]).toEqual([
    ['q2', 1],
    ['q3', 1],
  ]);
  expect(await retrieval([folder, '--alike', '--seed', '1'])).toMatchObject({ queries: 3, documents: 4 });
});

it('a name of a sector looks for its English one, in languages that nothing learnt it from', async () => {
  const { documents, queries, judgments } = labelSet('ru');
  expect(documents.find((d) => d.id === '09310000')).toMatchObject({ title: 'Electricity', language: 'en' });
  expect(queries.find((q) => q.id === '09310000')).toMatchObject({ title: 'Электричество', language: 'ru' });
  expect([...judgments.get('09310000')!]).toEqual([['09310000', 1]]);
  for (const words of [['--names', 'es'], ['--names', 'ru', folder], []])
    await expect(retrieval(words)).rejects.toThrow('--names en|ru|ar|vi');
});

it('a set whose judgments name no query is refused', async () => {
  aSet();
  put('qrels.tsv', ['other\t7\t1', 'q1\t7\t0']);
  await expect(retrieval([folder])).rejects.toThrow('No query of');
});

it('a folder that is no set is refused with what is missing', async () => {
  await expect(retrieval([folder])).rejects.toThrow('docs.jsonl');
  aSet();
  put('docs.jsonl', ['{"id": "a"', '']);
  await expect(retrieval([folder])).rejects.toThrow('docs.jsonl line 1');
  put('docs.jsonl', ['{"id": "a"}', '{"title": "nobody"}']);
  await expect(retrieval([folder])).rejects.toThrow('docs.jsonl line 2');
  await expect(retrieval([folder, '--without', 'everything'])).rejects.toThrow('stages:');
});
