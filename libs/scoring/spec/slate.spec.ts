import { slate, type Candidate, type Capacities } from '../index.js';
import { fc } from './any.js';

const listing = fc.integer({ min: 0, max: 5 }).map(String);
const candidates: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      offering: listing,
      need: listing,
      score: fc.integer({ min: 0, max: 8 }).map((s) => s / 8),
      reviewFirst: fc.boolean(),
    }),
  )
  .map((all) => all.map((c, at) => ({ ...c, pair: `pair-${at}` })));
const perListing = fc
  .array(fc.nat(3), { minLength: 6, maxLength: 6 })
  .map((left) => new Map(left.map((n, at) => [String(at), n])));
const capacities: fc.Arbitrary<Capacities> = fc.record({ hub: fc.nat(12), perOffering: perListing, perNeed: perListing });
const count = (chosen: Candidate[], side: 'offering' | 'need', id: string) => chosen.filter((c) => c[side] === id).length;

describe('a slate', () => {
  it('never exceeds a capacity, and accounts for every candidate once', () => {
    fc.assert(
      fc.property(candidates, capacities, (all, room) => {
        const { chosen, cut } = slate(all, room);
        expect(chosen.length).toBeLessThanOrEqual(room.hub);
        for (const [id, most] of room.perOffering) expect(count(chosen, 'offering', id)).toBeLessThanOrEqual(most);
        for (const [id, most] of room.perNeed) expect(count(chosen, 'need', id)).toBeLessThanOrEqual(most);
        expect([...chosen, ...cut].map((c) => c.pair).toSorted()).toEqual(all.map((c) => c.pair).toSorted());
      }),
    );
  });

  it('cuts a pair only where the capacity it names is used up', () => {
    fc.assert(
      fc.property(candidates, capacities, (all, room) => {
        const { chosen, cut } = slate(all, room);
        for (const { pair, cut: why } of cut) {
          const c = all.find((x) => x.pair === pair)!;
          if (why === 'hub_capacity') expect(chosen).toHaveLength(room.hub);
          if (why === 'offering_capacity') expect(count(chosen, 'offering', c.offering)).toBe(room.perOffering.get(c.offering));
          if (why === 'need_capacity') expect(count(chosen, 'need', c.need)).toBe(room.perNeed.get(c.need));
        }
      }),
    );
  });

  it('is the same in whatever order the candidates come', () => {
    fc.assert(
      fc.property(candidates, capacities, (all, room) => expect(slate(all.toReversed(), room)).toStrictEqual(slate(all, room))),
    );
  });

  it('puts a pair that needs review below every pair that does not', () => {
    fc.assert(
      fc.property(candidates, capacities, (all, room) => {
        const flags = slate(all, room).chosen.map((c) => Number(c.reviewFirst));
        expect(flags).toEqual(flags.toSorted());
      }),
    );
  });

  it('refuses a listing whose capacity nobody has said', () => {
    const room = { hub: 1, perOffering: new Map([['a', 1]]), perNeed: new Map() };
    expect(() => slate([{ pair: 'p', offering: 'a', need: 'b', score: 1 }], room)).toThrow('listing b');
  });
});
