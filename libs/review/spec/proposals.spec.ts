import { ProposeToHub, Proposals } from '../index.js';
import { ProposalReader } from '../proposal-reader.js';
import { World } from '../../../test/given/introductions-room.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.later('0 seconds'));

const proposals = () => world.get(Proposals);
const read = (id: string) => world.get(ProposalReader).read(world.coordinator, id);
const refused = (code: string, facts: object = {}) => expect.objectContaining({ code, facts: expect.objectContaining(facts) });

describe('the queue', () => {
  it('shows a pair with both names, score and reasons, best first, page by page', async () => {
    await world.pair({ score: 0.61 });
    const best = await world.pair({ score: 0.99 });
    const id = await world.proposed(best);
    const list = await world.get(ProposalReader).list(world.coordinator, { hub: world.hub, state: 'queued', limit: 1 });
    expect(list.items[0]).toMatchObject({
      id,
      state: 'queued',
      version: 1,
      offering: { organisation: { name: 'Invented Firm' } },
      need: { organisation: { name: 'Invented Buyer' } },
    });
    expect(list.items[0]!.reasons.length).toBeGreaterThan(0);
    const second = await world.get(ProposalReader).list(world.coordinator, { limit: 1, cursor: list.next! });
    expect(second.items[0]!.score).toBeLessThan(list.items[0]!.score);
  });

  it('loses what fell out of the slate, keeps what somebody has in hand, and is silent when nothing changed', async () => {
    const [fallen, taken] = [await world.pair(), await world.pair()];
    const [a, inHand] = [await world.proposed(fallen), await world.proposed(taken)];
    await proposals().review(world.coordinator, inHand, 1);
    await world.rows(`delete from matches.matches where id = any ($1)`, [[fallen.match, taken.match]]);
    const placed = async () => (await world.rows(`select 1 from ledger.entries where name = 'ProposalsPlaced'`)).length;
    await world.job(ProposeToHub, { hub: world.hub });
    await world.work();
    expect((await read(a)).state).toBe('expired');
    expect((await read(inHand)).state).toBe('in_review');
    const told = await placed();
    await world.job(ProposeToHub, { hub: world.hub });
    await world.work();
    expect(await placed()).toBe(told);
  });

  it('is given nothing of a party that is not cleared, nor anything for a hub that is not open', async () => {
    const pair = await world.pair();
    const proposed = async () =>
      (await world.rows(`select 1 from introductions.proposals where offering = $1`, [pair.offering])).length;
    await world.screened(world.buyer, 'potential');
    await world.job(ProposeToHub, { hub: world.hub });
    await world.work();
    await world.screened(world.buyer, 'clear');
    await world.rows(`update members.hubs set state = 'paused' where id = $1`, [world.hub]);
    await world.job(ProposeToHub, { hub: world.hub });
    await world.work();
    expect(await proposed()).toBe(0);
    await world.rows(`update members.hubs set state = 'open' where id = $1`, [world.hub]);
    await world.proposed(pair);
    expect(await proposed()).toBe(1);
  });

  it('is not found by a coordinator of another hub, exactly as an absent one', async () => {
    const id = await world.proposed(await world.pair());
    const absent = '00000000-0000-4000-8000-000000000000';
    const said = async (act: (id: string) => Promise<unknown>, of: string) =>
      act(of).then(
        () => 'done',
        (e: { code: string; facts: object; status: number }) => [e.status, e.code, e.facts],
      );
    for (const act of [
      (of: string) => world.get(ProposalReader).read(world.stranger, of),
      (of: string) => proposals().approve(world.stranger, of, 1),
      (of: string) => proposals().review(world.stranger, of, 1),
      (of: string) => proposals().undo(world.stranger, of),
      (of: string) => proposals().reject(world.stranger, of, 1, { code: 'spam' }),
    ]) {
      expect(await said(act, id)).toEqual(await said(act, absent));
      expect(await said(act, id)).toEqual([404, 'not_found', { what: 'proposal' }]);
    }
  });
});

describe('an approval', () => {
  it('can be undone for ten seconds and asks nobody before', async () => {
    const id = await world.proposed(await world.pair());
    const { introduction } = await proposals().approve(world.coordinator, id, 1);
    await world.later('9 seconds');
    await world.work();
    expect(await world.stateOf(introduction!.id)).toBe('opening');
    expect(await proposals().undo(world.coordinator, id)).toMatchObject({
      state: 'in_review',
      introduction: { state: 'undone' },
    });
    await world.later('30 seconds');
    await world.work();
    expect(await world.stateOf(introduction!.id)).toBe('undone');
    expect(await world.rows(`select 1 from mail.messages where key like $1`, [`%${introduction!.id}%`])).toEqual([]);
  });

  it('cannot be undone after its ten seconds, whether or not the worker came by', async () => {
    const id = await world.proposed(await world.pair());
    const { introduction } = await proposals().approve(world.coordinator, id, 1);
    await world.later('11 seconds');
    await expect(proposals().undo(world.coordinator, id)).rejects.toEqual(refused('illegal_step'));
    await world.work();
    expect(await world.stateOf(introduction!.id)).toBe('asking');
    await expect(proposals().undo(world.coordinator, id)).rejects.toEqual(refused('illegal_step'));
  });

  it('is refused for an old version, a held party, a listing that is gone, closed or full, and a hub that is paused', async () => {
    const pair = await world.pair({ capacity: 1 });
    const id = await world.proposed(pair);
    const approve = (version = 1) => proposals().approve(world.coordinator, id, version);
    await expect(approve(7)).rejects.toEqual(refused('precondition_failed', { expected: 7, current: 1 }));
    await world.screened(world.firm, 'potential');
    await expect(approve()).rejects.toEqual(refused('held_for_check'));
    await world.screened(world.firm, 'clear');
    await world.rows(`update members.hubs set state = 'paused' where id = $1`, [world.hub]);
    await expect(approve()).rejects.toEqual(refused('conflict', { what: 'hub' }));
    await world.rows(`update members.hubs set state = 'open' where id = $1`, [world.hub]);
    await world.rows(`update listings.listings set state = 'withdrawn' where id = $1`, [pair.need]);
    await expect(approve()).rejects.toEqual(refused('conflict', { what: 'listing', side: 'need' }));
    await world.rows(`update listings.listings set state = 'published', open_for_introductions = false where id = $1`, [
      pair.need,
    ]);
    await expect(approve()).rejects.toEqual(refused('conflict', { what: 'listing', side: 'need', open: false }));
    await world.rows(`update listings.listings set open_for_introductions = true where id = $1`, [pair.need]);
    await approve();
    const twin = await world.pair();
    await world.rows(`update matches.matches set offering = $1 where id = $2`, [pair.offering, twin.match]);
    const second = await world.rows<{ id: string }>(
      `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 0.5, 0.5) returning id`,
      [twin.match, pair.offering, twin.need, world.firm, world.buyer, world.hub],
    );
    await expect(proposals().approve(world.coordinator, second[0]!.id, 1)).rejects.toEqual(
      refused('conflict', { what: 'capacity', of: 'offering' }),
    );
  });

  it('given by ten coordinators at once opens one introduction, and no more than the capacity is ever open', async () => {
    const pair = await world.pair({ capacity: 1 });
    const id = await world.proposed(pair);
    const said = await Promise.allSettled(Array.from({ length: 10 }, () => proposals().approve(world.coordinator, id, 1)));
    expect(said.filter((s) => s.status === 'fulfilled')).toHaveLength(1);
    expect(await world.rows(`select 1 from introductions.introductions where offering = $1`, [pair.offering])).toHaveLength(1);
  });
});

describe('a rejection', () => {
  it('keeps its code and note with the hub and is not proposed again', async () => {
    const pair = await world.pair();
    const id = await world.proposed(pair);
    expect(await proposals().reject(world.coordinator, id, 1, { code: 'wrong_stage', note: 'Too early.' })).toMatchObject({
      state: 'rejected',
      rejectCode: 'wrong_stage',
      note: 'Too early.',
    });
    await expect(world.proposed(pair)).rejects.toThrow();
    await expect(proposals().approve(world.coordinator, id, 3)).rejects.toEqual(refused('illegal_step'));
  });
});

it('a need without a valid mandate is not introduced', async () => {
  const pair = await world.pair();
  const id = await world.proposed(pair);
  await world.later('100 years');
  await world.rows(`update listings.listings set expires_at = landfall.now() + interval '1 year' where id = any ($1)`, [
    [pair.offering, pair.need],
  ]);
  await expect(proposals().approve(world.coordinator, id, 1)).rejects.toEqual(refused('conflict', { what: 'mandate' }));
});
