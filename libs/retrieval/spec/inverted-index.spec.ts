import { expect, it } from '@jest/globals';
import { anySeed, Seeded } from '../../../test/chaos/seeded.js';
import { InvertedIndex } from '../inverted-index.js';
import { queryOf } from '../query.js';
import { fields, type Entry, type Reading } from '../reading.js';
import { count, rarity, type Statistics } from '../statistics.js';
import { tuned } from '../tuned.js';
import { asking, impact, normsOf } from '../weights.js';

const seed = Number(process.env.SEED ?? anySeed());
process.stdout.write(`retrieval: SEED=${seed}\n`);

const random = new Seeded(seed);
const reading = (language = random.pick(['en', 'en', 'ru', 'vi'])): Reading => {
  const entries = random
    .some(
      Array.from({ length: 60 }, (_, i) => `t${i}`),
      random.int(1, 25),
    )
    .map((term): Entry => ({
      term: language !== 'en' && random.chance(0.5) ? `${language}:${term}` : term,
      surface: term,
      title: random.chance(0.2) ? 1 : 0,
      keywords: random.chance(0.2) ? 1 : 0,
      text: random.chance(0.7) ? random.int(1, 5) : 0.25,
    }));
  const length = (field: (typeof fields)[number]) => Math.ceil(entries.reduce((sum, e) => sum + e[field], 0));
  return { language, entries, lengths: { title: length('title'), keywords: length('keywords'), text: length('text') } };
};

/** What a search finds, written without an index: every listing weighed word by word. */
function oracle(listings: ReadonlyMap<string, Reading>, query: Reading, statistics: Statistics, most: number) {
  const asked = queryOf(query, statistics, tuned);
  return [...listings]
    .map(([id, { language, entries, lengths }]) => {
      const weights = language === query.language && language !== 'en' ? asked.own : asked.common;
      const score = entries.reduce(
        (sum, e) => sum + (weights.get(e.term) ?? 0) * impact(e, normsOf(lengths, statistics, tuned), tuned),
        0,
      );
      return { id, score };
    })
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

it('a search finds exactly what weighing every listing finds, whatever came, changed and went before', () => {
  const listings = new Map(Array.from({ length: 300 }, (_, i) => [`l${i}`, reading()]));
  const statistics = count(listings.values());
  const index = new InvertedIndex(statistics);
  for (const [id, r] of listings) index.add(id, r);
  for (let round = 0; round < 200; round++) {
    const id = `l${random.int(0, 350)}`;
    if (random.chance(0.4)) {
      listings.delete(id);
      index.remove(id);
    } else {
      const r = reading();
      listings.set(id, r);
      index.add(id, r);
    }
    if (random.chance(0.05)) index.pack();
    const query = reading();
    expect(index.size).toBe(listings.size);
    expect(index.saying(queryOf(query, statistics, tuned), 20)).toEqual(oracle(listings, query, statistics, 20));
  }
});

it('an index that grew one by one answers as one that was loaded at once', () => {
  const listings = Array.from({ length: 200 }, (_, i) => [`l${i}`, reading()] as const);
  const statistics = count(listings.map(([, r]) => r));
  const [grown, loaded] = [new InvertedIndex(statistics), new InvertedIndex(statistics)];
  for (const [id, r] of listings) {
    grown.add(id, reading());
    grown.add(id, r);
  }
  for (const [id, r] of listings.toReversed()) loaded.add(id, r);
  loaded.pack();
  for (let i = 0; i < 50; i++) {
    const query = queryOf(reading(), statistics, tuned);
    expect(grown.saying(query, 30)).toEqual(loaded.saying(query, 30));
    expect(grown.asking(query, 30)).toEqual(loaded.asking(query, 30));
  }
});

it('two listings of one language meet in their own words, two others in English, and neither way is counted with the other', () => {
  const entry = (term: string): Entry => ({ term, surface: term, title: 0, keywords: 0, text: 1 });
  const russian: Reading = {
    language: 'ru',
    entries: [entry('ru:датчик'), entry('sensor')],
    lengths: { title: 0, keywords: 0, text: 1 },
  };
  const english: Reading = { language: 'en', entries: [entry('sensor')], lengths: { title: 0, keywords: 0, text: 1 } };
  const other: Reading = {
    language: 'ru',
    entries: [entry('ru:насос'), entry('sensor')],
    lengths: { title: 0, keywords: 0, text: 1 },
  };
  const statistics = count([russian, english, other]);
  const index = new InvertedIndex(statistics);
  index.add('russian', russian);
  index.add('english', english);
  index.add('other', other);
  expect(index.saying(queryOf(russian, statistics, tuned), 9).map((h) => h.id)).toEqual(['russian', 'english']);
  expect(index.saying(queryOf(english, statistics, tuned), 9).map((h) => h.id)).toEqual(['english', 'other', 'russian']);
});

it('a rarer word counts for more, and one that everybody says still counts for something', () => {
  const statistics: Statistics = {
    documents: 100,
    means: { title: 1, keywords: 1, text: 1 },
    frequency: (t) => (t === 'all' ? 100 : 3),
  };
  expect(rarity('some', statistics)).toBeGreaterThan(rarity('all', statistics));
  expect(rarity('all', statistics)).toBeGreaterThan(0);
});

it('a word said twice in the need counts for more than once and less than twice', () => {
  const said = (text: number) => asking({ title: 0, keywords: 0, text }, tuned);
  expect(said(1)).toBeCloseTo(1);
  expect(said(2)).toBeGreaterThan(said(1));
  expect(said(2)).toBeLessThan(2 * said(1));
});
