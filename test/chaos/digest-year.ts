import { randomUUID } from 'node:crypto';
import { expectedMails, openDay, oracleKinds, type Item, type Person, type Place } from './digest-oracle.js';
import { MailSink } from './mail-sink.js';
import { MailWorld } from './mail-world.js';
import type { Log } from './run.js';
import { Seeded } from './seeded.js';

export type YearSize = { seed: number; people: number; days: number; kills: number };
export type YearResult = {
  problems: string[];
  mails: number;
  items: number;
  tellings: number;
  unknown: number;
  /** Mails whose job failed and came again: a server or a database that did not answer in time. */
  retried: number;
  kills: number;
  looks: number;
};

const zones = [
  'UTC', 'Europe/Moscow', 'Asia/Dubai', 'Asia/Ho_Chi_Minh', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York',
  'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Auckland', 'America/Sao_Paulo',
]; // prettier-ignore
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** Through both changes of the clocks in both halves of the world, and a 29 February. */
const begins = Date.UTC(2028, 0, 10);
/** By how much the clock of the worker's machine may be wrong. */
const skews = [0, 10 * minute, -10 * minute, 8 * day, -8 * day];

/** A year of digests: the worker looks about every hour, is killed in the middle, its machine's clock is wrong, days go missing. */
export async function digestYear({ seed, people: many, days, kills }: YearSize, log: Log): Promise<YearResult> {
  const chance = new Seeded(seed, 'year');
  let now = begins;
  const sink = await MailSink.open(() => new Date(now));
  const world = await MailWorld.start(sink);
  try {
    const { people, places } = await populate(world, chance, many);
    const items: Item[] = [];
    const looks: number[] = [];
    const killed = new Set(chance.some([...Array(days).keys()], kills));
    for (let d = 0; now < begins + days * day; d++) {
      let killToday = killed.has(d);
      for (const until = begins + (d + 1) * day; now < until;) {
        const next = step(chance);
        // What happened cannot be later than the clock says: nothing does before the clock is put back.
        if (next > 0 && chance.chance(0.02 * places.length))
          items.push({ ...(await happen(world, chance, places.length, now)), look: looks.length });
        await world.timeIs(new Date(now));
        // The moment is in the middle of the work when there is any: the first mails of a day are sent between these.
        const kill = killToday && chance.chance(0.3) ? chance.int(5, 250) : undefined;
        if (kill !== undefined) killToday = false;
        looks.push(now);
        await world.turn(kill, chance.pick(skews));
        now += next;
      }
      if (d % 7 === 6) log(`day ${d + 1} of ${days}: ${sink.taken.length} mails, ${world.kills} kills`);
      // What is wrong in spring is not found in winter.
      if (d % 91 === 90) {
        const { problems, ...figures } = await judge(world, sink, people, places, items, looks);
        log(`judged so far: ${problems.length} problems ${JSON.stringify(figures)}`);
        if (problems.length) return { problems, ...figures, kills: world.kills, looks: looks.length };
      }
    }
    return { ...(await judge(world, sink, people, places, items, looks)), kills: world.kills, looks: looks.length };
  } finally {
    await world.close();
    await sink.away();
  }
}

/** About an hour; now and then ten minutes back, or eight days on. */
function step(chance: Seeded): number {
  if (chance.chance(0.002)) return -10 * minute;
  if (chance.chance(0.0004)) return 8 * day;
  return chance.int(50, 70) * minute;
}

const organisation = '00000000-0000-4000-8000-000000000001';
const needs = (hub: number) => `00000000-0000-4000-8001-${String(hub).padStart(12, '0')}`;
const hubs = (hub: number) => `00000000-0000-4000-8002-${String(hub).padStart(12, '0')}`;

async function populate(world: MailWorld, chance: Seeded, many: number): Promise<{ people: Person[]; places: Place[] }> {
  const { admin } = world;
  await world.timeIs(new Date(begins - hour));
  await admin.query(
    `insert into members.organisations (id, kind, name, country, language) values ($1, 'company', 'Example Works', 'AE', 'en')`,
    [organisation],
  );
  const places: Place[] = [];
  for (let h = 0; h < 12; h++) {
    const workWeek = chance.pick([[1, 2, 3, 4, 5], [1, 2, 3, 4], [7, 1, 2, 3, 4], [1, 2, 3, 4, 5, 6]]); // prettier-ignore
    const holidays = Array.from({ length: 12 }, () => new Date(begins + chance.int(0, 364) * day).toISOString().slice(0, 10));
    places.push({ workWeek, holidays: new Set(holidays) });
    await admin.query(
      `insert into members.hubs (id, name, country, zone, work_week, holidays, languages, fallback_language, currency, capacity, reply_to)
       values ($1, $2, 'AE', $3, $4, $5, '{en}', 'en', 'AED', 5, 'desk@hub.example')`,
      [hubs(h), `Hub ${h}`, zones[h], workWeek, holidays],
    );
    await listing(world, needs(h), 'need', `Need ${h}`, h, "interval '9 years'");
  }
  const wishes = ['daily', 'weekly', 'weekly', 'weekly', 'monthly', 'off'] as const;
  const people = Array.from({ length: many }, (_, n): Person => ({
    id: randomUUID(),
    hub: chance.int(0, places.length - 1),
    zone: zones[n % zones.length]!,
    hour: chance.int(0, 23),
    weekday: chance.int(1, 7),
    wishes: { proposals: chance.pick(wishes), listings: chance.pick(wishes) },
  }));
  for (const { id, hub, zone, hour: at, weekday, wishes: wished } of people) {
    await admin.query(
      `with p as (insert into members.people (id, email, name, language, zone) values ($1, $2, 'Reader', $3, $4)),
         m as (insert into members.memberships (id, person, hub, role) values (gen_random_uuid(), $1, $5, 'coordinator'))
       insert into digests.preferences (reader, person, decisions, views, proposals, finds, listings, results, weekday, hour, zone, language, changed_at)
         values ($1, $1, 'off', 'off', $6, 'off', $7, 'off', $8, $9, $4, $3, landfall.now() - interval '40 days')`,
      [
        id,
        `${id}@reader.example`,
        chance.pick(['en', 'ru', 'ar', 'vi']),
        zone,
        hubs(hub),
        wished.proposals,
        wished.listings,
        weekday,
        at,
      ],
    );
  }
  return { people, places };
}

/** Something new for one hub: a proposal, or a need near its end. */
async function happen(world: MailWorld, chance: Seeded, places: number, now: number): Promise<Omit<Item, 'look'>> {
  const hub = chance.int(0, places - 1);
  await world.timeIs(new Date(now));
  const id = randomUUID();
  if (chance.chance(0.4)) {
    await listing(world, id, 'need', `Need ${id}`, hub, `interval '14 days'`);
    const { rows } = await world.admin.query(
      `select extract(epoch from expires_at - interval '14 days')::bigint as at from listings.listings where id = $1`,
      [id],
    );
    return { id: `expiring:${id}:${(rows[0] as { at: string }).at}`, kind: 'listings', hub, at: now };
  }
  const offering = randomUUID();
  await listing(world, offering, 'offering', `Offering ${offering}`, undefined, "interval '9 years'");
  await world.admin.query(
    `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage)
     values ($1, gen_random_uuid(), $2, $3, $4, $4, $5, $6, 0.8)`,
    [id, offering, needs(hub), organisation, hubs(hub), chance.next()],
  );
  return { id: `proposal:${id}`, kind: 'proposals', hub, at: now };
}

async function listing(world: MailWorld, id: string, side: string, title: string, hub: number | undefined, lives: string) {
  await world.admin.query(
    `insert into listings.listings (id, side, profile_type, organisation, hub, origin, visibility, language, title, state, published_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, 'anonymous', 'en', $7, 'published', landfall.now(), landfall.now() + ${lives})`,
    [
      id,
      side,
      side === 'need' ? 'TR' : 'TO',
      organisation,
      hub === undefined ? null : hubs(hub),
      side === 'need' ? 'mandated' : 'own',
      title,
    ],
  );
}

async function judge(
  world: MailWorld,
  sink: MailSink,
  people: Person[],
  places: Place[],
  items: Item[],
  looks: number[],
): Promise<Omit<YearResult, 'kills' | 'looks'>> {
  const problems: string[] = [];
  const { rows: digests } = await world.admin.query<{
    reader: string;
    period: string;
    items: string[];
    state: string;
    mail: string;
    trouble: string | null;
  }>(
    `with troubles as (
       select payload ->> 'message' as mail, last_error from ledger.jobs where name = 'DeliverMail' and failures > 0)
     select d.reader, d.period, d.items, m.state, m.message_id as mail, t.last_error as trouble from digests.digests d
     left join mail.messages m on m.key = 'digest:' || d.reader || ':' || d.period
     left join troubles t on t.mail = m.id::text where d.state = 'sent'`,
  );
  const who = new Map(people.map((p) => [p.id, p]));
  const unknown = digests.filter((d) => d.state === 'unknown');
  const name = (d: { reader: string; period: string }) => `${d.reader} ${d.period}`;
  const expected = expectedMails(people, places, items, looks, new Set(unknown.map(name)));
  const wanted = new Map(expected.map((m) => [`${m.person} ${m.period}`, m]));
  for (const d of digests) {
    const mail = wanted.get(name(d));
    if (!mail) problems.push(`a digest that was not due: ${name(d)}`);
    else if (JSON.stringify(mail.items) !== JSON.stringify([...d.items].sort()))
      problems.push(`other items than are new: ${name(d)}`);
    if (d.state !== 'sent' && d.state !== 'unknown') problems.push(`a digest that is ${d.state}: ${name(d)}`);
    wanted.delete(name(d));
  }
  for (const left of wanted.keys()) problems.push(`a digest that never came: ${left}`);

  const due = new Map(expected.map((m) => [`${m.person} ${m.period}`, m]));
  const byMail = new Map(digests.map((d) => [d.mail, d]));
  const seen = new Map<string, number>();
  const told = new Map<string, number>();
  for (const taken of sink.taken) {
    const d = byMail.get(taken.messageId);
    if (!d) {
      problems.push(`a mail that no digest knows: ${taken.messageId}`);
      continue;
    }
    seen.set(taken.messageId, (seen.get(taken.messageId) ?? 0) + 1);
    // The look that composed it is the look that sent it: it may not come at another. One that failed may, while its window is open.
    const at = due.get(name(d))?.at;
    const late = d.trouble !== null && openDay(who.get(d.reader)!, taken.at.getTime()) !== undefined;
    if (at !== undefined && taken.at.getTime() !== at && !late)
      problems.push(`a digest outside its window: ${name(d)}, ${taken.at.toISOString()} for ${new Date(at).toISOString()}`);
    if (d.state !== 'unknown')
      for (const item of d.items) told.set(`${d.reader} ${item}`, (told.get(`${d.reader} ${item}`) ?? 0) + 1);
  }
  for (const [mail, times] of seen) if (times > 1) problems.push(`a digest that came ${times} times: ${mail}`);
  for (const d of digests)
    if (d.state === 'sent' && !seen.has(d.mail)) problems.push(`a digest said to be sent that never came: ${name(d)}`);
  for (const [telling, times] of told) if (times > 1) problems.push(`an item that was told ${times} times: ${telling}`);

  // Whatever is old enough for the slowest wish, and its catching up, was told to everybody who wants it.
  const last = looks.at(-1)!;
  for (const person of people)
    for (const kind of oracleKinds) {
      if (person.wishes[kind] === 'off') continue;
      const old = items.filter((i) => i.kind === kind && i.hub === person.hub && i.at < last - 60 * day);
      for (const { id } of old) if (!told.has(`${person.id} ${id}`)) problems.push(`an item that was lost: ${person.id} ${id}`);
    }
  const retried = digests.filter((d) => d.trouble !== null).length;
  return { problems, mails: sink.taken.length, items: items.length, tellings: told.size, unknown: unknown.length, retried };
}
