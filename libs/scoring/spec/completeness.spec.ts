import { completeness, startingPolicy, type Missing, type ScoredListing } from '../index.js';
import { fc, need, offering, today } from './any.js';

const of = (listing: ScoredListing) => completeness(listing, startingPolicy, today);
const added = (missing: readonly Missing[]) => missing.reduce((sum, { adds }) => sum + adds, 0);

/** A value that says something, whatever the field. */
const said: Record<string, unknown> = {
  sectors: ['72000000'],
  cooperationTypes: ['supply'],
  languages: ['en'],
  deliveryModes: ['service'],
  budget: { from: 1, to: 2, currency: 'USD' },
  country: 'AE',
  presencesHeld: [],
  trl: 7,
  standardsHeld: [],
};

describe('what a listing leaves out', () => {
  it('is with what it says the whole', () => {
    fc.assert(
      fc.property(fc.oneof(offering, need), (listing) => {
        const { coverage, missing } = of(listing);
        expect(coverage + added(missing)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('adds to the coverage exactly as much as was said once it is filled in, and is asked for no more', () => {
    fc.assert(
      fc.property(fc.oneof(offering, need), (listing) => {
        const { coverage, missing } = of(listing);
        for (const { field, adds } of missing) {
          const filled = {
            ...listing,
            ...(field === 'size' ? { organisationSize: 'small' as const } : { [field]: said[field] }),
          };
          const after = of(filled as ScoredListing);
          expect(after.coverage).toBeCloseTo(coverage + adds, 9);
          expect(after.missing.map((m) => m.field)).not.toContain(field);
        }
      }),
    );
  });

  it('is only what its owner can say: not the day of publication, nor what attachés find', () => {
    const bare = of({ id: 'one', ownerOrganisation: 'firm', side: 'offering', profileType: 'BO' });
    expect(bare.missing.map(({ field }) => field).sort()).toEqual([
      'budget',
      'cooperationTypes',
      'deliveryModes',
      'languages',
      'presencesHeld',
      'sectors',
      'size',
      'standardsHeld',
      'trl',
    ]);
    // topic, profile and freshness are known of a listing without any of them
    expect(bare.coverage).toBeGreaterThan(0);
    expect(bare.missing.filter(({ adds }) => adds === 0).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['size', 'standardsHeld', 'trl']),
    );
  });
});
