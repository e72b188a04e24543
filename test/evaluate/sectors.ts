import { parseArgs } from 'node:util';
import { loadGlossary } from '#language';
import { codedNotices, SectorSuggestions, type CodedText, type Labelled } from '#sectors';
import { anySeed, Seeded } from '../chaos/seeded.js';
import { writeRun } from './run-file.js';
import { mean, measure, pairedInterval, percentile } from './measures.js';
import { PlainBm25 } from './plain-bm25.js';
import { progress, Usage } from './progress.js';
import { askedOf, readSet, type JudgedSet } from './sets.js';

export const usage = 'npm run evaluate -- sectors <folder> [--within] [--out run.trec] [--seed N]';

const depth = 100;

/** A set whose documents are sector codes, by the suggestion that the product makes. No query is its own neighbour, by id or by text. */
export async function sectors(words: string[]): Promise<Record<string, unknown>> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { within: { type: 'boolean' }, out: text, seed: text },
  });
  const [folder] = positionals;
  const seed = values.seed === undefined ? anySeed() : Number(values.seed);
  if (!folder || positionals.length > 1 || !Number.isInteger(seed)) throw new Usage(usage);
  const set = await readSet(folder);
  const asked = askedOf(set);
  console.log(`${set.name}: ${set.documents.length} codes, ${asked.length} queries with one that is right`);
  const suggestions = await SectorSuggestions.open(schemeOf(set), loadGlossary(), [
    ...codedNotices(),
    ...(values.within ? codedOf(set) : []),
  ]);
  const ranked = new Map<string, string[]>();
  const times: number[] = [];
  const done = progress('suggesting', asked.length);
  for (const { id, language, title, text: body } of asked) {
    const began = performance.now();
    ranked.set(
      id,
      suggestions.suggest({ id, language, title, text: body }, depth).map((s) => s.code),
    );
    times.push(performance.now() - began);
    done();
  }
  if (values.out) await writeRun(values.out, asked, ranked, depth);
  const labels = new PlainBm25(set.documents);
  const ours = asked.map((q) => measure(ranked.get(q.id)!, set.judgments.get(q.id)!).ndcg10);
  const plain = asked.map((q) => measure(labels.rank(q, depth), set.judgments.get(q.id)!).ndcg10);
  const main =
    asked.filter((q) => set.judgments.get(q.id)!.get(ranked.get(q.id)![0] ?? '') === 2).length / Math.max(1, asked.length);
  const random = new Seeded(seed);
  const [low, high] = pairedInterval(
    ours.map((value, i) => value - plain[i]!),
    () => random.next(),
  );
  console.log(
    `nDCG@10 of the suggestion${values.within ? ', with the other queries as neighbours' : ''}: ${mean(ours).toFixed(4)}`,
  );
  console.log(
    `nDCG@10 of plain BM25 over the labels: ${mean(plain).toFixed(4)}; difference ${low.toFixed(4)} to ${high.toFixed(4)} (95 %)`,
  );
  console.log(
    `the first is the main code for ${(100 * main).toFixed(1)} %; ${percentile(times, 0.5).toFixed(1)} ms a query (p50), ${percentile(times, 0.95).toFixed(1)} ms (p95); seed ${seed}`,
  );
  return { set: set.name, within: values.within === true, queries: asked.length, ndcg10: round(mean(ours)), labelsNdcg10: round(mean(plain)), firstIsMain: round(main), minusLabels: { low: round(low), high: round(high) }, msP50: round(percentile(times, 0.5)), msP95: round(percentile(times, 0.95)), seed }; // prettier-ignore
}

export const schemeOf = (set: JudgedSet): Labelled[] =>
  set.documents.map(({ id, title, text }) => ({ code: id, label: title, path: text }));

export const codedOf = (set: JudgedSet): CodedText[] =>
  set.queries.flatMap(({ id, language, title, text }) => {
    const grades = [...(set.judgments.get(id) ?? [])].filter(([, grade]) => grade >= 1);
    return grades.length ? [{ id, language, title, text, codes: Object.fromEntries(grades) }] : [];
  });

const round = (value: number) => Math.round(value * 1e4) / 1e4;
