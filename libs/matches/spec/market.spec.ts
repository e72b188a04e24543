import { expect, test } from '@jest/globals';
import { queryOf, tuned, type Query, type Reading } from '#retrieval';
import { anySeed, Seeded } from '../../../test/chaos/seeded.js';
import { Markets, type Market } from '../market.js';
import { restored, storedColumns, type StoredReading } from '../stored-reading.js';
import { World } from './world.js';

const seed = Number(process.env.SEED ?? anySeed());
process.stdout.write(`matches: SEED=${seed}\n`);

const bytes = (at: number) => `get_byte(d.frequencies, 6 * (t.at - 1)::int + ${at})`;
const field = (name: 'title' | 'keywords' | 'text', at: number) =>
  `(${tuned[name].weight}::float8 * ((256 * ${bytes(2 * at)} + ${bytes(2 * at + 1)}) / 1024.0::float8)
    / (${1 - tuned[name].b}::float8 + ${tuned[name].b}::float8 * length_${name} / greatest(1, mean_${name}::float8)))`;
const frequency = `(${field('title', 0)} + ${field('keywords', 1)} + ${field('text', 2)})`;

/** BM25F as SQL says it, over the rows of one side: terms $2 with weights $3 under snapshot $4, for listings that are (or are not) of language $5. */
const inSql = `
  select listing, sum(weight * floor(65535 * frequency / (${tuned.k1}::float8 + frequency) + 0.5))::float8 as score
  from (select d.listing, w.weight, ${frequency} as frequency
    from matches.documents d cross join lateral unnest(string_to_array(d.terms, ' ')) with ordinality as t (term, at)
    join unnest($2::text[], $3::float8[]) as w (term, weight) on w.term = t.term
    join matches.snapshots s on s.id = $4
    where d.side = $1 and (d.language = $5 and $5 <> 'en') = $6) found
  group by listing`;

type Hit = { id: string; score: number };
const inOrder = (hits: Hit[]) => hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));

/** Every word of the query as weights, taken from the very query that the index was asked. */
async function fromSql(world: World, market: Market, query: Query, side: string): Promise<Hit[]> {
  const parts: Hit[] = [];
  for (const own of [true, false]) {
    const weights = own ? query.own : query.common;
    const rows = await world.rows<{ listing: string; score: number }>(inSql, [
      side,
      [...weights.keys()],
      [...weights.values()],
      market.snapshot,
      query.language,
      own,
    ]);
    parts.push(...rows.map((r) => ({ id: r.listing, score: r.score })));
  }
  return inOrder(parts).slice(0, 200);
}

const words =
  'sensor leak water pipe pump valve robot oven bread school hospital record network city membrane crop rice image fault fabric'.split(
    ' ',
  );
const russian = 'датчик утечка насос хлеб школа сеть робот рис больница запись'.split(' ');

/** Listings that come, change, go and come back, some in a transaction that fails in the end. */
async function someHistory(world: World, random: Seeded, steps: number, after: () => Promise<void>): Promise<void> {
  const hub = await world.hub();
  const listings: string[] = [];
  const text = (from: readonly string[], most: number) =>
    Array.from({ length: random.int(1, most) }, () => random.pick(from)).join(' ');
  const fields = () => {
    const language = random.chance(0.3) ? 'ru' : 'en';
    const from = language === 'ru' ? russian : words;
    return { language, title: text(from, 5), summary: text(from, 10), description: text(from, 40), keywords: [text(from, 1)] };
  };
  for (let step = 0; step < steps; step++) {
    const what = random.next();
    if (listings.length < 4 || what < 0.4) {
      const made = random.chance(0.5) ? await world.offering(fields()) : await world.need({ hub, ...fields() });
      listings.push(made);
      await world.find(made);
    } else {
      const listing = random.pick(listings);
      if (what < 0.6) await world.change(listing, fields());
      else if (what < 0.75) await world.change(listing, { state: 'withdrawn' });
      else if (what < 0.85) await world.change(listing, { state: 'published' });
      if (what < 0.9) await world.find(listing);
      else if (what < 0.95) await world.asWorker((em) => world.snapshots.renew(em));
      else {
        await world.change(listing, fields());
        const failing = world.asWorker(async (em) => {
          await world.finding.find(em, listing, listing);
          throw new Error('its process was killed');
        });
        await expect(failing).rejects.toThrow('killed');
      }
    }
    await after();
  }
}

const documents = (world: World) =>
  world.rows<StoredReading & { listing: string; side: 'offering' | 'need' }>(
    `select listing, side, ${storedColumns} from matches.documents order by listing`,
  );

test('the index follows every commit and no rollback: at any moment it answers as one that was just loaded, and as SQL does', async () => {
  const world = await World.open();
  try {
    const random = new Seeded(seed);
    const following = new Markets();
    let compared = 0;
    await someHistory(world, random, 40, async () => {
      if (random.chance(0.3)) return;
      const market = await world.asWorker((em) => following.current(em));
      const fresh = await world.asWorker((em) => new Markets().current(em));
      const rows = await documents(world);
      for (const side of ['offering', 'need'] as const) {
        expect(market!.sides[side].size).toBe(rows.filter((r) => r.side === side).length);
        for (const row of random.some(rows, 3)) {
          const query = queryOf(restored(row), market!.statistics, tuned);
          const found = market!.sides[side].saying(query, 200);
          expect(found).toEqual(fresh!.sides[side].saying(query, 200));
          expect(found).toEqual(await fromSql(world, market!, query, side));
          compared += found.length;
        }
      }
    });
    expect(compared).toBeGreaterThan(100);
  } finally {
    await world.close();
  }
});

test('one that has slept too long loads everything again', async () => {
  const world = await World.open();
  try {
    const sleeper = new Markets();
    await world.find(await world.offering());
    const before = await world.asWorker((em) => sleeper.current(em));
    const later = await world.offering();
    await world.find(later);
    await world.find(await world.offering());
    await world.rows(`delete from matches.changes where seq < (select max(seq) from matches.changes)`);
    const after = await world.asWorker((em) => sleeper.current(em));
    expect(after).not.toBe(before);
    expect(after!.sides.offering.size).toBe(3);
  } finally {
    await world.close();
  }
});

test('what is stored of a reading is what was read', async () => {
  const world = await World.open();
  try {
    const listing = await world.offering({ language: 'ru', title: 'Датчик и датчик', description: 'Утечка воды из трубы SCADA' });
    await world.find(listing);
    const [row] = await world.rows<StoredReading>(`select ${storedColumns}, surfaces from matches.documents`);
    const reading: Reading = restored(row!);
    // said twice, and "sensor" is the likeliest of what the word may mean
    expect(reading.entries.find((e) => e.term === 'sensor')!.title).toBeGreaterThan(1);
    expect(reading.entries.find((e) => e.term.startsWith('ru:'))).toMatchObject({ surface: 'Датчик', title: 2 });
  } finally {
    await world.close();
  }
});
