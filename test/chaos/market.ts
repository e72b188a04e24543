import { Seeded } from './seeded.js';

type Fields = Record<string, unknown>;
export type MarketHub = { name: string; country: string; fields: Fields };
export type MarketFirm = { name: string; email: string; fields: Fields };
export type MarketBuyer = { name: string; email: string; hub: number; fields: Fields };
export type MarketListing = { externalId: string; owner: number; fields: Fields };
/** A synthetic market: invented names, words and numbers that are a function of the seed. `owner` counts firms or buyers. */
export type Market = {
  seed: number;
  hubs: MarketHub[];
  firms: MarketFirm[];
  buyers: MarketBuyer[];
  offerings: MarketListing[];
  needs: MarketListing[];
};

/** A trade: its CPV code and the words its listings are made of. */
const trades: readonly { sector: string; words: readonly string[] }[] = [
  {
    sector: '38435000',
    words: ['acoustic', 'leak', 'pipe', 'water', 'logger', 'valve', 'pressure', 'sensor', 'burst', 'chamber', 'main', 'noise'],
  },
  {
    sector: '09331200',
    words: [
      'solar',
      'photovoltaic',
      'module',
      'inverter',
      'rooftop',
      'tracker',
      'irradiance',
      'panel',
      'array',
      'battery',
      'dust',
      'yield',
    ],
  },
  {
    sector: '31682540',
    words: [
      'substation',
      'relay',
      'voltage',
      'transformer',
      'feeder',
      'breaker',
      'protection',
      'switchgear',
      'grid',
      'outage',
      'cable',
      'earthing',
    ],
  },
  {
    sector: '31712110',
    words: [
      'circuit',
      'chip',
      'wafer',
      'packaging',
      'controller',
      'firmware',
      'microprocessor',
      'tester',
      'semiconductor',
      'amplifier',
      'antenna',
      'board',
    ],
  },
  {
    sector: '03110000',
    words: [
      'greenhouse',
      'irrigation',
      'crop',
      'soil',
      'harvest',
      'seedling',
      'fertiliser',
      'moisture',
      'orchard',
      'pest',
      'drone',
      'acre',
    ],
  },
  {
    sector: '48000000',
    words: [
      'software',
      'register',
      'archive',
      'document',
      'workflow',
      'signature',
      'portal',
      'database',
      'backup',
      'licence',
      'audit',
      'cabinet',
    ],
  },
  {
    sector: '33100000',
    words: [
      'ultrasound',
      'ventilator',
      'patient',
      'monitor',
      'clinic',
      'diagnostic',
      'probe',
      'sterile',
      'infusion',
      'scanner',
      'ward',
      'telemetry',
    ],
  },
  {
    sector: '34632000',
    words: [
      'railway',
      'signalling',
      'interlocking',
      'track',
      'axle',
      'depot',
      'points',
      'locomotive',
      'crossing',
      'timetable',
      'platform',
      'ballast',
    ],
  },
];
const syllables = ['ba', 'ko', 'mi', 'tu', 're', 'sol', 'van', 'dek', 'pry', 'lum', 'gra', 'hes', 'nor', 'qui', 'zat', 'wel'];

/**
 * `offerings` by a fifth as many firms, `needs` by a fourth as many buyers, of two hubs. Some pairs fit, some are refused by each rule.
 * Up to some 500 offerings a listing meets fewer than 200 others: beyond, the matcher's cut depends on ids and on who came first, and no two
 * runs are the same.
 */
export function makeMarket(seed: number, offerings: number, needs: number): Market {
  const hubs = [
    hub('Dubai chaos hub', 'AE', 'Asia/Dubai', 'AED', ['en', 'ar']),
    hub('Hanoi chaos hub', 'VN', 'Asia/Ho_Chi_Minh', 'VND', ['en', 'vi']),
  ];
  const firms = numbers(Math.ceil(offerings / 5)).map((n) => firm(seed, n));
  const buyers = numbers(Math.ceil(needs / 4)).map((n) => buyer(seed, n, hubs));
  return {
    seed,
    hubs,
    firms,
    buyers,
    offerings: numbers(offerings).map((n) => offering(seed, n, n % firms.length)),
    needs: numbers(needs).map((n) => need(seed, n, n % buyers.length, hubs[buyers[n % buyers.length]!.hub]!)),
  };
}

function hub(name: string, country: string, zone: string, currency: string, languages: string[]): MarketHub {
  const fields = {
    zone,
    workWeek: [1, 2, 3, 4, 5, 6, 7],
    languages,
    fallbackLanguage: 'en',
    currency,
    capacity: 60,
    replyTo: `${country.toLowerCase()}@example.org`,
  };
  return { name, country, fields };
}

function firm(seed: number, n: number): MarketFirm {
  const r = new Seeded(seed, 'firm', n);
  return {
    name: invented(r),
    email: `owner${n}@example.com`,
    fields: {
      kind: 'company',
      country: r.pick(['RU', 'RU', 'RU', 'BY', 'KZ']),
      size: r.pick(['micro', 'small', 'medium']),
      language: 'en',
    },
  };
}

function buyer(seed: number, n: number, hubs: readonly MarketHub[]): MarketBuyer {
  const r = new Seeded(seed, 'buyer', n);
  const at = n % hubs.length;
  return {
    name: invented(r),
    email: `buyer${n}@example.net`,
    hub: at,
    fields: { kind: 'public_body', country: hubs[at]!.country, size: r.pick(['medium', 'large']), language: 'en' },
  };
}

function offering(seed: number, n: number, owner: number): MarketListing {
  const r = new Seeded(seed, 'offering', n);
  const from = r.int(10, 300) * 1000;
  return {
    externalId: `o${n}`,
    owner,
    fields: {
      profileType: 'BO',
      visibility: r.pick(['named', 'anonymous']),
      ...whatItSays(r, n),
      targetCountries: r.pick([['AE'], ['VN'], ['AE', 'VN'], ['AE', 'VN']]),
      budget: { from, to: from * r.int(2, 6), currency: 'USD' },
      settlementCurrencies: r.some(['USD', 'AED', 'VND', 'RUB'], r.int(1, 3)),
      partnerSizes: r.some(['medium', 'large'], r.int(1, 2)),
      trl: r.int(5, 9),
      ipr: r.pick(['none_applied', 'applied', 'granted']),
      licenceModel: r.pick(['proprietary', 'source_available']),
      standardsHeld: r.some(['ISO 9001', 'ISO 14001', 'ISO 27001'], r.int(0, 3)),
      presencesHeld: r.chance(0.5) ? [{ country: r.pick(['AE', 'VN']), presence: r.pick(['local_partner', 'branch']) }] : [],
    },
  };
}

function need(seed: number, n: number, owner: number, { country }: MarketHub): MarketListing {
  const r = new Seeded(seed, 'need', n);
  const from = r.int(20, 400) * 1000;
  return {
    externalId: `n${n}`,
    owner,
    fields: {
      profileType: 'BR',
      origin: 'mandated',
      visibility: 'anonymous',
      ...whatItSays(r, n),
      expertiseSought: sentence(r, trades[n % trades.length]!.words),
      targetCountries: r.chance(0.2) ? ['RU'] : [],
      budget: { from, to: from * r.int(2, 5), currency: 'USD' },
      settlementCurrencies: r.some(['USD', country === 'AE' ? 'AED' : 'VND', 'CNY'], r.int(1, 3)),
      partnerSizes: r.some(['micro', 'small', 'medium'], r.int(1, 3)),
      ...(r.chance(0.3) && { trlFloor: r.int(6, 8) }),
      ...(r.chance(0.3) && { presenceRequired: r.pick(['local_partner', 'branch']) }),
      standardsRequired: r
        .some(['ISO 9001', 'ISO 14001', 'ISO 27001'], r.int(0, 2))
        .map((standard) => ({ standard, demand: r.pick(['must', 'nice']) })),
      deadline: '2099-12-31',
    },
  };
}

/** Text of a trade of its own, at times with words of a second, and no word that all have; no two listings are as long or say the same, so that no two scores tie. */
function whatItSays(r: Seeded, n: number): Fields {
  const trade = trades[n % trades.length]!;
  const second = r.chance(0.3) ? r.pick(trades) : trade;
  const words = [...trade.words, ...trade.words, ...second.words];
  return {
    language: 'en',
    title: capital([...r.some(trade.words, 3), 'of', invented(r)].join(' ')),
    summary: sentence(r, words),
    description: numbers(r.int(2, 5))
      .map(() => sentence(r, words))
      .join(' '),
    advantages: sentence(r, words),
    keywords: [...new Set(numbers(r.int(1, 3)).map(() => r.some(trade.words, 2).join(' ')))],
    cooperationTypes: r.some(['supply', 'distribution', 'licence'], r.int(1, 2)),
    sectors: [...new Set([trade.sector, second.sector])],
    languages: r.pick([['en'], ['en', 'ru'], ['ru'], ['en', 'ar'], ['en', 'vi']]),
    deliveryModes: r.some(['hardware', 'service', 'saas', 'training'], r.int(1, 3)),
    capacity: r.int(1, 3),
  };
}

const sentence = (r: Seeded, words: readonly string[]) => `${capital(r.some(words, r.int(7, 14)).join(' '))}.`;
const invented = (r: Seeded) =>
  capital(
    numbers(4)
      .map(() => r.pick(syllables))
      .join(''),
  );
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
const numbers = (n: number) => Array.from({ length: n }, (_, i) => i);
