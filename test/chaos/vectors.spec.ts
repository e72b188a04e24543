import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Driver } from './driver.js';
import { makeMarket } from './market.js';
import { Seeded } from './seeded.js';
import { World } from './world.js';
import { Wrecker } from './wrecker.js';

const seed = Number(process.env.CHAOS_SEED ?? 1);
const quiet = () => undefined;
/** A vector that its text alone decides. */
const vectorOf = (text: string) => [...'aeinorst'].map((letter) => 1 + text.split(letter).length);
let server: http.Server;
let texts: string[];
beforeAll(async () => {
  texts = [];
  server = http.createServer((request, response) => {
    let said = '';
    request.on('data', (part: Buffer) => (said += part.toString()));
    request.on('end', () => {
      const { input } = JSON.parse(said) as { input: string[] };
      texts.push(...input);
      const data = input.map((text, index) => ({ index, embedding: vectorOf(text) }));
      // slowly, so that a kill falls between the question and the row
      setTimeout(() => response.writeHead(200).end(JSON.stringify({ data })), 150);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('a worker killed while vectors are made leaves one of its text to every listing; what is missing later is made within the hour', async () => {
  const world = await World.start({
    env: {
      EMBEDDER_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      EMBEDDER_MODEL: 'letters',
      EMBEDDER_WEIGHT: '0.5',
      EMBEDDER_IN_HOUSE: '1',
    },
  });
  try {
    const driver = new Driver(world, makeMarket(seed, 20, 12), quiet);
    await driver.register();
    await Promise.all([driver.publish(), new Wrecker(world.worker, new Seeded(seed, 'kills'), quiet).wreck(4)]);
    await world.settled();
    const all = await vectors(world);
    expect({ seed, all: all.length, ofAnother: all.filter(isOfAnotherText) }).toEqual({ seed, all: 32, ofAnother: [] });

    await world.worker.kill9();
    await world.admin.query(
      `delete from matches.vectors where listing in (select listing from matches.vectors order by 1 limit 5)`,
    );
    await world.later('1 hour');
    world.worker.start();
    for (const until = Date.now() + 60_000; (await vectors(world)).length < 32 && Date.now() < until;)
      await new Promise((r) => setTimeout(r, 100));
    await world.settled();
    expect(await vectors(world)).toEqual(all);
    const { rows } = await world.admin.query(`select name, parked_reason from ledger.jobs where parked_at is not null`);
    expect([rows, world.worker.ownEnds]).toEqual([[], []]);
  } finally {
    await world.close();
  }
}, 600_000);

type Kept = { title: string; vector: string };
const vectors = async ({ admin }: World): Promise<Kept[]> =>
  (
    await admin.query(
      `select l.title, encode(v.vector, 'hex') as vector from matches.vectors v join listings.listings l on l.id = v.listing order by 1`,
    )
  ).rows as Kept[];

function isOfAnotherText({ title, vector }: Kept): boolean {
  const made = vectorOf(texts.find((text) => text.startsWith(title))!);
  const length = Math.hypot(...made);
  const bytes = Buffer.from(vector, 'hex');
  return made.some((value, at) => Math.abs(bytes.readFloatLE(at * 4) - value / length) > 1e-6);
}
