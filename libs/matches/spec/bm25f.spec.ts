import { bm25f } from '../bm25f.js';
import { meetingsSql, selfScoresSql } from '../candidates.sql.js';
import { World } from './world.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`matches: SEED=${seed}\n`);

/** Mulberry32. */
function numbers(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Counts = Map<string, number>;
type Doc = { id: string; title: Counts; keywords: Counts; text: Counts };
const fields = ['title', 'keywords', 'text'] as const;
const length = (counts: Counts) => [...counts.values()].reduce((a, b) => a + b, 0);
const counted = (words: string[]): Counts => {
  const counts: Counts = new Map();
  for (const w of words) counts.set(w, (counts.get(w) ?? 0) + 1);
  return counts;
};

/** BM25F as the textbook writes it, over all documents in memory. */
function oracle(docs: Doc[]) {
  const mean = Object.fromEntries(fields.map((f) => [f, docs.reduce((sum, d) => sum + length(d[f]), 0) / docs.length]));
  const saying = (term: string) => docs.filter((d) => fields.some((f) => d[f].has(term))).length;
  return (query: Doc, document: Doc): number => {
    let sum = 0;
    for (const term of new Set(fields.flatMap((f) => [...query[f].keys()]))) {
      const n = saying(term);
      const frequency = fields.reduce((all, f) => {
        const { weight, b } = bm25f[f];
        return all + (weight * (document[f].get(term) ?? 0)) / (1 - b + (b * length(document[f])) / Math.max(1, mean[f]!));
      }, 0);
      sum += (Math.log(1 + (docs.length - n + 0.5) / (n + 0.5)) * frequency) / (bm25f.k1 + frequency);
    }
    return sum;
  };
}

test('BM25F in SQL agrees with a plain one in memory on random documents', async () => {
  const world = await World.open();
  try {
    const random = numbers(seed);
    // numbers are terms as they stand: no stemmer comes between the two
    const words = (most: number) =>
      Array.from({ length: Math.floor(random() * most) + 1 }, () => String(1000 + Math.floor(random() ** 2 * 40)));
    const docs: Doc[] = [];
    for (let i = 0; i < 24; i++) {
      const said = { title: words(6), keywords: words(3), text: words(60) };
      const row = {
        title: said.title.join(' '),
        keywords: said.keywords,
        summary: null,
        description: said.text.join(' '),
        sectors: ['38435000'],
      };
      const id = i % 2 ? await world.offering(row) : await world.need(row);
      docs.push({ id, title: counted(said.title), keywords: counted(said.keywords), text: counted(said.text) });
    }
    await world.find(...docs.map((d) => d.id));
    await world.asWorker((em) => world.snapshots.renew(em));
    const [{ snapshot }] = (await world.rows(`select max(id) as snapshot from matches.snapshots`)) as [{ snapshot: number }];
    await world.asWorker((em) => em.query(selfScoresSql, [docs.map((d) => d.id), snapshot]));
    const self = new Map(
      (
        await world.rows<{ listing: string; score: string }>(
          `select listing, score from matches.self_scores where snapshot = $1`,
          [snapshot],
        )
      ).map((r) => [r.listing, Number(r.score) / 1e9]),
    );
    const score = oracle(docs);
    let compared = 0;
    for (const need of docs.filter((_, i) => i % 2 === 0)) {
      expect(Math.abs(self.get(need.id)! - score(need, need))).toBeLessThan(1e-6);
      const offerings = docs.filter((_, i) => i % 2 === 1);
      const met = (await world.asWorker((em) =>
        em.query(meetingsSql, [need.id, snapshot, offerings.map((o) => o.id), false]),
      )) as { other: string; asked: string; answered: string }[];
      for (const offering of offerings) {
        const found = met.find((m) => m.other === offering.id);
        expect(Math.abs(Number(found?.asked ?? 0) / 1e9 - score(need, offering))).toBeLessThan(1e-6);
        expect(Math.abs(Number(found?.answered ?? 0) / 1e9 - score(offering, need))).toBeLessThan(1e-6);
        compared += score(need, offering) > 0 ? 1 : 0;
      }
    }
    expect(compared).toBeGreaterThan(50);
  } finally {
    await world.close();
  }
});
