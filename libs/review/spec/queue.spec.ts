import { randomUUID } from 'node:crypto';
import type { PersonActor } from '#database';
import { Listings } from '#listings';
import { Calendars } from '#members';
import { World } from '../../../test/given/introductions-room.js';
import { Decisions } from '../decisions.js';
import { Handling } from '../handling.js';
import { Proposals, Questions, SavedViews, Snoozes } from '../index.js';
import { ManualProposals } from '../manual.js';
import { ProposalReader } from '../proposal-reader.js';
import { QueueQuery } from '../proposals.schema.js';
import { Queue } from '../queue.js';
import { Timeline } from '../timeline.js';

let world: World;
let colleague: PersonActor;
beforeAll(async () => {
  world = await World.open();
  colleague = { ...world.coordinator, person: randomUUID(), name: 'Second Coordinator' };
  await world.rows(
    `insert into members.people (id, email, name, language, zone) values ($1, 'second@example.org', $2, 'en', 'Asia/Dubai')`,
    [colleague.person, colleague.name],
  );
  for (const { person } of [world.coordinator, colleague])
    await world.rows(`insert into members.memberships (id, person, hub, role) values ($1, $2, $3, 'coordinator')`, [
      randomUUID(),
      person,
      world.hub,
    ]);
});
afterAll(() => world.close());
beforeEach(() => world.later('0 seconds'));

const proposals = () => world.get(Proposals);
const queue = (query: object = {}) => world.get(Queue).read(world.coordinator, world.hub, QueueQuery.parse(query));
const read = (id: string) => world.get(ProposalReader).read(world.coordinator, id);
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) });

/** Several offerings proposed for one need, best first. */
async function beside(count: number): Promise<{ need: string; ids: string[] }> {
  const first = await world.pair({ score: 0.9 });
  const pairs = [first];
  for (let i = 1; i < count; i++) {
    const more = await world.pair({ score: 0.9 - i / 100 });
    await world.rows(`update matches.matches set need = $1 where id = $2`, [first.need, more.match]);
    await world.rows(`update listings.listings set state = 'withdrawn' where id = $1`, [more.need]);
    pairs.push({ ...more, need: first.need });
  }
  const ids: string[] = [];
  for (const pair of pairs) ids.push(await world.proposed(pair));
  return { need: first.need, ids };
}

/** An offering that says all that a published one must say. */
const complete = (offering: string) =>
  world.rows(
    `update listings.listings set summary = 'Leaks found at night, shown on a map.', description = repeat('It listens at night. ', 10), advantages = repeat('Five years on one battery. ', 5),
       cooperation_types = '{supply}', sectors = '{38435000}', delivery_modes = '{hardware}', settlement_currencies = '{USD}', trl = 9, ipr = 'granted' where id = $1`,
    [offering],
  );

describe('the queue of a hub', () => {
  it('is grouped by need: five offerings side by side, best first, and how many more', async () => {
    const { need, ids } = await beside(6);
    const [group] = (await queue({ need })).items;
    expect(group).toMatchObject({ need: { id: need, organisation: { name: 'Invented Buyer' } }, more: 1 });
    expect(group!.proposals.map((p) => p.id)).toEqual(ids.slice(0, 5));
    const [next] = (await queue({ need, minScore: 0.895 })).items;
    expect(next!.proposals).toHaveLength(1);
  });

  it('comes a page at a time, by deadline where the clocks are the same, and loses nobody on the way', async () => {
    const pairs = [await world.pair(), await world.pair(), await world.pair()];
    for (const pair of pairs) await world.proposed(pair);
    await world.rows(`update listings.listings set deadline = '2099-01-01' where id = $1`, [pairs[2]!.need]);
    await world.rows(`update listings.listings set deadline = '2098-01-01' where id = $1`, [pairs[1]!.need]);
    await world.rows(`update introductions.proposals set created_at = '2026-01-05T08:00:00Z' where need = any ($1)`, [
      pairs.map((p) => p.need),
    ]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await queue({ limit: 1, ...(cursor && { cursor }) });
      seen.push(...page.items.map((g) => g.need.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.slice(0, 3)).toEqual([pairs[1]!.need, pairs[2]!.need, pairs[0]!.need]);
    for (const sort of ['deadline', 'score', 'newest'])
      expect((await queue({ sort, limit: 100 })).items).toHaveLength(seen.length);
  });

  it('shows by filter what waits, what is mine and what is said in a title, and counts the whole', async () => {
    const id = await world.proposed(await world.pair());
    await world.get(Handling).assign(world.coordinator, id, 1, { to: colleague.person });
    const shown = async (query: object) =>
      (await queue({ limit: 100, ...query })).items.flatMap((g) => g.proposals.map((p) => p.id));
    expect(await shown({ assignee: colleague.person })).toContain(id);
    expect(await shown({ assignee: 'me' })).not.toContain(id);
    expect(await shown({ assignee: 'nobody' })).not.toContain(id);
    expect(await shown({ text: 'leaks in a WATER' })).toContain(id);
    expect(await shown({ text: '100%' })).toEqual([]);
    expect(await shown({ origin: 'manual' })).not.toContain(id);
    expect(await shown({ country: 'RU' })).toContain(id);
    expect(await shown({ show: 'waiting' })).not.toContain(id);
    const { counts } = await queue({ limit: 1 });
    const all = async (query: object) =>
      (await queue({ limit: 100, ...query })).items.reduce((sum, group) => sum + group.proposals.length + group.more, 0);
    expect(counts.needsDecision).toBe(await all({}));
    expect(counts.unassigned).toBe(await all({ assignee: 'nobody' }));
  });

  it('counts as overdue what each clock says, by one moment for all: over weekends, holidays and a change of the hour', async () => {
    const [before] = await world.rows(`select zone, work_week as week from members.hubs where id = $1`, [world.hub]);
    const set = (zone: string, week: number[]) =>
      world.rows(`update members.hubs set zone = $2, work_week = $3 where id = $1`, [world.hub, zone, week]);
    await world.rows(`insert into members.holidays (hub, day) values ($1, '2026-03-25'), ($1, '2026-04-03')`, [world.hub]);
    for (const [zone, week] of [
      ['Asia/Dubai', [1, 2, 3, 4, 5]],
      ['Europe/Berlin', [1, 2, 3, 4, 5, 6, 7]],
      ['America/New_York', [1, 7]],
    ] as const) {
      await set(zone, [...week]);
      const [compared] = await world.rows(
        `select count(*) filter (where late)::int as late, count(*) filter (where not late)::int as early, count(*) filter (where late <> counted)::int as wrong
         from (select members.after_working_time($1, since, amount) <= at as late, since <= members.before_working_time($1, at, amount) as counted
           from generate_series('2026-03-05'::timestamptz, '2026-04-08', '5 hours') since,
             unnest('{1 hour, 1 day, 2 days 13:30, 5 days}'::interval[]) amount,
             unnest('{2026-03-08T05:00:00Z, 2026-03-24T20:00:00Z, 2026-03-30T11:17:00Z, 2026-04-06T22:00:00Z}'::timestamptz[]) at) x`,
        [world.hub],
      );
      expect(compared).toMatchObject({ late: expect.any(Number), wrong: 0 });
      expect([compared!.late, compared!.early]).not.toContain(0);
    }
    await world.rows(`delete from members.holidays where hub = $1 and day in ('2026-03-25', '2026-04-03')`, [world.hub]);
    await set(before!.zone as string, before!.week as number[]);
    const { counts } = await queue({ limit: 1 });
    const overdue = (await queue({ limit: 100, overdue: 'yes' })).items.reduce((sum, g) => sum + g.proposals.length + g.more, 0);
    expect(counts.overdue).toBe(overdue);
  });

  it('is no stranger’s: every address of it is as one that is not there', async () => {
    const id = await world.proposed(await world.pair());
    const absent = '00000000-0000-4000-8000-000000000000';
    const said = (act: Promise<unknown>) =>
      act.then(
        () => 'done',
        (e: { code: string; facts: object; status: number }) => [e.status, e.code, e.facts],
      );
    const { stranger } = world;
    const of = (proposal: string) => [
      () => world.get(Handling).assign(stranger, proposal, 1, { to: null }),
      () => world.get(Handling).watch(stranger, proposal, true),
      () => world.get(Handling).comments(stranger, proposal),
      () => world.get(Handling).comment(stranger, proposal, 'Hello'),
      () => world.get(Snoozes).snooze(stranger, proposal, 1, { for: 'tomorrow_morning' }),
      () => world.get(Questions).ask(stranger, proposal, 1, { side: 'need', text: 'Why?' }),
      () => world.get(Timeline).of(stranger, proposal, { limit: 20 }),
      () => proposals().setAside(stranger, proposal, 1),
    ];
    const absents = of(absent);
    for (const [at, act] of of(id).entries()) {
      expect(await said(act())).toEqual(await said(absents[at]!()));
      expect(await said(act())).toEqual([404, 'not_found', { what: 'proposal' }]);
    }
    for (const hub of [world.hub, absent]) {
      expect(await said(world.get(Queue).read(stranger, hub, QueueQuery.parse({})))).toEqual([404, 'not_found', { what: 'hub' }]);
      expect(await said(world.get(SavedViews).list(stranger, hub))).toEqual([404, 'not_found', { what: 'hub' }]);
      expect(await said(world.get(Decisions).decide(stranger, hub, { preview: true, decisions: [] }))).toEqual([
        404,
        'not_found',
        { what: 'hub' },
      ]);
    }
    const both = { ...world.coordinator, hubs: [world.hub, world.otherHub] };
    const elsewhere = await world.get(Decisions).decide(both, world.otherHub, {
      preview: false,
      decisions: [{ proposal: id, version: 1, decide: { as: 'another_chosen' } }],
    });
    expect(elsewhere.items[0]!.problem).toMatchObject({ code: 'not_found' });
    expect((await read(id)).state).toBe('queued');
  });
});

describe('many decisions at once', () => {
  const decide = (preview: boolean, ids: string[]) =>
    world.get(Decisions).decide(world.coordinator, world.hub, {
      preview,
      decisions: ids.map((proposal, at) => ({
        proposal,
        version: at === 3 ? 7 : 1,
        decide: at < 2 ? { as: 'approve' } : { as: 'another_chosen' },
      })),
    });

  it('are previewed exactly, with a result a row, and change nothing until they are meant', async () => {
    const { need, ids } = await beside(4);
    await world.rows(`update listings.listings set capacity = 1 where id = $1`, [need]);
    const preview = await decide(true, ids);
    for (const id of ids) expect(await read(id)).toMatchObject({ state: 'queued', version: 1 });
    expect(preview.items.map((i) => i.state ?? i.problem!.code)).toEqual([
      'approved',
      'conflict',
      'another_chosen',
      'precondition_failed',
    ]);
    expect(preview.items[1]!.problem!.facts).toMatchObject({ what: 'capacity', of: 'need' });
    const meant = await decide(false, ids);
    expect(meant.items.map((i) => i.state ?? i.problem!.code)).toEqual(preview.items.map((i) => i.state ?? i.problem!.code));
    expect([(await read(ids[0]!)).state, (await read(ids[1]!)).state]).toEqual(['approved', 'queued']);
  });

  it('that set another aside teach nothing, are undone for ten seconds and not after', async () => {
    const id = await world.proposed(await world.pair());
    await proposals().setAside(world.coordinator, id, 1);
    expect(await read(id)).toMatchObject({ state: 'another_chosen', rejectCode: null });
    expect(await world.rows(`select 1 from ledger.entries where subject = $1 and name = 'ProposalRejected'`, [id])).toEqual([]);
    expect(await proposals().undo(world.coordinator, id)).toMatchObject({ state: 'in_review', returnedAs: 'undone' });
    await proposals().reject(world.coordinator, id, 4, { code: 'wrong_stage' });
    await world.later('11 seconds');
    await expect(proposals().undo(world.coordinator, id)).rejects.toEqual(refused('conflict', { what: 'undo' }));
  });
});

describe('a conflict', () => {
  it('says who changed what since', async () => {
    const id = await world.proposed(await world.pair());
    await world.get(Handling).assign(colleague, id, 1, { to: colleague.person });
    await proposals().review(colleague, id, 2);
    await expect(proposals().approve(world.coordinator, id, 1)).rejects.toEqual(
      refused('precondition_failed', {
        expected: 1,
        current: 3,
        changes: [
          expect.objectContaining({ what: 'ProposalAssigned', by: { id: colleague.person, name: 'Second Coordinator' } }),
          expect.objectContaining({ what: 'ProposalReviewed' }),
        ],
      }),
    );
  });
});

describe('a pair in hand', () => {
  it('is given to a coordinator of its hub only, who then watches it, and is talked about', async () => {
    const id = await world.proposed(await world.pair());
    await expect(world.get(Handling).assign(world.coordinator, id, 1, { to: world.stranger.person })).rejects.toEqual(
      refused('validation_failed'),
    );
    const given = await world.get(Handling).assign(world.coordinator, id, 1, { to: colleague.person });
    expect(given).toMatchObject({
      assignee: { name: 'Second Coordinator' },
      watchers: [{ id: colleague.person }],
      watching: false,
      version: 2,
    });
    expect(await world.get(Handling).watch(world.coordinator, id, true)).toMatchObject({ watching: true, version: 2 });
    expect(await world.get(Handling).watch(world.coordinator, id, false)).toMatchObject({ watching: false });
    await world.get(Handling).comment(colleague, id, 'Ask them about valves.');
    expect((await world.get(Handling).comments(world.coordinator, id)).items).toMatchObject([
      { by: { name: 'Second Coordinator' }, text: 'Ask them about valves.' },
    ]);
    expect((await read(id)).comments).toBe(1);
    const { items } = await world.get(Timeline).of(world.coordinator, id, { limit: 100 });
    expect(items.map((e) => e.what)).toEqual(['ProposalAssigned', 'ProposalCommented']);
  });

  it('of a hub that asks for a second pair of eyes is approved by two, neither of whom listed the need', async () => {
    await world.rows(`update members.hubs set second_eyes = 'always' where id = $1`, [world.hub]);
    const pair = await world.pair();
    const id = await world.proposed(pair);
    const first = await proposals().approve(world.coordinator, id, 1);
    expect(first).toMatchObject({ state: 'in_review', secondEyes: { asked: true, first: { id: world.coordinator.person } } });
    await expect(proposals().approve(world.coordinator, id, first.version)).rejects.toEqual(
      refused('conflict', { what: 'second_eyes' }),
    );
    await world.rows(`update listings.listings set listed_by = $2 where id = $1`, [pair.need, colleague.person]);
    await expect(proposals().approve(colleague, id, first.version)).rejects.toEqual(refused('conflict', { what: 'second_eyes' }));
    await world.rows(`update listings.listings set listed_by = null where id = $1`, [pair.need]);
    expect(await proposals().approve(colleague, id, first.version)).toMatchObject({ state: 'approved' });
    await world.rows(`update members.hubs set second_eyes = 'never' where id = $1`, [world.hub]);
  });
});

describe('a snooze', () => {
  const until = async (snooze: Parameters<Snoozes['snooze']>[3]) => {
    const id = await world.proposed(await world.pair());
    const { snoozedUntil } = await world.get(Snoozes).snooze(world.coordinator, id, 1, snooze);
    return snoozedUntil!.toISOString();
  };

  it('lasts until the morning in the hub’s zone, or its next working day, holidays left out', async () => {
    // A Thursday, 15:00 in Dubai; the hub works Monday to Friday, and Friday is a holiday.
    const [{ shift }] = (await world.rows<{ shift: string }>(
      `select ('2027-03-04T11:00:00Z'::timestamptz - now())::text as shift`,
    )) as [{ shift: string }];
    await world.later(shift);
    await world.get(Calendars).set(world.coordinator, world.hub, { days: [{ day: '2027-03-05', name: 'Founders' }] });
    expect(await until({ for: 'tomorrow_morning' })).toBe('2027-03-05T04:00:00.000Z');
    expect(await until({ for: 'next_working_day' })).toBe('2027-03-08T04:00:00.000Z');
    expect(await until({ for: 'day', day: '2027-03-20' })).toBe('2027-03-20T04:00:00.000Z');
    await expect(until({ for: 'day', day: '2027-03-04' })).rejects.toEqual(refused('validation_failed'));
    await world.get(Calendars).remove(world.coordinator, world.hub, '2027-03-05');
    expect(await until({ for: 'next_working_day' })).toBe('2027-03-05T04:00:00.000Z');
  });

  it('ends at its moment, or by the event it waits for, and the pair says why it is back', async () => {
    const pair = await world.pair();
    const [timed, eventful, called] = [
      await world.proposed(await world.pair()),
      await world.proposed(pair),
      await world.proposed(await world.pair()),
    ];
    const snooze = (id: string, body: Parameters<Snoozes['snooze']>[3]) =>
      world.get(Snoozes).snooze(world.coordinator, id, 1, body);
    await snooze(timed, { for: 'tomorrow_morning' });
    await snooze(eventful, { for: 'listing_changed' });
    const { version } = await snooze(called, { for: 'introduction_ended' });
    await world.get(Snoozes).wake(world.coordinator, called, version);
    await complete(pair.offering);
    await world.get(Listings).change(world.owner, pair.offering, 1, { summary: 'Said better than it was before.' });
    await world.work();
    expect([(await read(timed)).state, (await read(eventful)).returnedAs, (await read(called)).returnedAs]).toEqual([
      'snoozed',
      'listing_changed',
      'called_back',
    ]);
    await world.later('2 days');
    await world.work();
    expect(await read(timed)).toMatchObject({ state: 'in_review', returnedAs: 'snooze_over', snoozedUntil: null });
  });
});

describe('the clock of a pair', () => {
  const at = async (moment: string) => {
    const [{ shift }] = (await world.rows<{ shift: string }>(`select ($1::timestamptz - now())::text as shift`, [moment])) as [
      { shift: string },
    ];
    await world.later(shift);
  };

  it('stands on days off and while an answer is awaited, and says once that it has run out', async () => {
    await at('2027-05-06T08:00:00Z'); // a Thursday noon in Dubai
    const pair = await world.pair();
    const id = await world.proposed(pair);
    const due = async () => (await read(id)).clock.dueAt?.toISOString();
    expect(await due()).toMatch(/^2027-05-11T08:00/); // three working days: Thursday noon to Tuesday noon
    const asked = await world.get(Questions).ask(world.coordinator, id, 1, { side: 'offering', text: 'Which pipes?' });
    expect(asked).toMatchObject({
      state: 'awaiting_information',
      clock: { stopped: true, dueAt: null },
      question: { side: 'offering' },
    });
    await at('2027-05-10T08:00:00Z');
    await complete(pair.offering);
    const [question] = (await world.get(Questions).list(world.owner, { limit: 20 })).items;
    expect(JSON.stringify(question)).not.toMatch(/Invented Buyer|water network/);
    await world.get(Questions).answer(world.owner, question!.id, {
      text: 'Steel.',
      version: 1,
      changes: { summary: 'Leaks in pipes of steel, found at night.' },
    });
    await world.work();
    expect(await read(id)).toMatchObject({
      state: 'in_review',
      returnedAs: 'answered',
      clock: { stopped: false },
      question: { answer: 'Steel.' },
    });
    expect(await due()).toMatch(/^2027-05-13T0(7:59|8:00)/); // it stood for Thursday's half, Friday and Monday's half
    await at('2027-05-13T09:00:00Z');
    await world.work();
    await world.work();
    expect((await read(id)).clock).toMatchObject({ overdue: true, escalatedAt: expect.any(Date) });
    expect(await world.rows(`select 1 from ledger.entries where subject = $1 and name = 'ProposalEscalated'`, [id])).toHaveLength(
      1,
    );
    await expect(world.get(Questions).answer(world.owner, question!.id, { text: 'Again.' })).rejects.toEqual(
      refused('illegal_step'),
    );
  });
});

describe('a saved view', () => {
  const view = {
    name: 'Best',
    shared: false,
    filters: QueueQuery.omit({ limit: true, cursor: true }).parse({ minScore: 0.99 }),
    columns: [],
    mails: true,
  };

  it('is private until it is shared, is its owner’s to change, and tells once of what is new in it', async () => {
    const views = world.get(SavedViews);
    const saved = await views.save(world.coordinator, world.hub, view);
    const seen = async () => (await views.list(colleague, world.hub)).items.map((v) => v.id);
    expect(await seen()).not.toContain(saved.id);
    await expect(views.save(world.coordinator, world.hub, view)).rejects.toEqual(refused('conflict', { id: saved.id }));
    await views.change(world.coordinator, world.hub, saved.id, 1, { ...view, shared: true });
    expect(await seen()).toContain(saved.id);
    await expect(views.change(colleague, world.hub, saved.id, 2, view)).rejects.toEqual(refused('not_found'));
    await world.proposed(await world.pair({ score: 0.5 }));
    const id = await world.proposed(await world.pair({ score: 0.995 }));
    await world.proposed(await world.pair({ score: 0.5 }));
    const told = await world.rows<{ facts: object }>(
      `select facts from ledger.entries where name = 'ViewHasNews' and subject = $1`,
      [saved.id],
    );
    expect(told.map((t) => t.facts)).toEqual([
      { view: saved.id, person: world.coordinator.person, hub: world.hub, proposals: [id] },
    ]);
    await views.remove(world.coordinator, world.hub, saved.id);
    expect(await seen()).toEqual([]);
  });
});

describe('a pair proposed by hand', () => {
  it('needs no match, stays when the slate is made anew, and is refused where a rule forbids it', async () => {
    const pair = await world.pair();
    const propose = (body: Partial<Parameters<ManualProposals['propose']>[2]> = {}) =>
      world
        .get(ManualProposals)
        .propose(world.coordinator, world.hub, { offering: pair.offering, need: pair.need, origin: 'manual', ...body });
    await world.rows(`delete from matches.matches where id = $1`, [pair.match]);
    await world.rows(
      `insert into matches.refusals (offering, need, offering_organisation, need_organisation, hub, rule, facts) values ($1, $2, $3, $4, $5, 'standards', '{}')`,
      [pair.offering, pair.need, world.firm, world.buyer, world.hub],
    );
    await expect(propose()).rejects.toEqual(refused('conflict', { rule: 'standards' }));
    await world.rows(`delete from matches.refusals where offering = $1`, [pair.offering]);
    const made = await propose({ origin: 'interest', note: 'Seen at the fair.' });
    expect(made).toMatchObject({ state: 'queued', origin: 'interest', originNote: 'Seen at the fair.', score: 0 });
    await world.proposed(await world.pair());
    expect((await read(made.id)).state).toBe('queued');
    await expect(propose()).rejects.toEqual(refused('conflict', { verdict: 'proposed' }));
    await expect(propose({ need: randomUUID() })).rejects.toEqual(refused('not_found'));
  });
});

describe('a hub’s holidays', () => {
  it('are corrected day by day, and a year of which none is known is named', async () => {
    const calendars = world.get(Calendars);
    const day = `${new Date().getUTCFullYear()}-12-02`;
    const set = await calendars.set(world.coordinator, world.hub, { days: [{ day, name: 'National day' }] });
    expect(set.items).toContainEqual({ day, name: 'National day', source: null, expected: false });
    expect(set.missing).not.toContain(new Date().getUTCFullYear());
    expect(
      await world.rows(`select 1 from members.hubs where id = $1 and $2::date = any (holidays)`, [world.hub, day]),
    ).toHaveLength(1);
    await expect(calendars.set(world.stranger, world.hub, { days: [{ day }] })).rejects.toEqual(refused('not_found'));
    const { missing } = await calendars.remove(world.coordinator, world.hub, day);
    expect(missing).toContain(new Date().getUTCFullYear());
  });
});
