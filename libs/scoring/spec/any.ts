import fc from 'fast-check';
import type { Pair, ScoredNeed, ScoredOffering } from '../listing.js';

/** Each run has a seed of its own, printed on failure by fast-check and here in any case; SEED repeats one. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
fc.configureGlobal({ seed, numRuns: 400 });
process.stdout.write(`scoring: SEED=${seed}\n`);
export { fc };

export const today = '2026-03-02';
const day = fc
  .integer({ min: -400, max: 400 })
  .map((d) => new Date(Date.UTC(2026, 2, 2) + d * 86_400_000).toISOString().slice(0, 10));
const some = (...values: string[]) => fc.subarray(values);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 });
const sizes = ['micro', 'small', 'medium', 'large'] as const;
const licences = ['proprietary', 'source_available', 'open_source'] as const;
const presences = ['none', 'local_partner', 'representative_office', 'branch', 'subsidiary', 'joint_venture'] as const;
const standards = ['ISO 27001', 'GOST R ISO/IEC 27001-2021', 'ISO 9001', 'TCVN ISO 9001', 'IEC 62443-4-1', 'IEC 62443'];

export const sector = fc.constantFrom(
  '72000000',
  '72200000',
  '72212000',
  '72212100',
  '48000000',
  '48810000',
  '38430000',
  '30000000',
);
const common = {
  ownerOrganisation: fc.constantFrom('org-1', 'org-2', 'org-3'),
  country: maybe(fc.constantFrom('AE', 'VN', 'RU', 'BY')),
  cooperationTypes: maybe(some('distribution', 'supply', 'licence', 'rd_cooperation', 'manufacturing')),
  sectors: maybe(fc.uniqueArray(sector, { maxLength: 5 })),
  languages: maybe(some('en', 'ru', 'ar', 'vi')),
  deliveryModes: maybe(some('saas', 'hardware', 'service', 'on_premises')),
  budget: maybe(
    fc
      .record({ from: fc.nat(1000), width: fc.nat(1000), currency: fc.constantFrom('USD', 'AED') })
      .map(({ from, width, currency }) => ({ from, to: from + width, currency })),
  ),
  settlementCurrencies: maybe(some('USD', 'AED', 'RUB', 'VND')),
  organisationSize: maybe(fc.constantFrom(...sizes)),
  partnerSizes: maybe(fc.subarray([...sizes])),
  deadline: maybe(day),
  publishedAt: maybe(day),
  targetCountries: maybe(some('AE', 'VN', 'RU', 'BY')),
};

export const offering: fc.Arbitrary<ScoredOffering> = fc.record({
  ...common,
  id: fc.constant('offering'),
  side: fc.constant('offering' as const),
  profileType: fc.constantFrom('BO' as const, 'TO' as const),
  trl: maybe(fc.integer({ min: 1, max: 9 })),
  licenceModel: maybe(fc.constantFrom(...licences)),
  standardsHeld: maybe(fc.subarray(standards)),
  presencesHeld: maybe(
    fc.array(fc.record({ country: fc.constantFrom('AE', 'VN'), presence: fc.constantFrom(...presences) }), { maxLength: 3 }),
  ),
  readiness: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  marketNeed: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
});

export const need: fc.Arbitrary<ScoredNeed> = fc.record({
  ...common,
  id: fc.constant('need'),
  side: fc.constant('need' as const),
  profileType: fc.constantFrom('BR' as const, 'TR' as const, 'RDR' as const),
  trlFloor: maybe(fc.integer({ min: 1, max: 9 })),
  licenceModelsAccepted: maybe(fc.subarray([...licences])),
  standardsRequired: maybe(
    fc.uniqueArray(
      fc.record({ standard: fc.constantFrom(...standards), demand: fc.constantFrom('must' as const, 'nice' as const) }),
      {
        selector: (s) => s.standard,
        maxLength: 4,
      },
    ),
  ),
  presenceRequired: maybe(fc.constantFrom(...presences)),
  criticalInfrastructure: maybe(fc.boolean()),
});

const topic = fc.double({ min: 0, max: 1, noNaN: true }).map((fit) => ({ fit, matched: [] }));
export const pair: fc.Arbitrary<Pair> = fc.record({ offering, need, topic: maybe(topic) });
