import { certificateFor, eligible, ruleNames, sectorAncestors, type ScoredNeed, type ScoredOffering } from '../index.js';
import { fc, need, offering, today } from './any.js';

const firm: ScoredOffering = {
  id: 'o',
  side: 'offering',
  profileType: 'TO',
  ownerOrganisation: 'firm',
  country: 'RU',
  targetCountries: ['AE'],
  languages: ['ru', 'en'],
  settlementCurrencies: ['AED', 'RUB'],
  standardsHeld: ['GOST R ISO/IEC 27001-2021'],
  trl: 8,
  licenceModel: 'proprietary',
  presencesHeld: [{ country: 'AE', presence: 'branch' }],
  budget: { from: 100, to: 200, currency: 'AED' },
};
const buyer: ScoredNeed = {
  id: 'n',
  side: 'need',
  profileType: 'TR',
  ownerOrganisation: 'buyer',
  country: 'AE',
  languages: ['ar', 'en'],
  settlementCurrencies: ['AED'],
  standardsRequired: [{ standard: 'ISO 27001', demand: 'must' }],
  trlFloor: 7,
  presenceRequired: 'local_partner',
  budget: { from: 150, to: 400, currency: 'AED' },
  deadline: '2026-06-01',
};
const first = (o: Partial<ScoredOffering>, n: Partial<ScoredNeed> = {}) => {
  const { verdict, refusals } = eligible({ ...firm, ...o }, { ...buyer, ...n }, today);
  return [verdict, refusals[0]?.rule ?? null];
};

describe('eligibility', () => {
  it('is given where every rule is answered', () => {
    expect(eligible(firm, buyer, today)).toEqual({ verdict: 'yes', refusals: [] });
  });

  it.each<[string, 'no' | 'review', string, Partial<ScoredOffering>, Partial<ScoredNeed>]>([
    ['two of one owner', 'no', 'same_owner', { ownerOrganisation: 'buyer' }, {}],
    ['a deadline that is past', 'no', 'deadline', {}, { deadline: '2026-03-01' }],
    ['a market that the firm does not aim at', 'no', 'target_country', { targetCountries: ['VN'] }, {}],
    ['an offering that names no market', 'review', 'target_country', { targetCountries: [] }, {}],
    ['a country that the buyer does not accept', 'no', 'partner_country', {}, { targetCountries: ['BY'] }],
    ['a presence too weak', 'no', 'presence', { presencesHeld: [{ country: 'VN', presence: 'branch' }] }, {}],
    ['no language in common', 'no', 'languages', { languages: ['ru'] }, {}],
    ['a certificate lacking', 'no', 'certificates', { standardsHeld: ['ISO 9001'] }, {}],
    ['certificates not said', 'review', 'certificates', { standardsHeld: undefined }, {}],
    ['a stage too early', 'no', 'trl', { trl: 6 }, {}],
    ['a stage not said', 'review', 'trl', { trl: undefined }, {}],
    ['a licence not accepted', 'no', 'licence', {}, { licenceModelsAccepted: ['open_source'] }],
    [
      'critical infrastructure that has not said what it accepts',
      'review',
      'critical_infrastructure',
      {},
      { criticalInfrastructure: true },
    ],
    ['no currency in common', 'no', 'settlement_currency', { settlementCurrencies: ['RUB'] }, {}],
    ['a price above the budget', 'no', 'budget', { budget: { from: 500, to: 600, currency: 'AED' } }, {}],
    ['a price in another currency', 'review', 'budget', { budget: { from: 100, to: 200, currency: 'USD' } }, {}],
  ])('is refused for %s: %s by %s', (_, verdict, rule, o, n) => {
    expect(first(o, n)).toEqual([verdict, rule]);
  });

  it('is refused between two offerings', () => {
    expect(eligible(firm, firm as unknown as ScoredNeed, today).refusals[0]!.rule).toBe('other_side');
  });

  it('is open on the very day of the deadline', () => {
    expect(first({}, { deadline: today })).toEqual(['yes', null]);
  });

  it('names what stops a pair before what has to be looked at', () => {
    const { verdict, refusals } = eligible({ ...firm, languages: undefined, settlementCurrencies: ['RUB'] }, buyer, today);
    expect(verdict).toBe('no');
    expect(refusals.map((r) => [r.rule, r.needsReview])).toEqual([
      ['settlement_currency', false],
      ['languages', true],
    ]);
  });

  it('says what would lift a refusal, but never for a rule on where a firm comes from', () => {
    expect(eligible({ ...firm, standardsHeld: [] }, buyer, today).refusals[0]!.lift).toEqual({
      key: 'rule.certificates.lift',
      facts: { names: ['ISO 27001'] },
    });
    fc.assert(
      fc.property(offering, need, (o, n) => {
        for (const r of eligible(o, n, today).refusals)
          if (['same_owner', 'partner_country'].includes(r.rule) || r.needsReview) expect(r.lift).toBeUndefined();
      }),
    );
  });

  it('is never given against a rule, nor by silence', () => {
    // Pairs near to eligible, so that a fair share gets a yes; then each is checked against the rules said again in plain terms.
    let given = 0;
    fc.assert(
      fc.property(offering, need, fc.boolean(), (anyO, anyN, near) => {
        const { trl, standardsHeld, deadline } = anyO;
        const { trlFloor, standardsRequired, targetCountries, budget } = anyN;
        const o = near ? { ...firm, trl, standardsHeld, deadline } : anyO;
        const n = near ? { ...buyer, trlFloor, standardsRequired, targetCountries, budget } : anyN;
        const { verdict, refusals } = eligible(o, n, today);
        expect(verdict === 'yes').toBe(refusals.length === 0);
        expect(refusals.map((r) => r.rule).every((r) => ruleNames.includes(r))).toBe(true);
        if (verdict !== 'yes') return;
        given++;
        expect(o.ownerOrganisation).not.toBe(n.ownerOrganisation);
        expect(o.targetCountries).toContain(n.country);
        if (n.targetCountries?.length) expect(n.targetCountries).toContain(o.country);
        expect(o.languages!.some((l) => n.languages!.includes(l))).toBe(true);
        expect(o.settlementCurrencies!.some((c) => n.settlementCurrencies!.includes(c))).toBe(true);
        if (n.trlFloor) expect(o.trl!).toBeGreaterThanOrEqual(n.trlFloor);
        if (n.licenceModelsAccepted?.length) expect(n.licenceModelsAccepted).toContain(o.licenceModel);
        for (const s of n.standardsRequired ?? [])
          if (s.demand === 'must') expect(certificateFor(s.standard, o.standardsHeld!)).toBeDefined();
        for (const d of [o.deadline, n.deadline]) if (d) expect(d >= today).toBe(true);
        if (n.budget) {
          expect(o.budget!.currency).toBe(n.budget.currency);
          expect(o.budget!.from <= n.budget.to && n.budget.from <= o.budget!.to).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
    expect(given).toBeGreaterThan(20);
  });
});

describe('a certificate', () => {
  it.each([
    ['ISO 27001', 'GOST R ISO/IEC 27001-2021', 'GOST R ISO 27001 = ISO 27001'],
    ['ISO/IEC 27001:2022', 'ISO 27001', undefined],
    ['TCVN ISO 9001:2015', 'GOST R ISO 9001-2015', 'GOST R ISO 9001 = ISO 9001'],
    ['IEC 62443', 'GOST R IEC 62443-4-1', 'GOST R IEC 62443-4-1 = IEC 62443'],
  ])('asked as %s is held as %s', (asked, held, mapping) => {
    expect(certificateFor(asked, ['ISO 14001', held])).toEqual({ asked, held, ...(mapping && { mapping }) });
  });

  it.each([
    ['ISO 27001', 'ISO 27017'],
    ['IEC 62443-4-1', 'IEC 62443-3-3'],
    ['IEC 62443-4-1', 'IEC 62443'],
    ['ISO 9001', 'ISO 90003'],
    ['TCVN 11930', 'ISO 27001'],
  ])('asked as %s is not held as %s', (asked, held) => {
    expect(certificateFor(asked, [held])).toBeUndefined();
  });
});

it('a sector knows what stands above it', () => {
  expect(sectorAncestors('72212100')).toEqual(['72212000', '72210000', '72200000', '72000000']);
  expect(sectorAncestors('30000000')).toEqual([]);
});
