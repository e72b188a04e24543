import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { system } from '#database';
import { anySeed, Seeded } from '../../../test/chaos/seeded.js';
import { officer, openRoom, type Room } from './room.js';

const seed = Number(process.env.SEED ?? anySeed());
process.stdout.write(`screening: SEED=${seed}\n`);
const countries = ['AE', 'RU', 'VN'];

type Place = { id: string; country: string };
type Check = { result: string; elsewhere: string[] };
type List = { retired: boolean; oldestDays: number | null; age: number; applies: string[] };

let room: Room;
let parties: Place[];
let hubs: Place[];
beforeAll(async () => {
  room = await openRoom();
  parties = [{ id: randomUUID(), country: 'AE' }];
  for (const country of [...countries, ...countries])
    parties.push({ id: (await room.organisation(`Of ${country}`, country)).organisation, country });
  hubs = [{ id: randomUUID(), country: 'AE' }];
  for (const country of [...countries, 'QA']) hubs.push({ id: await room.hub(country), country });
});
afterAll(() => room.close());

/** Whom the first of the parties and of the hubs stand for is not in the database: they have no row, and no pair with them is cleared. */
const unknown = 0;
const anyCheck = (random: Seeded): Check | undefined =>
  random.chance(0.1)
    ? undefined
    : {
        result: random.pick([
          'clear',
          'clear',
          'clear',
          'dismissed',
          'dismissed',
          'potential',
          'confirmed',
          'stale_list',
          'error',
        ]),
        elsewhere: [...countries, 'QA'].filter(() => random.chance(0.15)),
      };
const anyList = (random: Seeded): List => ({
  retired: random.chance(0.3),
  oldestDays: random.pick([null, 3, 3, 14]),
  age: random.pick([0, 3, 4, 14, 15]),
  applies: random.pick([['*'], ['AE'], ['RU', 'BR'], ['BR', 'VN'], ['QA'], ['BR']]),
});

/** What the gate is to say, in the plainest words. */
function mayAct(one: Place, other: Place, hub: Place, checks: ReadonlyMap<Place, Check>, lists: readonly List[]): boolean {
  if (one === parties[unknown] || other === parties[unknown] || hub === hubs[unknown]) return false;
  const isClearFor = (party: Place, withWhom: Place): boolean => {
    const check = checks.get(party);
    if (check?.result !== 'clear' && check?.result !== 'dismissed') return false;
    return !check.elsewhere.includes(withWhom.country) && !check.elsewhere.includes(hub.country);
  };
  const isTooOld = ({ retired, oldestDays, age }: List): boolean => !retired && oldestDays !== null && age > oldestDays;
  const concerned = ['*', one.country, other.country, hub.country];
  return (
    isClearFor(one, other) &&
    isClearFor(other, one) &&
    !lists.some((list) => isTooOld(list) && list.applies.some((country) => concerned.includes(country)))
  );
}

async function write(checks: ReadonlyMap<Place, Check>, lists: readonly List[]): Promise<void> {
  await room.empty();
  await room.db.rows(
    `insert into screening.checks (organisation, checked_name, result, elsewhere)
     select c.organisation, 'Of somewhere', c.result, c.elsewhere from jsonb_to_recordset($1) as c (organisation uuid, result text, elsewhere text[])`,
    [JSON.stringify([...checks].map(([{ id }, check]) => ({ organisation: id, ...check })))],
  );
  await room.db.rows(
    `insert into screening.lists (id, name, kind, dated, current_on, retired_at, oldest_days, applies)
     select gen_random_uuid(), 'List ' || row_number() over (), 'official', d.day, d.day, case when l.retired then landfall.now() end, l."oldestDays", l.applies
     from jsonb_to_recordset($1) as l (retired boolean, "oldestDays" integer, age integer, applies text[])
     cross join lateral (select (landfall.now() at time zone 'UTC')::date - l.age) d (day)`,
    [JSON.stringify(lists)],
  );
}

const pairs = () => parties.flatMap((one) => parties.map((other) => [one, other] as const));
const inWords = (all: readonly (readonly [string, string])[]): string[] => all.map((ids) => ids.join(' ')).sort();

/** The same pairs, once by once: what stands where an introduction is made. */
const oneByOne = (hub: Place) =>
  room.worker.run(system('test'), (em) =>
    em.query(
      `select one, other from unnest($1::uuid[], $2::uuid[]) as asked (one, other) where screening.pair_cleared(one, other, $3)`,
      [...columns(), hub.id],
    ),
  ) as Promise<{ one: string; other: string }[]>;
const atOnce = (hub: Place) =>
  room.worker.run(system('test'), (em) =>
    em.query(`select one, other from screening.pairs_cleared($1, $2, $3)`, [...columns(), hub.id]),
  ) as Promise<{ one: string; other: string }[]>;
const columns = () => [pairs().map(([one]) => one.id), pairs().map(([, other]) => other.id)];

test('many pairs are cleared at once as they are one by one, and as the rule reads in plain words', async () => {
  const random = new Seeded(seed);
  let cleared = 0;
  for (let state = 0; state < 50; state++) {
    const checks = new Map<Place, Check>();
    for (const party of parties.slice(1)) {
      const check = anyCheck(random);
      if (check) checks.set(party, check);
    }
    const lists = Array.from({ length: random.int(0, 2) }, () => anyList(random));
    await write(checks, lists);
    for (const hub of hubs) {
      const wanted = inWords(pairs().flatMap(([a, b]) => (mayAct(a, b, hub, checks, lists) ? [[a.id, b.id] as const] : [])));
      const [set, single] = [await atOnce(hub), await oneByOne(hub)];
      const told = JSON.stringify({ checks: [...checks], lists, hub });
      expect({ told, set: inWords(set.map((p) => [p.one, p.other])) }).toEqual({ told, set: wanted });
      expect({ told, single: inWords(single.map((p) => [p.one, p.other])) }).toEqual({ told, single: wanted });
      cleared += wanted.length;
    }
  }
  expect(cleared).toBeGreaterThan(0);
});

test('a pair that is asked twice is answered once, and who is cleared is asked by the pair outside the worker', async () => {
  const [, one, other] = parties as [Place, Place, Place];
  await write(new Map([one, other].map((party) => [party, { result: 'clear', elsewhere: [] }])), []);
  const twice = [[one.id, one.id], [other.id, other.id], hubs[1]!.id];
  const asked = `select one, other from screening.pairs_cleared($1, $2, $3)`;
  expect(await room.worker.run(system('test'), (em) => em.query(asked, twice))).toEqual([{ one: one.id, other: other.id }]);
  const denied = { code: '42501' };
  await expect(room.api.run(officer, (em) => em.query(asked, twice))).rejects.toMatchObject(denied);
  const answers = `select * from screening.answers_for($1, $2, $3)`;
  await expect(room.api.run(officer, (em) => em.query(answers, twice))).rejects.toMatchObject(denied);
  await expect(room.worker.run(system('test'), (em) => em.query(answers, twice))).rejects.toMatchObject(denied);
});
