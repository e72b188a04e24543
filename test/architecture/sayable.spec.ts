import { readFileSync } from 'node:fs';
import { assess, eligible, startingPolicy, type ScoredNeed, type ScoredOffering } from '#scoring';
import { languages, say, type Facts } from '#texts';

const story = (file: string) =>
  JSON.parse(readFileSync(new URL(`../../sample/story/${file}`, import.meta.url), 'utf8')) as Record<string, any>[];
const today = '2026-11-22';

const offerings = story('firms.json').map(
  ({ key, organisation, offering }): ScoredOffering =>
    ({
      ...offering,
      side: 'offering',
      id: key,
      ownerOrganisation: key,
      country: organisation.country,
      organisationSize: organisation.size,
      publishedAt: today,
    }) as never,
);
const needs = story('needs.json').map(
  ({ key, organisation, need }): ScoredNeed =>
    ({
      ...need,
      side: 'need',
      id: key,
      ownerOrganisation: key,
      country: organisation.country,
      organisationSize: organisation.size,
      publishedAt: today,
    }) as never,
);
/** Each listing whole, and with each of its fields left out, so that "not stated" is said too. */
const poorer = <T extends object>(listing: T): T[] => [
  listing,
  ...Object.keys(listing)
    .filter((f) => !['side', 'profileType', 'id'].includes(f))
    .map((f) => ({ ...listing, [f]: undefined })),
];

test('every reason, gap, rule and lift that the scorer gives can be said in every language', () => {
  const said = new Set<string>();
  // Tens of thousands of pairs say the same few thousand sentences: each is said once.
  const known = new Set<string>();
  const sayIt = (sentence: { key: string; facts?: unknown }) => {
    const whole = JSON.stringify(sentence);
    if (known.size === known.add(whole).size) return;
    for (const language of languages) expect(say(language, sentence.key, (sentence.facts ?? {}) as Facts)).not.toBe('');
    said.add(sentence.key);
  };
  for (const [n, need] of needs.entries()) {
    for (const [o, offering] of offerings.entries()) {
      const whole = n % 6 === 0 && o % 6 === 0;
      for (const a of whole ? poorer(offering) : [offering]) {
        for (const b of whole ? poorer(need) : [need]) {
          const { refusals } = eligible(a, b, today);
          for (const refusal of refusals) {
            sayIt(refusal);
            if (refusal.lift) sayIt(refusal.lift);
          }
          const { reasons, missing } = assess(
            { offering: a, need: b, topic: { fit: 0.4, matched: [{ offering: 'датчик', need: 'sensor', weight: 1 }] } },
            startingPolicy,
            today,
          );
          for (const reason of reasons) sayIt(reason);
          for (const { field } of missing) sayIt({ key: `missing.${field}` });
        }
      }
    }
  }
  expect([...said].filter((k) => k.startsWith('reason.')).length).toBeGreaterThan(15);
  expect([...said].filter((k) => k.startsWith('rule.')).length).toBeGreaterThan(5);
});
