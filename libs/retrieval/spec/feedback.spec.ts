import { expect, it } from '@jest/globals';
import { Glossary } from '#language';
import { isTopical, withFeedback } from '../feedback.js';
import { InvertedIndex } from '../inverted-index.js';
import { queryOf } from '../query.js';
import { read, type Reading } from '../reading.js';
import { retrieve } from '../retrieve.js';
import { count } from '../statistics.js';
import { tuned } from '../tuned.js';

const glossary = new Glossary(['en\tru\nsensor\tдатчик\n']);
const reading = (title: string, language = 'en') => read({ language, title, keywords: [], text: '' }, glossary);
const about =
  'harbour crane ship dock pier cargo container port anchor vessel berth quay barge tug buoy lighthouse mooring hull freight customs tide winch';
const words = about.split(' ');

const market = () => {
  const listings = new Map<string, Reading>();
  for (let i = 0; i < 12; i++) listings.set(`port${i}`, reading(`${words.slice(i % 6, (i % 6) + 16).join(' ')} stevedore`));
  for (let i = 0; i < 60; i++) listings.set(`other${i}`, reading(`bread oven number ${i}`));
  listings.set('stevedore', reading('Stevedore wanted'));
  const index = new InvertedIndex(count(listings.values()));
  for (const [id, r] of listings) index.add(id, r);
  return { index, listings };
};

it('a need about a subject also finds what only its first results say', async () => {
  const { index, listings } = market();
  const plain = index.saying(queryOf(reading(about), index.statistics, tuned), 100).map((h) => h.id);
  const found = (await retrieve(index, reading(about), 100, { readings: () => listings })).map((h) => h.id);
  expect(plain).not.toContain('stevedore');
  expect(found).toContain('stevedore');
  expect(found.slice(0, 12).every((id) => id.startsWith('port'))).toBe(true);
});

it('a precise question is asked as it stands: by few words, or where one result stands out', async () => {
  const { index, listings } = market();
  const few = queryOf(reading('harbour crane'), index.statistics, tuned);
  expect(isTopical(few, index.saying(few, 10), tuned)).toBe(false);
  expect((await retrieve(index, reading('harbour crane'), 100, { readings: () => listings })).map((h) => h.id)).not.toContain(
    'stevedore',
  );
  const many = queryOf(reading(about), index.statistics, tuned);
  const flat = Array.from({ length: 10 }, (_, i) => ({ id: `port${i}`, score: 100 }));
  expect(isTopical(many, flat, tuned)).toBe(true);
  expect(isTopical(many, [{ id: 'one', score: 1000 }, ...flat.slice(1)], tuned)).toBe(false);
  expect(isTopical(many, flat.slice(1), tuned)).toBe(false);
});

it('a need in another language has to say twice as many words, for what its translation finds is less sure', () => {
  const flat = Array.from({ length: 10 }, (_, i) => ({ id: `port${i}`, score: 100 }));
  const own = (words: number) => ({
    language: 'ru',
    own: new Map(Array.from({ length: words }, (_, i) => [`ru:${i}`, 1])),
    common: new Map(),
  });
  expect(isTopical({ language: 'en', own: new Map(), common: own(tuned.feedback.words).own }, flat, tuned)).toBe(true);
  expect(isTopical(own(2 * tuned.feedback.words - 1), flat, tuned)).toBe(false);
  expect(isTopical(own(2 * tuned.feedback.words), flat, tuned)).toBe(true);
});

it('what a listing is not to learn from is not learnt from', async () => {
  const { index, listings } = market();
  listings.set('itself', reading(`${about} zeppelin`));
  listings.set('zeppelin', reading('zeppelin'));
  for (const id of ['itself', 'zeppelin']) index.add(id, listings.get(id)!);
  const found = await retrieve(index, reading(about), 100, { readings: () => listings, not: 'itself' });
  expect(found.map((h) => h.id)).not.toContain('zeppelin');
});

it('listings of another language teach only their English words', () => {
  const russian = reading('датчик датчик', 'ru');
  const statistics = count([russian, reading('crane')]);
  const query = queryOf(reading('crane'), statistics, tuned);
  const expanded = withFeedback(query, [{ id: 'ru', score: 1 }], new Map([['ru', russian]]), statistics, tuned);
  expect([...expanded.common.keys()].slice(0, 2)).toEqual(['crane', 'sensor']);
  expect([...expanded.common.keys()].filter((term) => /[а-я]/.test(term))).toEqual([]);
});
