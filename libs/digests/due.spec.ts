import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { dataSource, system, Transactions } from '#database';
import { cloneDatabase } from '../../test/setup/databases.js';
import { digestsDue, noticesDue } from './index.js';
import { kinds, slotOf, windowOf, type Frequency, type Kind } from './windows.js';
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
      frequencies: fc.array(fc.constantFrom<Frequency>('off', 'each', 'each', 'daily', 'daily', 'weekly', 'monthly'), {
        minLength: kinds.length,
        maxLength: kinds.length,
      }),
      changed: fc.integer({ min: -10, max: 0 }),
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
  contact: fc.boolean(),
  visited: fc.option(fc.integer({ min: 0, max: 6 }), { freq: 6 }),
  /** What the day's window told already: of which kinds. */
  told: fc.option(fc.subarray([...kinds]), { freq: 3 }),
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

/** As an earlier digest of the same windows would have claimed them, its row under another name. */
async function tell(id: string, contact: boolean, told: readonly Kind[]) {
  await transactions.run(system('relay'), async (em) => {
    const { wish, places, now, claimed } = (await readerOf(em, id))!;
    const { due } = windowOf(wish, places, now, claimed);
    const digest = randomUUID();
    await em.query(
      `insert into digests.digests (id, reader, person, contact, period, until, state)
       values ($1, $2, case when not $3 then $2::uuid end, case when $3 then $2::uuid end, 'before', landfall.now(), 'silent')`,
      [digest, id, contact],
    );
    for (const { kind, period } of due.filter((d) => told.includes(d.kind)))
      await em.query(
        `insert into digests.windows (digest, reader, kind, period, since, until) values ($1, $2, $3, $4, landfall.now(), landfall.now())`,
        [digest, id, kind, period],
      );
  });
}

describe('who is due', () => {
  it('is the same to the database and to the windows, for anybody at any time', async () => {
    const found = { digests: 0, notices: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { minLength: 1, maxLength: 12 }), instant, async (people, now) => {
        await admin.query(
          `truncate digests.windows, digests.digests, digests.preferences, digests.recipients, members.sessions, members.contacts, members.memberships, members.hubs, members.organisations, members.people cascade`,
        );
        const organisation = randomUUID();
        await admin.query(
          `insert into members.organisations (id, kind, name, country, language) values ($1, 'company', 'Example Works', 'RU', 'ru')`,
          [organisation],
        );
        await admin.query(`delete from landfall.clock`);
        await admin.query(`insert into landfall.clock (shift) values ($1::timestamptz - now())`, [now]);
        const ids: string[] = [];
        for (const p of people) {
          const id = randomUUID();
          ids.push(id);
          const hubs = p.contact ? p.hubs.slice(0, 1) : p.hubs;
          const contact = p.contact && hubs.length > 0;
          if (!contact)
            await admin.query(
              `insert into members.people (id, email, name, language, zone, created_at) values ($1, $2, 'Anna', 'en', $3, landfall.now() - interval '60 days')`,
              [id, `${id}@works.example`, p.zone],
            );
          if (!hubs.length)
            await admin.query(
              `insert into members.memberships (id, person, organisation, role) values (gen_random_uuid(), $1, $2, 'member')`,
              [id, organisation],
            );
          for (const h of hubs) {
            const hub = randomUUID();
            await admin.query(
              `insert into members.hubs (id, name, country, zone, work_week, holidays, languages, fallback_language, currency, capacity, reply_to) values ($1, $2, 'AE', 'Asia/Dubai', $3, $4, '{en}', 'en', 'AED', 5, 'a@hub.example')`,
              [hub, hub, h.workWeek, h.holidays.map((d) => near(now, d))],
            );
            if (contact) {
              await admin.query(
                `insert into members.contacts (id, hub, organisation, name, email, language, zone, source, ground) values ($1, $2, $3, 'Omar', $4, 'en', $5, 'met', 'asked')`,
                [id, hub, organisation, `${id}@buyer.example`, p.zone],
              );
              await admin.query(
                `insert into digests.recipients (contact, hub, organisation, added_by, confirmed_at) values ($1, $2, $3, $1, landfall.now() - interval '60 days')`,
                [id, hub, organisation],
              );
            } else
              await admin.query(
                `insert into members.memberships (id, person, hub, role) values (gen_random_uuid(), $1, $2, 'coordinator')`,
                [id, hub],
              );
          }
          if (p.wish) {
            const { frequencies, weekday, hour, zone, paused, changed } = p.wish;
            await admin.query(
              `insert into digests.preferences (reader, person, contact, ${kinds.join(', ')}, weekday, hour, zone, language, paused_until, changed_at)
               values ($1, case when not $2 then $1::uuid end, case when $2 then $1::uuid end, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'en', $12, landfall.now() + make_interval(days => $13))`,
              [id, contact, ...frequencies, weekday, hour, zone, paused === null ? null : near(now, paused), changed],
            );
          }
          if (p.visited !== null && !contact)
            await admin.query(
              `insert into members.sessions (id_hash, person, seen_at) values (gen_random_uuid()::text, $1, landfall.now() - make_interval(hours => $2))`,
              [id, p.visited],
            );
          if (p.told) await tell(id, contact, p.told);
        }
        await transactions.run(system('relay'), async (em) => {
          const due = (await em.query(digestsDue)) as { payload: { reader: string; period: string } }[];
          const notices = (await em.query(noticesDue)) as { payload: { reader: string; slot: string } }[];
          const expected: string[] = [];
          const slots: string[] = [];
          for (const id of ids) {
            const { wish, places, now: at, claimed, visited } = (await readerOf(em, id))!;
            const w = windowOf(wish, places, at, claimed);
            if (w.due.length && !visited) expected.push(`${id}:${w.day}`);
            const slot = slotOf(wish, places, at);
            if (slot && !visited && Object.values(wish.frequencies).includes('each')) slots.push(`${id}:${slot}`);
          }
          found.digests += due.length;
          found.notices += notices.length;
          expect(due.map(({ payload: { reader, period } }) => `${reader}:${period}`).sort()).toEqual(expected.sort());
          expect(notices.map(({ payload: { reader, slot } }) => `${reader}:${slot}`).sort()).toEqual(slots.sort());
        });
      }),
      { numRuns: 60, verbose: 1 },
    );
    // that the property has met both at all: how many of each a run meets is chance, and a bound near what is usual would be too
    expect(Math.min(found.digests, found.notices)).toBeGreaterThan(0);
  });
});
