import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { dataSource, system, Transactions } from '#database';
import { cloneDatabase } from '../../test/setup/databases.js';
import { digestsDue } from './index.js';
import { windowOf, type Frequency } from './windows.js';
import { readerOf } from './wishes.js';

const database = await cloneDatabase();
const admin = await dataSource(database.admin, []).initialize();
const source = await dataSource(database.worker, []).initialize();
const transactions = new Transactions(source);
afterAll(async () => {
  await source.destroy();
  await admin.destroy();
  await database.drop();
});

const zones = [
  'UTC',
  'Asia/Dubai',
  'Asia/Ho_Chi_Minh',
  'Europe/Moscow',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'America/St_Johns',
  'Africa/Johannesburg',
];
const day = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) })
  .map((t) => new Date(t).toISOString().slice(0, 10));
const someone = fc.record({
  zone: fc.constantFrom(...zones),
  wish: fc.option(
    fc.record({
      frequency: fc.constantFrom<Frequency>('off', 'daily', 'weekly', 'monthly'),
      weekday: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 23 }),
      zone: fc.constantFrom(...zones),
      paused: fc.option(fc.integer({ min: -3, max: 3 })),
    }),
  ),
  hubs: fc.array(
    fc.record({
      workWeek: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
      holidays: fc.array(fc.integer({ min: -2, max: 2 }), { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
});

/** Instants where the rules meet: the hours around changes of the clocks, month ends and leap days, and any. */
const instant = fc.oneof(
  day.chain((d) => fc.integer({ min: 0, max: 24 * 60 - 1 }).map((m) => new Date(Date.parse(`${d}T00:00:00Z`) + m * 60_000))),
  fc
    .tuple(
      fc.constantFrom(
        '2026-03-29',
        '2026-10-25',
        '2026-03-08',
        '2026-11-01',
        '2026-04-05',
        '2026-10-04',
        '2028-02-29',
        '2026-12-31',
        '2027-01-01',
      ),
      fc.integer({ min: -24 * 60, max: 48 * 60 }),
    )
    .map(([d, m]) => new Date(Date.parse(`${d}T00:00:00Z`) + m * 60_000)),
);

const near = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

describe('who is due', () => {
  it('is the same to the database and to the windows, for anybody at any time', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 12 }), instant, async (people, now) => {
        await admin.query(
          `truncate digests.digests, digests.preferences, members.memberships, members.hubs, members.organisations, members.people cascade`,
        );
        const organisation = randomUUID();
        await admin.query(
          `insert into members.organisations (id, kind, name, country, language) values ($1, 'company', 'Example Works', 'RU', 'ru')`,
          [organisation],
        );
        const ids: string[] = [];
        for (const p of people) {
          const id = randomUUID();
          ids.push(id);
          await admin.query(`insert into members.people (id, email, name, language, zone) values ($1, $2, 'Anna', 'en', $3)`, [
            id,
            `${id}@works.example`,
            p.zone,
          ]);
          if (p.wish) {
            const { frequency, weekday, hour, zone, paused } = p.wish;
            await admin.query(
              `insert into digests.preferences (person, frequency, weekday, hour, zone, language, paused_until) values ($1, $2, $3, $4, $5, 'en', $6)`,
              [id, frequency, weekday, hour, zone, paused === null ? null : near(now, paused)],
            );
          }
          if (!p.hubs.length)
            await admin.query(
              `insert into members.memberships (id, person, organisation, role) values (gen_random_uuid(), $1, $2, 'member')`,
              [id, organisation],
            );
          for (const h of p.hubs) {
            const hub = randomUUID();
            await admin.query(
              `insert into members.hubs (id, name, country, zone, work_week, holidays, languages, fallback_language, currency, capacity, reply_to) values ($1, $2, 'AE', 'Asia/Dubai', $3, $4, '{en}', 'en', 'AED', 5, 'a@hub.example')`,
              [hub, hub, h.workWeek, h.holidays.map((d) => near(now, d))],
            );
            await admin.query(
              `insert into members.memberships (id, person, hub, role) values (gen_random_uuid(), $1, $2, 'coordinator')`,
              [id, hub],
            );
          }
        }
        await admin.query(`delete from landfall.clock`);
        await admin.query(`insert into landfall.clock (shift) values ($1::timestamptz - now())`, [now]);
        await transactions.run(system('relay'), async (em) => {
          const due = (await em.query(digestsDue)) as { key: string; payload: { person: string; period: string } }[];
          const expected: string[] = [];
          for (const id of ids) {
            const reader = (await readerOf(em, id))!;
            const w = windowOf(reader.wish, reader.hubs, reader.now);
            if (w.due) expected.push(`${id}:${w.period}`);
          }
          found += due.length;
          expect(due.map((d) => d.key).sort()).toEqual(expected.sort());
          for (const { key, payload } of due) expect(key).toBe(`${payload.person}:${payload.period}`);
        });
      }),
      { numRuns: 60, verbose: 1 },
    );
    expect(found).toBeGreaterThan(10);
  });
});
