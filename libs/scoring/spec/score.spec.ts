import {
  criteria,
  assess,
  checkedPolicy,
  score,
  startingPolicy,
  topicFit,
  type Pair,
  type ScoredNeed,
  type ScoredOffering,
} from '../index.js';
import { fc, need, offering, pair, sector, today } from './any.js';

const logit = (p: number) => Math.log(p / (1 - p));
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
/** Where there is no score there is nothing to rank by: below every score. */
const rank = (p: Pair) => score(p, startingPolicy, today).score ?? -1;

/** Everything of a listing that its owner can leave out. */
const deletable = (listing: ScoredOffering | ScoredNeed) =>
  Object.keys(listing).filter((k) => !['id', 'side', 'profileType', 'ownerOrganisation'].includes(k));

describe('a score', () => {
  it("is the sum of its contributions on each side's logit", () => {
    fc.assert(
      fc.property(pair, (p) => {
        const s = score(p, startingPolicy, today);
        expect(Math.abs(s.interceptNeed + sum(s.contributionsNeed) - logit(s.pNeed))).toBeLessThan(1e-9);
        expect(Math.abs(s.interceptOffering + sum(s.contributionsOffering) - logit(s.pOffering))).toBeLessThan(1e-9);
        expect(s.contributionsNeed).toHaveLength(criteria.length);
      }),
    );
  });

  it('is the harmonic mean of the two sides, or nothing under the coverage floor', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const s = score(p, startingPolicy, today);
        expect(s.enoughKnown).toBe(s.coverage >= startingPolicy.coverageFloor);
        if (s.enoughKnown) expect(2 / s.score!).toBeCloseTo(1 / s.pNeed + 1 / s.pOffering, 9);
        else expect(s.score).toBeNull();
      }),
    );
  });

  it('never rises when an owner leaves a field out', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const before = rank(p);
        const rising = (['offering', 'need'] as const).flatMap((side) =>
          deletable(p[side]).filter((field) => rank({ ...p, [side]: { ...p[side], [field]: undefined } }) > before),
        );
        expect(rising).toEqual([]);
        expect(rank({ ...p, topic: undefined })).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('never rises when an owner leaves out one entry of a list', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const before = rank(p);
        const rising = (['offering', 'need'] as const).flatMap((side) =>
          Object.entries(p[side])
            .filter(([, list]) => Array.isArray(list))
            .flatMap(([field, list]) =>
              (list as unknown[]).map((_, at) => ({ field, shorter: (list as unknown[]).toSpliced(at, 1) })),
            )
            .filter(({ field, shorter }) => rank({ ...p, [side]: { ...p[side], [field]: shorter } }) > before),
        );
        expect(rising).toEqual([]);
      }),
    );
  });

  it('never falls when both sides add the same sector', () => {
    fc.assert(
      fc.property(pair, sector, (p, code) => {
        const add = (sectors?: readonly string[]) => [...(sectors ?? []), code];
        const both = {
          ...p,
          offering: { ...p.offering, sectors: add(p.offering.sectors) },
          need: { ...p.need, sectors: add(p.need.sectors) },
        };
        expect(rank(both)).toBeGreaterThanOrEqual(rank(p));
      }),
    );
  });

  it('is the same for the same inputs, bit for bit', () => {
    fc.assert(
      fc.property(pair, (p) =>
        expect(score(structuredClone(p), startingPolicy, today)).toStrictEqual(score(p, startingPolicy, today)),
      ),
    );
  });

  it('is not changed by a field that no criterion reads', () => {
    fc.assert(
      fc.property(pair, fc.uuid(), (p, text) => {
        const other = { ...p, offering: { ...p.offering, id: text, ownerOrganisation: text, settlementCurrencies: [text] } };
        expect(score(other, startingPolicy, today)).toStrictEqual(score(p, startingPolicy, today));
      }),
    );
  });

  it('does not exist for an empty listing', () => {
    fc.assert(
      fc.property(offering, need, (o, n) => {
        const emptyNeed: ScoredNeed = { id: 'n', side: 'need', profileType: 'TR', ownerOrganisation: 'org-9' };
        const emptyOffering: ScoredOffering = { id: 'o', side: 'offering', profileType: 'TO', ownerOrganisation: 'org-9' };
        expect(score({ offering: o, need: emptyNeed }, startingPolicy, today).score).toBeNull();
        expect(score({ offering: emptyOffering, need: n }, startingPolicy, today).score).toBeNull();
      }),
    );
  });
});

describe('a symmetric criterion', () => {
  it('sees the same fit when what the two sides say is exchanged', () => {
    const exchanged = ['cooperationTypes', 'sectors', 'languages', 'deliveryModes'] as const;
    fc.assert(
      fc.property(pair, (p) => {
        const swapped: Pair = { ...p, offering: { ...p.offering }, need: { ...p.need } };
        for (const field of exchanged) [swapped.offering[field], swapped.need[field]] = [p.need[field], p.offering[field]];
        for (const c of criteria.filter((x) => x.symmetric)) {
          expect(c.fit(swapped, 'need', today)).toBe(c.fit(p, 'need', today));
          expect(c.fit(p, 'offering', today)).toBe(c.fit(p, 'need', today));
        }
      }),
    );
  });
});

describe('an assessment', () => {
  it('says what is missing so that it and the coverage make up the whole', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const a = assess(p, startingPolicy, today);
        expect(a.coverage + sum(a.missing.map((m) => m.adds))).toBeCloseTo(1, 9);
      }),
    );
  });

  it('gives a reason for every criterion that applies, the strongest first, and calls the unknown unknown', () => {
    fc.assert(
      fc.property(pair, (p) => {
        const { reasons } = assess(p, startingPolicy, today);
        for (const c of criteria)
          for (const view of c.symmetric ? (['need'] as const) : (['need', 'offering'] as const)) {
            const found = reasons.filter((r) => r.criterion === c.name && r.side === (c.symmetric ? 'both' : view));
            expect(found).toHaveLength(c.applies(p, view) ? 1 : 0);
            if (found[0]) expect(found[0].sign === '?').toBe(Number.isNaN(c.fit(p, view, today)));
          }
        const weights = reasons.map((r) => Math.abs(r.weight));
        expect(weights).toEqual(weights.toSorted((a, b) => b - a));
      }),
    );
  });

  it('names the words, the sector and the equivalence that met', () => {
    const { reasons } = assess(
      {
        offering: {
          id: 'o',
          side: 'offering',
          profileType: 'TO',
          ownerOrganisation: 'org-1',
          sectors: ['38430000'],
          standardsHeld: ['GOST R ISO 9001-2015'],
        },
        need: {
          id: 'n',
          side: 'need',
          profileType: 'TR',
          ownerOrganisation: 'org-2',
          sectors: ['38430000'],
          standardsRequired: [{ standard: 'ISO 9001', demand: 'nice' }],
        },
        topic: { fit: 0.5, matched: [{ offering: 'датчик', need: 'sensor', weight: 1 }] },
      },
      startingPolicy,
      today,
    );
    const facts = Object.fromEntries(reasons.map((r) => [r.key, r.facts]));
    expect(facts['reason.topic.shared']).toEqual({ words: ['датчик = sensor'] });
    expect(facts['reason.sectors.same']).toEqual({ sectors: ['38430000'] });
    expect(facts['reason.certificates.equivalent']).toEqual({
      held: 'GOST R ISO 9001-2015',
      required: 'ISO 9001',
      mapping: 'GOST R ISO 9001 = ISO 9001',
    });
    expect(facts['missing.languages']).toEqual({});
  });
});

describe('a policy', () => {
  it('starts with one that may be used', () => {
    expect(checkedPolicy(startingPolicy)).toBe(startingPolicy);
  });

  it('is refused with a negative weight, or where it would reward taking back a wish', () => {
    const { weights } = startingPolicy;
    expect(() =>
      checkedPolicy({ ...startingPolicy, weights: { ...weights, topic: { need: -1, offering: 1, usual: 0 } } }),
    ).toThrow('weights.topic');
    expect(() =>
      checkedPolicy({ ...startingPolicy, weights: { ...weights, stage: { need: 1, offering: 1, usual: 0.5 } } }),
    ).toThrow('where wished');
    expect(() => checkedPolicy({ ...startingPolicy, coverageFloor: 0 })).toThrow('coverageFloor');
  });
});

describe('the topic fit', () => {
  const weight = fc.nat(1e9);

  it('never rises when what met counts less, or what did not meet counts more', () => {
    fc.assert(
      fc.property(weight, weight, weight, weight, (met, unmet, less, more) => {
        expect(topicFit(Math.min(met, less), unmet + more)).toBeLessThanOrEqual(topicFit(met, unmet));
      }),
    );
  });

  it('lies in 0..1, is 1 where all is said, and is 0 for an empty text', () => {
    fc.assert(
      fc.property(weight, weight, (met, unmet) => {
        expect(topicFit(met, unmet)).toBeGreaterThanOrEqual(0);
        expect(topicFit(met, unmet)).toBeLessThanOrEqual(1);
      }),
    );
    expect(topicFit(3, 0)).toBe(1);
    expect(topicFit(0, 0)).toBe(0);
  });
});
