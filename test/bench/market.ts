import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../chaos/processes.js';
import { Seeded } from '../chaos/seeded.js';

type Row = Record<string, unknown>;
/** Rows for the tables, by a seed: the texts are those of the samples, taken apart into sentences and put together anew. */
export type BenchMarket = {
  hubs: Row[];
  organisations: Row[];
  /** In turns, so that whoever stops half-way has a market of both sides. */
  listings(): Generator<Row>;
  /** One more offering, nearest of all to a need of the market: for what happens after its publication. */
  newcomer(n: number): Row;
};

type Source = { language: string; title: string; sentences: string[]; sectors: string[]; keywords: string[] };

const countries = ['AE', 'VN', 'IN', 'BR', 'ZA', 'EG', 'ID', 'TR', 'KZ', 'MX'];
const syllables = ['ba', 'ko', 'mi', 'tu', 're', 'sol', 'van', 'dek', 'pry', 'lum', 'gra', 'hes', 'nor', 'qui', 'zat', 'wel'];
const thousand = 1000;

/** A hub for each thousand needs, at least two; a firm for five offerings, a buyer for four needs. */
export function benchMarket(seed: number, offerings: number, needs: number): BenchMarket {
  const sources = { offering: offeringSources(), need: needSources() };
  const hubs = numbers(Math.max(2, Math.ceil(needs / thousand))).map((n) => hub(seed, n));
  const firms = numbers(Math.max(1, Math.ceil(offerings / 5))).map((n) => organisation(seed, 'firm', n, 'company', 'RU'));
  const buyers = numbers(Math.max(hubs.length, Math.ceil(needs / 4))).map((n) =>
    organisation(seed, 'buyer', n, 'public_body', hubs[n % hubs.length]!.country as string),
  );
  const offering = (n: number): Row => ({
    ...common(new Seeded(seed, 'offering', n), sources.offering),
    id: idOf(seed, 'offering', n),
    side: 'offering',
    profile_type: n % 3 ? 'BO' : 'TO',
    origin: 'own',
    organisation: firms[n % firms.length]!.id,
    ...offeringFields(new Seeded(seed, 'fields of offering', n)),
  });
  const need = (n: number): Row => {
    const buyer = n % buyers.length;
    return {
      ...common(new Seeded(seed, 'need', n), sources.need),
      id: idOf(seed, 'need', n),
      side: 'need',
      profile_type: n % 3 ? 'BR' : 'TR',
      origin: 'own',
      organisation: buyers[buyer]!.id,
      hub: hubs[buyer % hubs.length]!.id,
      ...needFields(new Seeded(seed, 'fields of need', n)),
    };
  };
  return {
    hubs,
    organisations: [...firms, ...buyers],
    *listings() {
      for (let o = 0, n = 0; o < offerings || n < needs;) {
        if (o * needs <= n * offerings && o < offerings) yield offering(o++);
        else yield n < needs ? need(n++) : offering(o++);
      }
    },
    newcomer: (n) => {
      const alike = need(n % needs);
      const said = ['title', 'summary', 'description', 'advantages', 'keywords', 'sectors', 'language', 'languages'];
      const agreed = ['cooperation_types', 'settlement_currencies'];
      return {
        ...offering(offerings + n),
        ...Object.fromEntries([...said, ...agreed].map((field) => [field, alike[field]])),
        // as long as a summary is to be, whatever sentence the need begins with
        summary: `${String(alike.title)}. ${String(alike.summary)}`.slice(0, 500),
        description: `${String(alike.title)}. ${String(alike.summary)} ${String(alike.description)}`.slice(0, 4000),
        target_countries: countries,
        organisation: firms[n % firms.length]!.id,
        budget_from: 1,
        budget_to: 2_000_000,
        licence_model: 'proprietary',
        capacity: 50,
      };
    },
  };
}

/** Whoever makes the market again with the same seed makes the same ids: a UUID of the seed's own. */
function idOf(seed: number, kind: string, n: number): string {
  const r = new Seeded(seed, 'id', kind, n);
  const hex = numbers(4).map(() => r.int(0, 0xffff_ffff).toString(16).padStart(8, '0'));
  const all = hex.join('');
  return `${all.slice(0, 8)}-${all.slice(8, 12)}-4${all.slice(13, 16)}-8${all.slice(17, 20)}-${all.slice(20)}`;
}

const hub = (seed: number, n: number): Row => ({
  id: idOf(seed, 'hub', n),
  name: `Hub ${n}`,
  country: countries[n % countries.length],
  zone: 'Asia/Dubai',
  work_week: [1, 2, 3, 4, 5],
  holidays: [],
  languages: ['en'],
  fallback_language: 'en',
  currency: 'USD',
  capacity: 60,
  consent_order: 'firm_first',
  consent_days: 14,
  reply_to: 'hub@example.org',
  state: 'open',
  version: 1,
});

const organisation = (seed: number, kind: string, n: number, is: string, country: string): Row => ({
  id: idOf(seed, kind, n),
  kind: is,
  name: `${kind} ${n}`,
  country,
  size: new Seeded(seed, 'size', kind, n).pick(['micro', 'small', 'medium', 'large']),
  language: 'en',
});

function common(r: Seeded, sources: readonly Source[]): Row {
  const base = r.pick(sources);
  const beside = sources.filter((s) => s.language === base.language);
  const own = base.sentences.filter(() => r.chance(0.7));
  const others = numbers(r.int(0, 2)).map(() => r.pick(r.pick(beside).sentences));
  const said = [...(own.length ? own : base.sentences.slice(0, 1)), ...others];
  const from = r.int(1, 200) * thousand;
  return {
    state: 'published',
    visibility: 'anonymous',
    language: base.language,
    // a name of its own, as products have: the vocabulary grows with the market
    title: `${base.title} ${invented(r)}`.slice(0, 256),
    summary: said[0]!.slice(0, 500),
    description: said.slice(1).join(' ').slice(0, 4000),
    advantages: r.pick(beside).sentences[0]!.slice(0, 2000),
    keywords: base.keywords.filter(() => r.chance(0.8)),
    sectors: base.sectors.slice(0, 5),
    cooperation_types: r.some(['supply', 'distribution', 'licence', 'technical_cooperation'], r.int(1, 2)),
    languages: r.chance(0.9) ? ['en', ...r.some(['ru', 'ar', 'vi', 'fr'], r.int(0, 1))] : ['ru'],
    delivery_modes: r.some(['hardware', 'service', 'saas', 'training'], r.int(1, 3)),
    budget_from: from,
    budget_to: from * r.int(2, 9),
    budget_currency: 'USD',
    settlement_currencies: r.chance(0.9) ? ['USD', ...r.some(['AED', 'VND', 'RUB'], 1)] : ['RUB'],
    partner_sizes: r.chance(0.3) ? r.some(['micro', 'small', 'medium', 'large'], 2) : [],
    capacity: r.int(1, 5),
    published_at: new Date(Date.UTC(2026, r.int(0, 11), r.int(1, 28))).toISOString(),
    expires_at: '2999-01-01T00:00:00Z',
  };
}

const offeringFields = (r: Seeded): Row => ({
  target_countries: r.chance(0.7) ? countries : r.some(countries, 3),
  trl: r.int(5, 9),
  licence_model: r.pick(['proprietary', 'source_available', 'open_source']),
  standards_held: r.some(['ISO 9001', 'ISO 14001', 'GOST R ISO 27001'], r.int(0, 3)),
  presences_held: JSON.stringify(r.chance(0.4) ? [{ country: r.pick(countries), presence: 'local_partner' }] : []),
});

const needFields = (r: Seeded): Row => ({
  ...(r.chance(0.2) && { trl_floor: r.int(5, 8) }),
  ...(r.chance(0.1) && { presence_required: 'local_partner' }),
  standards_required: JSON.stringify(
    r.chance(0.2) ? [{ standard: r.pick(['ISO 9001', 'ISO 27001']), demand: r.pick(['must', 'nice']) }] : [],
  ),
  ...(r.chance(0.5) && { deadline: '2998-12-31' }),
});

function offeringSources(): Source[] {
  const invented = storyOf('firms.json').map(({ offering }) => storySource(offering as Row));
  const sectors = invented.flatMap((s) => s.sectors);
  return [
    ...invented,
    ...realOf('offerings.jsonl').map((o, n) => {
      const description = String(o.description);
      return source('en', description.split(' ').slice(0, 12).join(' '), [description], [sectors[n % sectors.length]!], []);
    }),
  ];
}

const needSources = (): Source[] => [
  ...storyOf('needs.json').map(({ need }) => storySource(need as Row)),
  ...realOf('needs.jsonl').map((n) =>
    source(String(n.language ?? n.lang ?? 'en'), String(n.title), [String(n.description)], (n.sectors ?? []) as string[], []),
  ),
];

const storySource = (listing: Row): Source =>
  source(
    String(listing.language),
    String(listing.title),
    [listing.summary, listing.description, listing.advantages, listing.expertiseSought].filter(Boolean).map(String),
    (listing.sectors ?? []) as string[],
    (listing.keywords ?? []) as string[],
  );

function source(language: string, title: string, texts: readonly string[], sectors: string[], keywords: string[]): Source {
  const sentences = texts.flatMap((text) => text.split(/(?<=[.!?。])\s+/u)).filter((s) => s.length > 10);
  return { language, title, sentences: sentences.length ? sentences : [title], sectors, keywords };
}

const storyOf = (file: string) => JSON.parse(readFileSync(path.join(root, 'sample/story', file), 'utf8')) as Row[];
function realOf(file: string): Row[] {
  const place = path.join(root, 'sample/real', file);
  if (!existsSync(place)) return [];
  const lines = readFileSync(place, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Row);
}

const invented = (r: Seeded) =>
  numbers(4)
    .map(() => r.pick(syllables))
    .join('');
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
