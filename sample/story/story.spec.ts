import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { address, country, currency, day, language, zone } from '#problems';
import { cooperationTypes, declineCodes, sideOf, type ProfileType } from '../../libs/listings/codes.js';
import { publishable } from '../../libs/listings/listing.schema.js';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const lines = (path: string) => read(path).trimEnd().split('\n');

const person = z.strictObject({ name: z.string().min(3), email: address, language, zone });
const organisation = z.strictObject({
  kind: z.enum(['company', 'university', 'research_institute', 'platform', 'investor', 'public_body', 'association']),
  name: z.string().min(3),
  country,
  size: z.enum(['micro', 'small', 'medium', 'large']),
  registrationNumber: z.string().startsWith('SAMPLE-'),
  language,
  website: z.url().regex(/^https:\/\/[a-z-]+\.example$/),
});
const key = z.string().regex(/^[a-z-]+$/);
type Listing = { profileType: ProfileType; language: string; [field: string]: unknown };
const listing = z.looseObject({ profileType: z.enum(['BO', 'BR', 'TO', 'TR', 'RDR']), language });
const Firm = z.strictObject({
  key,
  invented: z.literal(true),
  organisation,
  owner: person,
  offering: listing,
  alsoOffering: listing.optional(),
});
const Need = z.strictObject({
  key,
  invented: z.literal(true),
  hub: z.string(),
  organisation,
  contact: person,
  mandate: z.strictObject({ mayShow: z.array(z.enum(['organisation', 'country', 'sector'])).min(1), validUntil: day }),
  need: listing,
});
const Hub = z.strictObject({
  key,
  invented: z.literal(true),
  name: z.string(),
  country,
  zone,
  state: z.literal('open'),
  workWeek: z.array(z.number().int().min(1).max(7)).min(1),
  holidays: z.array(day),
  languages: z.array(language),
  fallbackLanguage: language,
  currency,
  capacity: z.number().int().positive(),
  letterhead: z.string().min(10),
  attestations: z.array(z.strictObject({ language, text: z.string().min(20) })).min(1),
  listPolicy: z.array(z.string()).min(1),
  consentOrder: z.literal('firm_first'),
  coordinators: z.array(person).length(2),
});
const pair = z.looseObject({ firm: z.string(), need: z.string() });
const Expected = z.strictObject({
  invented: z.literal(true),
  today: day,
  ends: z.strictObject({
    agreed: pair,
    declined: pair.extend({ code: z.enum(declineCodes) }),
    certificate_missing: pair.extend({ standard: z.string() }),
    no_currency_in_common: pair,
    held_by_screening: z.looseObject({ firm: z.string(), deniedIdentifier: z.string() }),
    duplicate: pair.extend({ code: z.enum(declineCodes) }),
    expired: pair,
  }),
  goodPairs: z.array(pair.extend({ why: z.string().min(20) })),
  trapPairs: z.array(pair.extend({ why: z.string().min(20) })),
});

const firms = z.array(Firm).parse(JSON.parse(read('firms.json')));
const needs = z.array(Need).parse(JSON.parse(read('needs.json')));
const hubs = z.array(Hub).parse(JSON.parse(read('hubs.json')));
const expected = Expected.parse(JSON.parse(read('expected.json')));
const offerings: Listing[] = firms.flatMap((firm) => [firm.offering, ...(firm.alsoOffering ? [firm.alsoOffering] : [])]);
const listings: Listing[] = [...offerings, ...needs.map((n) => n.need)];
const firmOf = (named: string) => firms.find((f) => f.key === named)!;
const needOf = (named: string) => needs.find((n) => n.key === named)!;
const codes = new Map(lines('../../libs/listings/sectors/cpv-2008.tsv').map((row) => [row.split('\t')[0]!, row.split('\t')[1]!]));
const countBy = (values: string[]) =>
  Object.fromEntries([...new Set(values)].map((v) => [v, values.filter((x) => x === v).length]));

describe('the story market', () => {
  it('has 24 firms and 24 needs, in the languages and hubs it promises', () => {
    expect(countBy(firms.map((f) => f.offering.language))).toEqual({ ru: 12, en: 12 });
    expect(countBy(needs.map((n) => `${n.hub} ${n.need.language}`))).toEqual({
      'dubai ar': 6,
      'dubai en': 6,
      'hanoi vi': 6,
      'hanoi en': 6,
    });
    expect(hubs.map((h) => h.key).sort()).toEqual(['dubai', 'hanoi']);
  });

  it.each(listings.map((l) => [l['externalId'] as string, l] as const))('%s can be published as it stands', (_id, fields) => {
    const said = publishable[fields.profileType].safeParse(fields);
    expect(said.error?.issues ?? []).toEqual([]);
  });

  it('names every firm, need, listing and address once', () => {
    for (const all of [
      firms.map((f) => f.key),
      needs.map((n) => n.key),
      listings.map((l) => l['externalId']),
      [...firms, ...needs].map((x) => x.organisation.registrationNumber),
      [...firms, ...needs].map((x) => x.organisation.name),
      [...firms.map((f) => f.owner), ...needs.map((n) => n.contact), ...hubs.flatMap((h) => h.coordinators)].map((p) => p.email),
    ])
      expect(all.filter((x, i) => all.indexOf(x) !== i)).toEqual([]);
  });

  it('writes to nobody: every address is in a reserved domain', () => {
    for (const f of firms) expect(f.owner.email).toMatch(/@example\.com$/);
    for (const n of needs) expect(n.contact.email).toMatch(/@example\.net$/);
    for (const c of hubs.flatMap((h) => h.coordinators)) expect(c.email).toMatch(/@example\.org$/);
  });

  it('uses sector codes that CPV 2008 has, none of security and defence equipment, each with labels in four languages', () => {
    const labelled = new Map(
      lines('../../libs/listings/sectors/labels.tsv').map((row) => [row.split('\t')[0], row.split('\t').slice(1)]),
    );
    for (const used of new Set(listings.flatMap((l) => l['sectors'] as string[]))) {
      expect(used).not.toMatch(/^35/);
      for (let code = used; code; code = codes.get(code)!) {
        expect([code, codes.has(code)]).toEqual([code, true]);
        expect([code, labelled.get(code)?.filter(Boolean).length]).toEqual([code, 4]);
      }
    }
  });

  it('describes each thing in 60 to 170 words, and no two listings of different firms share a sentence', () => {
    const sentences = [...firms.map((f) => f.offering), ...needs.map((n) => n.need)].flatMap((l) => {
      const words = (l['description'] as string).split(/\s+/).length;
      expect([l['externalId'], words >= 60 && words <= 170]).toEqual([l['externalId'], true]);
      return (l['description'] as string).split(/(?<=[.!?])\s+/);
    });
    expect(sentences.filter((s, i) => sentences.indexOf(s) !== i)).toEqual([]);
  });

  it('sets every deadline on or after 2027-06-30, and every mandate at least as late as its need', () => {
    for (const l of listings) expect((l['deadline'] as string) >= '2027-06-30').toBe(true);
    for (const n of needs) expect(n.mandate.validUntil >= (n.need['deadline'] as string)).toBe(true);
  });

  it('shows a buyer by name only where the mandate lets it', () => {
    for (const n of needs) if (n.need['visibility'] === 'named') expect(n.mandate.mayShow).toContain('organisation');
  });

  it('aims every offering at a hub and hangs every need on one, in the hub country', () => {
    for (const o of offerings) expect((o['targetCountries'] as string[]).some((c) => c === 'AE' || c === 'VN')).toBe(true);
    for (const n of needs) expect(hubs.find((h) => h.key === n.hub)?.country).toBe(n.organisation.country);
    for (const o of offerings) expect(sideOf[o.profileType]).toBe('offering');
    for (const n of needs) expect([sideOf[n.need.profileType], n.need['origin']]).toEqual(['need', 'mandated']);
  });
});

describe('what the story expects', () => {
  const met = (a: unknown, b: unknown) => (a as string[]).filter((x) => (b as string[]).includes(x));

  it('has a good pair for every need, of firms and needs that exist', () => {
    for (const p of [...expected.goodPairs, ...expected.trapPairs])
      expect([firmOf(p.firm)?.key, needOf(p.need)?.key]).toEqual([p.firm, p.need]);
    for (const n of needs) expect(expected.goodPairs.filter((p) => p.need === n.key)).not.toEqual([]);
    const good = expected.goodPairs.map((p) => `${p.firm} ${p.need}`);
    for (const p of expected.trapPairs) expect(good).not.toContain(`${p.firm} ${p.need}`);
  });

  it('stops exactly three good pairs by a rule: a certificate, a currency, a screening hit', () => {
    const stopped = expected.goodPairs.flatMap(({ firm, need }) => {
      const [o, n] = [firmOf(firm).offering, needOf(need).need];
      const must = (n['standardsRequired'] as { standard: string; demand: string }[]).filter((s) => s.demand === 'must');
      const reasons = [
        ...must
          .filter((s) => !(o['standardsHeld'] as string[]).includes(s.standard))
          .map((s) => `certificate_missing ${s.standard}`),
        ...(met(o['settlementCurrencies'], n['settlementCurrencies']).length ? [] : ['no_currency_in_common']),
        ...(met(o['languages'], n['languages']).length ? [] : ['no language in common']),
        ...(met(o['deliveryModes'], n['deliveryModes']).length ? [] : ['no delivery mode in common']),
        ...(met(o['cooperationTypes'], n['cooperationTypes']).length ? [] : ['no cooperation type in common']),
        ...(met(o['targetCountries'], [needOf(need).organisation.country]).length ? [] : ['market not aimed at']),
        ...((o['trl'] as number) >= (n['trlFloor'] as number) ? [] : ['too early']),
      ];
      return reasons.map((reason) => ({ firm, need, reason }));
    });
    const { certificate_missing: certificate, no_currency_in_common: noCurrency, held_by_screening: held } = expected.ends;
    expect(stopped).toEqual([
      { firm: certificate.firm, need: certificate.need, reason: `certificate_missing ${certificate.standard}` },
      { firm: noCurrency.firm, need: noCurrency.need, reason: 'no_currency_in_common' },
    ]);
    const row = lines('denied-parties.csv').find((r) => r.endsWith(`,${held.deniedIdentifier}`));
    expect(row?.split(',')[0]).not.toBe(firmOf(held.firm).organisation.name);
    expect(row?.split(',')[0]?.split(' ').slice(1)).toEqual(firmOf(held.firm).organisation.name.split(' ').slice(1));
  });

  it('keeps the duplicate beside the listing it copies', () => {
    const { firm } = expected.ends.duplicate;
    const [first, second] = [firmOf(firm).offering, firmOf(firm).alsoOffering!];
    expect(second['sectors']).toEqual(first['sectors']);
    expect(second['title']).not.toBe(first['title']);
    expect(firms.filter((f) => f.alsoOffering).map((f) => f.key)).toEqual([firm]);
    for (const o of offerings) for (const type of o['cooperationTypes'] as string[]) expect(cooperationTypes).toContain(type);
  });
});
