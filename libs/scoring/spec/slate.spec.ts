import highs, { type LegacyHighs } from 'highs';
import { assign } from '../assignment.js';
import { gini, reportOf, slate, type Candidate, type Capacities, type SlateWishes } from '../index.js';
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

// its types describe CommonJS, what is loaded is an ES module
const solver = await (highs as unknown as () => Promise<LegacyHighs>)();

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
        const { chosen } = slate(all, room);
        expect(chosen.map((c) => c.position)).toEqual(chosen.map((_, at) => at + 1));
        const flags = chosen.map((c) => Number(c.reviewFirst));
        expect(flags).toEqual(flags.toSorted());
      }),
    );
  });

  it('refuses a listing whose capacity nobody has said', () => {
    const room = { hub: 1, perOffering: new Map([['a', 1]]), perNeed: new Map() };
    expect(() => slate([{ pair: 'p', offering: 'a', need: 'b', score: 1 }], room)).toThrow('listing b');
  });

  it('leaves nothing out where there is room, unless it wishes for diversity', () => {
    fc.assert(
      fc.property(candidates, capacities, (all, room) => {
        expect(slate(all, room).cut.filter((c) => c.cut === 'diversity')).toEqual([]);
      }),
    );
  });

  it('shows whoever is due before anybody who is not', () => {
    const all = [
      { pair: '1', offering: 'a', need: 'x', score: 0.9 },
      { pair: '2', offering: 'b', need: 'x', score: 0.1 },
      { pair: '3', offering: 'a', need: 'y', score: 0.8 },
    ];
    const one = new Map([...'abxy'].map((id) => [id, 1]));
    const room = { hub: 1, perOffering: one, perNeed: one };
    expect(slate(all, room).chosen.map((c) => c.pair)).toEqual(['1']);
    expect(slate(all, room, { due: new Set(['b']) }).chosen.map((c) => c.pair)).toEqual(['2']);
  });

  it('prefers another sector once a sector has its share', () => {
    const all = [0.9, 0.88, 0.86, 0.84].map((score, at) => ({
      pair: String(at),
      offering: `o${at}`,
      need: `n${at}`,
      score,
      sector: at < 3 ? '72' : '38',
    }));
    const one = new Map(all.flatMap((c) => [c.offering, c.need]).map((id) => [id, 1]));
    const room = { hub: 2, perOffering: one, perNeed: one };
    const wishes: SlateWishes = { diversity: { freeShare: 0.5, costs: 0.1 } };
    expect(slate(all, room).chosen.map((c) => c.pair)).toEqual(['0', '1']);
    expect(slate(all, room, wishes).chosen.map((c) => c.pair)).toEqual(['0', '3']);
  });
});

describe('exploration', () => {
  const exploration = (seed: string, probability = 0.1) => ({ exploration: { probability, seed } });

  it('stays within every capacity, draws the same for the same seed, and never draws what needs review among what does not', () => {
    fc.assert(
      fc.property(candidates, capacities, fc.string(), (all, room, seed) => {
        const found = slate(all, room, exploration(seed, 0.5));
        expect(slate(all.toReversed(), room, exploration(seed, 0.5))).toStrictEqual(found);
        const unreviewed = (c: Candidate) => !c.reviewFirst;
        expect(found.chosen.filter(unreviewed)).toHaveLength(slate(all, room).chosen.filter(unreviewed).length);
        expect(new Set(found.chosen.map((c) => c.pair)).size).toBe(found.chosen.length);
        for (const [id, most] of room.perOffering) expect(count(found.chosen, 'offering', id)).toBeLessThanOrEqual(most);
        for (const [id, most] of room.perNeed) expect(count(found.chosen, 'need', id)).toBeLessThanOrEqual(most);
        for (const c of found.chosen) expect(c.probability).toBeGreaterThan(0);
      }),
    );
  });

  it('shows each pair as often as it says', () => {
    const all = ['a', 'b', 'c'].map((offering, at) => ({ pair: offering, offering, need: 'x', score: 0.9 - at / 10 }));
    const room = { hub: 1, perOffering: new Map(all.map((c) => [c.offering, 1])), perNeed: new Map([['x', 1]]) };
    const shown: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (let run = 0; run < 2_000; run++) {
      const [first] = slate(all, room, exploration(`run ${run}`)).chosen;
      shown[first!.pair]!++;
      expect([first!.probability, first!.shownToLearn]).toEqual(first!.pair === 'a' ? [0.9, false] : [0.05, true]);
    }
    for (const [pair, expected] of Object.entries({ a: 0.9, b: 0.05, c: 0.05 }))
      expect(Math.abs(shown[pair]! / 2_000 - expected)).toBeLessThan(0.03);
  });
});

describe('an assignment', () => {
  const problem = fc
    .record({ n: fc.integer({ min: 1, max: 7 }), m: fc.integer({ min: 1, max: 7 }), total: fc.nat(12) })
    .chain(({ n, m, total }) =>
      fc.record({
        senders: fc.array(fc.nat(3), { minLength: n, maxLength: n }),
        receivers: fc.array(fc.nat(3), { minLength: m, maxLength: m }),
        due: fc.array(fc.boolean(), { minLength: m, maxLength: m }),
        group: fc.array(fc.nat(2), { minLength: n, maxLength: n }),
        total: fc.constant(total),
        edges: fc.uniqueArray(
          fc.record({ s: fc.nat(n - 1), r: fc.nat(m - 1), w: fc.double({ min: 0.001, max: 1, noNaN: true }) }),
          { selector: (e) => `${e.s} ${e.r}`, maxLength: 40 },
        ),
      }),
    );

  it('is worth as much as the best that HiGHS finds, within a millionth', () => {
    fc.assert(
      fc.property(problem, ({ senders, receivers, due, group, total, edges }) => {
        const chosen = assign({
          senders,
          receivers,
          total,
          sender: edges.map((e) => e.s),
          receiver: edges.map((e) => e.r),
          weight: edges.map((e) => e.w),
          receiverIsDue: (r) => due[r]!,
          groups: { of: group, count: 3, free: 1, costs: 0.2 },
        });
        const inGroup = (g: number) => chosen.filter((e) => group[edges[e]!.s] === g).length;
        const shown = new Set(chosen.map((e) => edges[e]!.r));
        const worth =
          chosen.reduce((sum, e) => sum + edges[e]!.w, 0) +
          3 * due.filter((isDue, r) => isDue && shown.has(r)).length -
          0.2 * [0, 1, 2].reduce((sum, g) => sum + Math.max(0, inGroup(g) - 1), 0);
        expect(Math.abs(worth - bestByHighs({ senders, receivers, due, group, total, edges }))).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });
});

type Drawn = {
  senders: number[];
  receivers: number[];
  due: boolean[];
  group: number[];
  total: number;
  edges: { s: number; r: number; w: number }[];
};

function bestByHighs({ senders, receivers, due, group, total, edges }: Drawn): number {
  if (edges.length === 0) return 0;
  const sum = (which: number[]) => which.map((e) => `x${e}`).join(' + ');
  const rows: string[] = [`${sum(edges.map((_, e) => e))} <= ${total}`];
  const of = (test: (e: { s: number; r: number }) => boolean) => edges.flatMap((e, at) => (test(e) ? [at] : []));
  senders.forEach((most, s) => of((e) => e.s === s).length && rows.push(`${sum(of((e) => e.s === s))} <= ${most}`));
  receivers.forEach((most, r) => of((e) => e.r === r).length && rows.push(`${sum(of((e) => e.r === r))} <= ${most}`));
  due.forEach(
    (isDue, r) =>
      isDue &&
      of((e) => e.r === r).length &&
      rows.push(
        `d${r} - ${of((e) => e.r === r)
          .map((e) => `x${e}`)
          .join(' - ')} <= 0`,
      ),
  );
  for (const g of [0, 1, 2]) {
    const members = of((e) => group[e.s] === g);
    if (members.length) rows.push(`${sum(members)} - over${g} <= 1`);
  }
  const dues = due.flatMap((isDue, r) => (isDue && of((e) => e.r === r).length ? [`d${r}`] : []));
  const overs = [0, 1, 2].filter((g) => of((e) => group[e.s] === g).length).map((g) => `over${g}`);
  const objective =
    [...edges.map((e, at) => `${e.w} x${at}`), ...dues.map((d) => `3 ${d}`)].join(' + ') +
    overs.map((o) => ` - 0.2 ${o}`).join('');
  const bounds = [
    ...edges.map((_, e) => `0 <= x${e} <= 1`),
    ...dues.map((d) => `0 <= ${d} <= 1`),
    ...overs.map((o) => `0 <= ${o}`),
  ];
  const lp = `Maximize\n obj: ${objective}\nSubject To\n${rows.map((row, at) => ` c${at}: ${row}`).join('\n')}\nBounds\n ${bounds.join('\n ')}\nEnd\n`;
  const { Status, ObjectiveValue } = solver.solve(lp);
  expect(Status).toBe('Optimal');
  return ObjectiveValue;
}

describe('the report of a slate', () => {
  it('counts who is shown, who is not, and who would rather have each other', () => {
    const pair = (offering: string, need: string, pOffering: number, pNeed: number) => ({
      pair: offering + need,
      offering,
      need,
      pOffering,
      pNeed,
    });
    const eligible = [pair('a', 'x', 0.5, 0.5), pair('b', 'y', 0.4, 0.5), pair('a', 'y', 0.9, 0.9), pair('c', 'x', 0.1, 0.1)];
    const report = reportOf(eligible, new Set(['ax', 'by']));
    expect(report.expectedAcceptances).toBeCloseTo(0.45, 12);
    expect(report.blockingPairs).toBe(1);
    expect([report.offeringsNotShown, report.needsNotShown]).toEqual([1 / 3, 0]);
    expect(report.gini).toBeCloseTo(1 / 3, 12);
  });

  it('finds no unevenness where all are alike, and nearly all of it where one has everything', () => {
    expect(gini([2, 2, 2])).toBe(0);
    expect(gini([0, 0, 0, 9])).toBe(0.75);
    expect(gini([])).toBe(0);
  });
});
