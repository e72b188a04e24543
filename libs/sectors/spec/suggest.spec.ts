import { beforeAll, expect, it } from '@jest/globals';
import { Glossary, loadGlossary } from '#language';
import { codedNotices } from '../coded-notices.js';
import { noticeReadings } from '../notice-readings.js';
import { readingOf, SectorSuggestions, type Labelled } from '../suggest.js';
import { depth, lineage } from '../tree.js';
import { tuned } from '../tuned.js';

const scheme: Labelled[] = [
  { code: '38000000', label: 'Laboratory, optical and precision equipments', path: '' },
  { code: '38430000', label: 'Detection and analysis apparatus', path: 'Laboratory, optical and precision equipments' },
  {
    code: '38431000',
    label: 'Detection apparatus',
    path: 'Laboratory, optical and precision equipments > Detection and analysis apparatus',
  },
  { code: '15811000', label: 'Bread products', path: 'Food > Bakery goods' },
  { code: '15810000', label: 'Bread products, fresh pastry goods and cakes', path: 'Food' },
];
const glossary = new Glossary(['en\tru\nbread\tхлеб\ndetector\tизвещатель\n']);
const zeppelin = {
  id: 'ours',
  language: 'en',
  title: 'A zeppelin mooring winch',
  text: 'Winches that moor a zeppelin',
  codes: { '38431000': 2 },
};

let suggestions: SectorSuggestions;
beforeAll(async () => {
  suggestions = await SectorSuggestions.open(scheme, glossary, [zeppelin]);
});
const first = (title: string, language = 'en') => suggestions.suggest({ language, title, text: '' }, 1)[0]?.code;

it('a text is given the code whose label it says, in another language too', () => {
  expect(first('Fresh bread products for schools')).toMatch(/^1581/);
  expect(first('хлеб', 'ru')).toMatch(/^1581/);
});

it('a text in a language of the Union is given the code whose label in that language it says, without a dictionary', () => {
  expect(first('Prodotti di panetteria, pasticceria fresca e dolci per le scuole', 'it')).toMatch(/^1581/);
  expect(first('Aparate de detectare', 'ro')).toMatch(/^384/);
});

it('a text is given the code of the listing that reads like it', () => {
  expect(first('Zeppelin winch, moored')).toBe('38431000');
});

it('a coded listing has no say about itself, by id or by its text', () => {
  const { id: _, codes: __, ...text } = zeppelin;
  const about = (id?: string) => suggestions.about({ ...text, ...(id && { id }), title: id ? 'Zeppelin winch' : text.title });
  expect(suggestions.about({ ...text, title: 'Zeppelin winch' }).get('38431000')?.['vote of neighbours']).toBeGreaterThan(0);
  expect(about('ours').get('38431000')?.['vote of neighbours'] ?? 0).toBe(0);
  expect(about().get('38431000')?.['vote of neighbours'] ?? 0).toBe(0);
});

it('confidences are between 0 and 1, and fall', () => {
  const found = suggestions
    .suggest({ language: 'en', title: 'Detection of leaks', text: 'and bread' }, 5)
    .map((s) => s.confidence);
  expect(found.length).toBeGreaterThan(2);
  expect(found.every((c) => c > 0 && c < 1)).toBe(true);
  expect(found.toSorted((a, b) => b - a)).toEqual(found);
});

it('a text that says nothing gets no suggestion', () => {
  expect(suggestions.suggest({ language: 'en', title: '', text: '' }, 5)).toEqual([]);
});

it('the tree is written into the digits', () => {
  expect([...lineage('72222300')]).toEqual(['72000000', '72200000', '72220000', '72222000', '72222300']);
  expect(['72000000', '72200000', '70000000', '09100000'].map(depth)).toEqual([2, 3, 2, 3]);
});

it('the notices that come with the room each have a main code, a text and a language', () => {
  const notices = codedNotices();
  expect(notices.length).toBeGreaterThan(800);
  expect(new Set(notices.map((n) => n.id)).size).toBe(notices.length);
  expect(
    notices.filter((n) => !n.language || !`${n.title}${n.text}`.trim() || Object.values(n.codes).every((g) => g < 1)),
  ).toEqual([]);
});

it('every weight has a number', () => {
  expect(Object.values(tuned.weights).every(Number.isFinite)).toBe(true);
});

it('the notices are kept as they read now: where this fails, npm run evaluate -- read-notices', () => {
  const kept = noticeReadings();
  const real = loadGlossary();
  const notices = codedNotices();
  expect(notices.filter((notice) => !kept(notice))).toEqual([]);
  // some of every language, others each time
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1000));
  for (const language of new Set(notices.map((n) => n.language)))
    for (const notice of notices.filter((n) => n.language === language).filter((_, n) => n % 25 === seed % 25)) {
      const entries = readingOf(notice, real).entries.map((entry) => ({ ...entry, surface: entry.term }));
      expect({ seed, id: notice.id, entries: kept(notice)!.entries }).toEqual({ seed, id: notice.id, entries });
    }
});
