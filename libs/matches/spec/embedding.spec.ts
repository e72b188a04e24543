import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Settings } from '#settings';
import { HttpEmbedder } from '../embedder.js';
import { Embedding } from '../embedding.js';
import { readListings } from '../listing-row.js';
import { World } from './world.js';

type Body = { input: string[]; model: string; encoding_format: string };
let server: http.Server;
let EMBEDDER_URL: string;
let answer: (body: Body) => { status?: number; body: unknown };
const asked: { path: string; key: string | undefined; body: Body }[] = [];
/** Two subjects, a piece for each. */
const vectors = ({ input }: Body) => ({
  body: {
    data: input.map((text, index) => ({ index, embedding: /leak|water/i.test(text) ? [3, 0.5] : [0.5, 3] })).toReversed(),
  },
});

beforeAll(async () => {
  server = http.createServer((request, response) => {
    let said = '';
    request.on('data', (part: Buffer) => (said += part.toString()));
    request.on('end', () => {
      asked.push({ path: request.url!, key: request.headers.authorization, body: JSON.parse(said) as Body });
      const { status = 200, body } = answer(asked.at(-1)!.body);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  EMBEDDER_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ai`;
});
let world: World | undefined;
beforeEach(() => {
  asked.length = 0;
  answer = vectors;
});
afterEach(async () => {
  await world?.close();
  world = undefined;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const on = { EMBEDDER_MODEL: 'two', EMBEDDER_WEIGHT: 0.5, embedderKey: 'a key' };
const open = async (settings: object = {}) => (world = await World.open({ EMBEDDER_URL, ...on, ...settings }));
const kept = (w: World) =>
  w.rows<{ listing: string; bytes: number }>(`select listing, length(vector) as bytes from matches.vectors order by listing`);
const jobs = (w: World, name: string) => w.rows(`select 1 from ledger.jobs where name = $1`, [name]);
const make = (w: World, ...listings: string[]) => w.asWorker((em) => w.embedding.make(em, listings));

test('a listing gets a vector of its words alone, once, and a new one when they change; it goes with the listing', async () => {
  const w = await open();
  const id = await w.offering({ visibility: 'named' });
  await w.find(id);
  expect(await jobs(w, 'EmbedListings')).toHaveLength(1);
  await make(w, id);
  await make(w, id);
  await w.find(id);
  expect(await jobs(w, 'EmbedListings')).toHaveLength(1);
  expect(await jobs(w, 'FindMatches')).toHaveLength(1);
  expect(asked).toEqual([
    {
      path: '/ai/v1/embeddings',
      key: 'Bearer a key',
      body: {
        input: [expect.stringMatching(/^Acoustic sensor.*\nleak\nA sensor listens/)],
        model: 'two',
        encoding_format: 'float',
      },
    },
  ]);
  expect(await kept(w)).toEqual([{ listing: id, bytes: 8 }]);
  await w.change(id, { title: 'A loaf of bread' });
  await w.find(id);
  await make(w, id);
  expect(asked).toHaveLength(2);
  await w.change(id, { state: 'withdrawn' });
  await w.find(id);
  expect(await kept(w)).toEqual([]);
});

test('a listing shown without a name is sent only to an embedder in the house, and loses its vector where it becomes one', async () => {
  const w = await open();
  const [hidden, named] = [await w.offering(), await w.offering({ visibility: 'named' })];
  await w.find(hidden, named);
  await make(w, hidden, named);
  expect((await kept(w)).map((v) => v.listing)).toEqual([named]);
  expect(asked[0]!.body.input).toHaveLength(1);
  await w.change(named, { visibility: 'anonymous' });
  await make(w, named);
  await w.asWorker((em) => w.embedding.makeMissing(em));
  expect(await kept(w)).toEqual([]);
  expect(asked).toHaveLength(1);
  await w.close();
  const inHouse = await open({ EMBEDDER_IN_HOUSE: true });
  const own = await inHouse.offering();
  await inHouse.find(own);
  await inHouse.asWorker((em) => inHouse.embedding.makeMissing(em));
  expect((await kept(inHouse)).map((v) => v.listing)).toEqual([own]);
});

test.each([
  ['without an address', { EMBEDDER_URL: undefined }],
  ['without a weight', { EMBEDDER_WEIGHT: undefined }],
])('%s nothing is sent, and candidates are those of words, whatever vectors are there', async (_, settings) => {
  const w = await open(settings);
  const need = await w.need();
  const offerings = [await w.offering({ visibility: 'named' }), await w.offering({ title: 'Bread', sectors: ['15811000'] })];
  await w.find(need, ...offerings);
  const before = await w.everything();
  for (const id of [need, ...offerings])
    await w.rows(`insert into matches.vectors values ($1, 'two', 'x', $2)`, [id, Buffer.alloc(8, 1)]);
  await w.find(need, ...offerings);
  await w.asWorker((em) => w.embedding.makeMissing(em));
  expect(await w.everything()).toBe(before);
  expect([asked.length, (await jobs(w, 'EmbedListings')).length]).toEqual([0, 0]);
});

test.each([
  ['that it refuses', () => ({ status: 401, body: {} }), /answered 401/],
  ['of too few vectors', () => ({ body: { data: [] } }), /one vector a text/],
  ['of no number', () => ({ body: { data: [{ index: 0, embedding: [null, 1] }] } }), /finite/],
  ['of nothing', () => ({ body: { data: [{ index: 0, embedding: [0, 0] }] } }), /of nothing/],
  ['of another size', () => ({ body: { data: [{ index: 0, embedding: [1, 2, 3] }] } }), /another model/],
  ['larger than any', () => ({ body: { data: 'x'.repeat(9_000_000) } }), /finite/],
])('an answer %s is not kept, and the ledger says why', async (_, said, why) => {
  const w = await open();
  const [first, second] = [await w.offering({ visibility: 'named' }), await w.offering({ visibility: 'named' })];
  await w.find(first, second);
  await make(w, first);
  answer = said;
  expect(await make(w, second)).toMatch('refused');
  expect((await kept(w)).map((v) => v.listing)).toEqual([first]);
  const [told] = await w.rows<{ facts: { why: string } }>(`select facts from ledger.entries where name = 'VectorsNotMade'`);
  expect(told!.facts.why).toMatch(why);
});

test.each([429, 503])('one that has no time (%d), or is not there, is asked again', async (status) => {
  answer = () => ({ status, body: {} });
  await expect(new HttpEmbedder(EMBEDDER_URL, 'two', undefined).embed(['a'])).rejects.toThrow(`answered ${status}`);
  await expect(new HttpEmbedder('http://127.0.0.1:1', 'two', undefined).embed(['a'])).rejects.toThrow();
});

test('what is near in meaning is a candidate without a word in common, for an index that follows and for one that is loaded', async () => {
  const w = await open();
  const words = { title: 'Quite something', summary: 'else entirely', description: 'than before', keywords: [] };
  const far = await w.offering({ ...words, visibility: 'named', sectors: ['15811000'] });
  const need = await w.need({ visibility: 'named' });
  const found = (by = w.finding) => w.asWorker(async (em) => by.candidates(em, (await readListings(em, [need])).get(need)!));
  await w.find(far, need);
  expect(await found()).toEqual([]);
  await make(w, need, far);
  expect(await found()).toEqual([far]);
  expect(await found(w.anotherFinding())).toEqual([far]);
  await w.rows(`delete from matches.vectors where listing = $1`, [far]);
  expect(await found()).toEqual([]);
  expect(await found(w.anotherFinding())).toEqual([]);
});

/** The jobs of a catch-up, one after another; what it asked, by how many texts at a time. */
async function catchUp(w: World, embedding = w.embedding): Promise<number[]> {
  asked.length = 0;
  const jobs: object[] = [{}];
  while (jobs.length) {
    await w.asWorker((em) => embedding.makeMissing(em, jobs.shift()));
    const next = await w.rows<{ payload: object }>(`delete from ledger.jobs where name = 'EmbedMissing' returning payload`);
    jobs.push(...next.map(({ payload }) => payload));
  }
  return asked.map(({ body }) => body.input.length);
}
async function unnamed(w: World, many: number, titleOf: (n: number) => string): Promise<void> {
  const [hub, organisation] = [await w.hub(), await w.organisation('AE')];
  const mandate = await w.mandate(hub, organisation);
  for (let n = 0; n < many; n++)
    await w.find(await w.need({ hub, organisation, mandate, visibility: 'named', title: titleOf(n) }));
}

test('a catch-up takes every listing, some at a time, and stops where nobody is served; another model has all made anew', async () => {
  const w = await open();
  await unnamed(w, 33, (n) => `Need ${n}`);
  answer = () => ({ status: 404, body: {} });
  expect(await catchUp(w)).toEqual([32]);
  answer = vectors;
  expect(await catchUp(w)).toEqual([32, 1]);
  expect(await catchUp(w, new Embedding(new Settings({ EMBEDDER_URL, ...on, EMBEDDER_MODEL: 'three' } as never)))).toEqual([
    32, 1,
  ]);
  expect(await w.rows(`select model, count(*)::int as n from matches.vectors group by model`)).toEqual([
    { model: 'three', n: 33 },
  ]);
});

test('a text that an embedder will not have costs no other its vector, is asked for again, and a few refusals end the hour', async () => {
  const w = await open();
  await unnamed(w, 40, (n) => (n === 20 ? 'Too long' : `Need ${n}`));
  answer = (body) => (body.input.some((text) => text.startsWith('Too long')) ? { status: 413, body: {} } : vectors(body));
  await catchUp(w);
  expect(await kept(w)).toHaveLength(39);
  expect(await catchUp(w)).toEqual([1]);
  answer = vectors;
  await catchUp(w);
  expect(await kept(w)).toHaveLength(40);
  await unnamed(w, 120, (n) => `Another ${n}`);
  answer = () => ({ status: 400, body: {} });
  // three batches, each taken apart to the last text
  expect((await catchUp(w)).filter((texts) => texts === 32)).toHaveLength(3);
});
