import { Reach, slate, type Candidate, type Capacities, type SlateWishes } from '../index.js';
import { fc } from './any.js';

const listings = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const listing = fc.constantFrom(...listings);
const perListing = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: listings.length, maxLength: listings.length })
  .map((left) => left.map((n, at) => [listings[at]!, n] as const));
const market = fc.record({
  all: fc
    .uniqueArray(fc.record({ o: listing, n: listing, score: fc.integer({ min: 0, max: 20 }).map((s) => s / 20) }), {
      selector: ({ o, n }) => `${o} ${n}`,
      minLength: 20,
      maxLength: 64,
    })
    .chain((pairs) =>
      fc.array(fc.constantFrom('30', '38', '72'), { minLength: 8, maxLength: 8 }).map((sectors) =>
        pairs
          .map(({ o, n, score }): Candidate => {
            const [offering, need] = [`offering ${o}`, `need ${n}`];
            return { pair: `${o}${n}`, offering, need, score, sector: sectors[listings.indexOf(n)] };
          })
          .toSorted((x, y) => y.score - x.score || (x.pair < y.pair ? -1 : 1)),
      ),
    ),
  room: fc
    .record({ hub: fc.integer({ min: 1, max: 4 }), offerings: perListing, needs: perListing })
    .map(({ hub, offerings, needs }): Capacities => ({
      hub,
      perOffering: new Map(offerings.map(([id, n]) => [`offering ${id}`, n])),
      perNeed: new Map(needs.map(([id, n]) => [`need ${id}`, n])),
    })),
  due: fc.subarray(['offering a', 'offering b', 'need c', 'need d'], { maxLength: 2 }),
  isDiverse: fc.boolean(),
});

/** What a hub's reader reads: the best of all, and of those who are due. */
function within(all: readonly Candidate[], room: Capacities, wishes: SlateWishes): Candidate[] {
  const upTo = (reach: Reach, some: readonly Candidate[]) => {
    const last = some.findIndex((c) => reach.endsWith(c));
    return last < 0 ? some : some.slice(0, last + 1);
  };
  const own = [...wishes.due!].flatMap((id) =>
    upTo(
      Reach.ofListing(id, room, wishes),
      all.filter((c) => [c.offering, c.need].includes(id)),
    ),
  );
  const both = all.filter((c) => wishes.due!.has(c.offering) && wishes.due!.has(c.need));
  return [...new Set([...upTo(Reach.ofSlate(room, wishes), all), ...own, ...both])];
}

/** What a slate is chosen by: scores, who is due, and the price of a sector beyond its share. */
function worth(all: readonly Candidate[], room: Capacities, wishes: SlateWishes): number {
  const { chosen } = slate(all, room, wishes);
  const shown = new Set(chosen.flatMap((c) => [c.offering, c.need]));
  const bySector = ['30', '38', '72'].map((sector) => chosen.filter((c) => c.sector === sector).length);
  const { freeShare, costs } = wishes.diversity ?? { freeShare: 1, costs: 0 };
  const free = Math.max(1, Math.ceil(freeShare * room.hub));
  return (
    chosen.reduce((sum, c) => sum + c.score, 0) +
    3 * [...wishes.due!].filter((id) => shown.has(id)).length -
    costs * bySector.reduce((sum, n) => sum + Math.max(0, n - free), 0)
  );
}

describe('as far as a slate reaches', () => {
  it('what is read is worth as much as all there is', () => {
    let spared = 0;
    fc.assert(
      fc.property(market, ({ all, room, due, isDiverse }) => {
        const wishes = { due: new Set(due), ...(isDiverse && { diversity: { freeShare: 0.5, costs: 0.1 } }) };
        const read = within(all, room, wishes);
        spared += all.length - read.length;
        expect(worth(read, room, wishes)).toBeCloseTo(worth(all, room, wishes), 6);
      }),
      { numRuns: 2000 },
    );
    expect(spared).toBeGreaterThan(0);
  });

  it('a hub of one sector is not read to its end', () => {
    const all = Array.from({ length: 1000 }, (_, n): Candidate => {
      const [offering, need] = [`o${n % 50}`, `n${n % 40}`];
      return { pair: `p${n}`, offering, need, score: 1 - n / 1000, sector: '72' };
    });
    const two = (side: 'offering' | 'need') => new Map(all.map((c) => [c[side], 2]));
    const room = { hub: 5, perOffering: two('offering'), perNeed: two('need') };
    const reach = Reach.ofSlate(room, { diversity: { freeShare: 0.5, costs: 0.1 } });
    expect(all.findIndex((c) => reach.endsWith(c))).toBeLessThan(120);
  });
});
