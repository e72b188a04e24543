import { Given, must } from '../given/given.js';
import { Landfall } from '../landfall.js';

/** What the worker writes down of its own work, not of the product: jobs, rings, and the proof that follows the entries by itself. */
const ofItsOwn = ['ledger.jobs', 'ledger.unrelayed', 'ledger.unchained', 'ledger.links'];

/** A second wish for the same thing that is meant to leave something: what, and nothing else. */
const leaves: Record<string, readonly string[]> = {
  // an invitation sent again has a link of its own, and says so in the ledger; its mail is the same mail
  SendInvitation: ['ledger.entries', 'mail.links'],
  // every check is kept, with the list and the day by which it was made
  ScreenOrganisation: ['screening.checks'],
  RescreenEverybody: ['screening.checks'],
  RescreenChanged: ['screening.checks'],
  // "looked at again" is said, so that the hubs' slates follow
  FindMatches: ['ledger.entries'],
  FindMatchesOfMany: ['ledger.entries'],
  // its batches begin at other listings when one has left in between, and are then new jobs
  MatchEverything: ['ledger.entries'],
  RematchHub: ['ledger.entries'],
  RematchOrganisation: ['ledger.entries'],
  // a renewal that is asked for is a new numbered snapshot, which the matches then name
  RenewCorpus: ['ledger.entries', 'matches.frequencies', 'matches.matches', 'matches.snapshots'],
};

describe('after a life in which all has been done', () => {
  let landfall: Landfall;
  beforeAll(async () => {
    landfall = await Landfall.start();
    await aLife(landfall);
  }, 300_000);
  afterAll(() => landfall?.close());

  async function everything(): Promise<Record<string, string>> {
    const { rows } = await landfall.admin.query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'bullmq') order by 1`,
    );
    const all: Record<string, string> = {};
    for (const { name } of rows.filter((r) => !ofItsOwn.includes(r.name))) {
      const { rows: found } = await landfall.admin.query(
        `select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as sum from ${name} t`,
      );
      all[name] = (found[0] as { sum: string }).sum;
    }
    return all;
  }
  const changed = (before: Record<string, string>, after: Record<string, string>) =>
    Object.keys(after).filter((table) => before[table] !== after[table]);

  it('a job of any kind that is delivered again, twice at once and once more in turn, leaves the same database', async () => {
    const { rows: jobs } = await landfall.admin.query<{ id: string; name: string }>(
      `select id, name from ledger.jobs where done_at is not null order by created_at, id`,
    );
    expect(new Set(jobs.map((j) => j.name)).size).toBeGreaterThan(20);
    const before = await everything();
    for (const { id } of jobs) await Promise.all([landfall.deliver(id), landfall.deliver(id)]);
    for (const { id } of jobs) await landfall.deliver(id);
    await landfall.settled();
    expect(changed(before, await everything())).toEqual([]);
  });

  it('a second wish for what was done leaves what is meant to be left, and nothing else', async () => {
    const { rows: done } = await landfall.admin.query<{ name: string; payload: unknown }>(
      `select distinct on (name) name, payload from ledger.jobs where done_at is not null order by name, created_at desc, id`,
    );
    const differs: string[] = [];
    for (const { name, payload } of done)
      for (const copies of [2, 1]) {
        const before = await everything();
        const { rows } = await landfall.admin.query<{ id: string }>(
          `insert into ledger.jobs (id, name, payload) select gen_random_uuid(), $1, $2 from generate_series(1, $3) returning id`,
          [name, JSON.stringify(payload), copies],
        );
        await Promise.all(rows.map(({ id }) => landfall.deliver(id)));
        await landfall.settled();
        const left = changed(before, await everything()).filter((table) => !leaves[name]?.includes(table));
        if (left.length) differs.push(`${name}, ${copies === 2 ? 'at once' : 'in turn'}: ${left.join(', ')}`);
      }
    expect(differs).toEqual([]);
    expect(await landfall.parked()).toEqual([]);
  });
});

/** Two firms, a hub and a buyer: introduced, asked how it went, screened again, matched again, and one of them leaves. */
async function aLife(landfall: Landfall): Promise<void> {
  const given = await Given.in(landfall);
  await given.deniedParties(['Polyforbid Trading House']);
  const hub = await given.hub();
  const [firm, second] = [await given.firm(), await given.firm()];
  const buyer = await given.buyer(hub);
  await given.introduced(firm, buyer);
  await given.firm({ name: 'Poliforbid Trading House LLC' });
  const offering = await given.offering(second);
  await landfall.settled();
  await landfall.later(toAMondayMorning());
  const done = (name: string) => landfall.until(`select 1 from ledger.jobs where name = $1 and done_at is not null`, [name], 120);
  await done('AskOutcome');
  await done('DeliverDigest');
  must(202, await given.operator.post('/corpus-snapshots'));
  await landfall.settled();
  const { version } = must<{ version: number }>(200, await second.owner.get(`/listings/${offering.id}`));
  must(200, await second.owner.delete(`/listings/${offering.id}/publication`, version));
  await landfall.settled();
}

/** From eight days on: digests are due in the morning of their readers, Moscow's and Dubai's here, and most of them on Mondays. */
function toAMondayMorning(): string {
  for (let hours = 8 * 24; ; hours++) {
    const then = new Date(Date.now() + hours * 3_600_000);
    if (then.getUTCDay() === 1 && then.getUTCHours() === 6) return `${hours} hours`;
  }
}
