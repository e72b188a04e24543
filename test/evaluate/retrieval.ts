import { parseArgs } from 'node:util';
import { loadGlossary } from '#language';
import { candidatesEach, Topics } from '#matches';
import {
  count,
  InvertedIndex,
  read,
  retrieve,
  Vocabulary,
  type Hit,
  type Reading,
  type Statistics,
  type Tuning,
} from '#retrieval';
import { anySeed, Seeded } from '../chaos/seeded.js';
import { labelled, labelSet } from './label-set.js';
import { mean, measure, pairedInterval, percentile, type Measures } from './measures.js';
import { meaningOf, weights } from './meaning.js';
import { PlainBm25 } from './plain-bm25.js';
import { progress, Usage } from './progress.js';
import { writeRun } from './run-file.js';
import { alikeOf, askedOf, readSet, type JudgedSet, type Text } from './sets.js';
import { stages, without } from './stages.js';

export const usage = `npm run evaluate -- retrieval <folder> [--out run.trec] [--without stage,stage] [--ablate] [--alike] [--by-fit] [--seed N] [--embedder <address> [--model <name>] [--weight 0..1]]
npm run evaluate -- retrieval --names ${labelled.join('|')}
--names: for want of a folder, the names of sectors in that language look for the English ones
--alike: the queries of a set of tenders look for one another, by the sectors that they share
--by-fit: the first ${candidatesEach} are put in the order of the topic fit that scores are made of
--embedder: with vectors of a server of OpenAI's API, tested against without (EMBEDDER_KEY: its key). Without --weight one is fitted on every
other query, and tested on those between
stages: ${Object.keys(stages).join(', ')}`;

/** As deep as a ranking is judged. */
const depth = 1000;

type Asked = { tuning: Tuning; byFit: boolean };

export async function retrieval(words: string[]): Promise<Record<string, unknown>> {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      embedder: text,
      model: text,
      weight: text,
      out: text,
      names: text,
      without: text,
      seed: text,
      ablate: flag,
      alike: flag,
      'by-fit': flag,
    },
  });
  const [folder] = positionals;
  const seed = values.seed === undefined ? anySeed() : Number(values.seed);
  const out = (values.without ?? '').split(',').filter(Boolean);
  const unknown = out.find((stage) => !(stage in stages));
  const wanted = values.names === undefined ? positionals.length === 1 : !folder && labelled.includes(values.names);
  const weight = values.weight === undefined ? undefined : Number(values.weight);
  const wrongWeight = weight !== undefined && !(weight > 0 && weight <= 1);
  if (wrongWeight || (values.embedder && values['by-fit'])) throw new Usage(usage);
  if (!wanted || !Number.isInteger(seed) || unknown) throw new Usage(usage);

  const found = folder ? await readSet(folder) : labelSet(values.names!);
  const set = values.alike ? alikeOf(found) : found;
  const asked = askedOf(set);
  console.log(
    `${set.name}: ${set.documents.length} documents (${languages(set.documents)}), ${set.queries.length} queries (${languages(set.queries)}), ${asked.length} with a relevant document${set.repeated ? `; ${set.repeated} lines that repeat an id were left out` : ''}`,
  );
  const plain = plainRun(set);
  const byFit = values['by-fit'] === true;
  const main = await ourRun(set, { tuning: without(out), byFit });
  if (values.out) await writeRun(values.out, set.queries, main.ranked, depth);

  const judged = (ranked: ReadonlyMap<string, string[]>) =>
    asked.map((q) => measure(ranked.get(q.id) ?? [], set.judgments.get(q.id)!));
  const reference = judged(plain);
  const figures = (ranked: ReadonlyMap<string, string[]>, against: readonly Measures[]) => {
    const ours = judged(ranked);
    const interval = pairedInterval(
      ours.map((m, i) => m.ndcg10 - against[i]!.ndcg10),
      rolling(seed),
    );
    return {
      ndcg10: mean(ours.map((m) => m.ndcg10)),
      map: mean(ours.map((m) => m.averagePrecision)),
      recall100: mean(ours.map((m) => m.recall100)),
      interval,
    };
  };
  const embeddingGain = async (address: string, model: string, given: number | undefined) => {
    const ranked = await meaningOf(set, main.hits, { address, model, depth });
    const half = (all: readonly Measures[], odd: boolean) => all.filter((_, at) => given !== undefined || (at % 2 === 1) === odd);
    const ndcg = (all: readonly Measures[]) => mean(all.map((m) => m.ndcg10));
    const tried = given === undefined ? weights.map((w) => ({ w, ndcg10: ndcg(half(judged(ranked(w)), false)) })) : [];
    const weight = given ?? tried.toSorted((a, b) => b.ndcg10 - a.ndcg10)[0]!.w;
    const [withIt, words] = [half(judged(ranked(weight)), true), half(judged(main.ranked), true)];
    const [low, high] = pairedInterval(
      withIt.map((m, at) => m.ndcg10 - words[at]!.ndcg10),
      rolling(seed),
    );
    const fitted = given === undefined;
    return {
      weight,
      fitted,
      queries: words.length,
      ndcg10: round(ndcg(withIt)),
      without: round(ndcg(words)),
      low: round(low),
      high: round(high),
    };
  };
  const rows: [string, ReturnType<typeof figures>][] = [
    ['plain BM25', figures(plain, reference)],
    [out.length ? `without ${out.join(', ')}` : 'Landfall', figures(main.ranked, reference)],
  ];
  const ours = judged(main.ranked);
  if (values.ablate)
    for (const stage of Object.keys(stages))
      rows.push([`  without ${stage}`, figures((await ourRun(set, { tuning: without([...out, stage]), byFit })).ranked, ours)]);
  const withMeaning = values.embedder
    ? await embeddingGain(values.embedder, values.model ?? 'text-embeddings-inference', weight)
    : undefined;
  table(rows, values.ablate === true);
  if (withMeaning) {
    const { fitted, ndcg10, without: words, low, high } = withMeaning;
    console.log(
      `with the embedder at weight ${withMeaning.weight}${fitted ? ', fitted on every other query,' : ''} nDCG@10 ${ndcg10.toFixed(4)} of ${withMeaning.queries} queries, without ${words.toFixed(4)}: ${signed(low)} to ${signed(high)} (95 %)${low > 0 ? '' : '; no gain is shown'}`,
    );
  }
  console.log(
    `${ms(main.p50)} ms a query (p50), ${ms(main.p95)} ms (p95); read and indexed in ${(main.indexed / 1000).toFixed(1)} s; seed ${seed}`,
  );
  const [, { interval, ...result }] = rows[1]!;
  return {
    set: set.name,
    documents: set.documents.length,
    queries: asked.length,
    ...rounded(result),
    msP50: Number(ms(main.p50)),
    msP95: Number(ms(main.p95)),
    plainBm25: rounded((({ ndcg10, map, recall100 }) => ({ ndcg10, map, recall100 }))(rows[0]![1])),
    ndcg10MinusPlain: { mean: round(result.ndcg10 - rows[0]![1].ndcg10), low: round(interval[0]), high: round(interval[1]) },
    without: out,
    ...(withMeaning ? { embedder: { model: values.model, ...withMeaning } } : {}),
    byFit,
    seed,
    ...(values.ablate
      ? {
          ablation: Object.fromEntries(
            rows
              .slice(2)
              .map(([name, f]) => [name.trim(), rounded({ ndcg10: f.ndcg10, low: f.interval[0], high: f.interval[1] })]),
          ),
        }
      : {}),
  };
}

/** The queries as needs over the documents as offerings, by the code that the worker finds candidates with. */
async function ourRun(
  set: JudgedSet,
  { tuning, byFit }: Asked,
): Promise<{ ranked: Map<string, string[]>; hits: Map<string, Hit[]>; indexed: number; p50: number; p95: number }> {
  const glossary = loadGlossary();
  const began = performance.now();
  const asListing = ({ language, title, text }: Text) => read({ language, title, keywords: [], text }, glossary, tuning);
  const readings = new Map<string, Reading>();
  const reading = progress('reading', set.documents.length);
  for (const document of set.documents) {
    readings.set(document.id, asListing(document));
    reading();
  }
  const index = new InvertedIndex(count(readings.values()), tuning);
  for (const [id, r] of readings) index.add(id, r);
  index.pack();
  const indexed = performance.now() - began;
  const ranked = new Map<string, string[]>();
  const hitsOf = new Map<string, Hit[]>();
  const times: number[] = [];
  const searching = progress('searching', set.queries.length);
  for (const query of set.queries) {
    const start = performance.now();
    const reading = asListing(query);
    const hits = await retrieve(index, reading, depth + 1, {
      readings: () => readings,
      tuning,
      not: query.exclude,
    });
    times.push(performance.now() - start);
    hitsOf.set(query.id, hits);
    const found = hits.map((hit) => hit.id).filter((id) => id !== query.exclude);
    ranked.set(query.id, (byFit ? inOrderOfFit(reading, found, readings, index.statistics) : found).slice(0, depth));
    searching();
  }
  return { ranked, hits: hitsOf, indexed, p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

function inOrderOfFit(
  need: Reading,
  found: readonly string[],
  readings: ReadonlyMap<string, Reading>,
  statistics: Statistics,
): string[] {
  const first = found.slice(0, candidatesEach);
  const topics = new Topics('need', [['asked', need]], new Vocabulary(statistics));
  const fits = new Map(first.map((id) => [id, topics.of('asked', topics.laid(readings.get(id)!))?.fit ?? 0]));
  const fit = (id: string) => fits.get(id)!;
  return [...first.toSorted((a, b) => fit(b) - fit(a)), ...found.slice(candidatesEach)];
}

function plainRun(set: JudgedSet): Map<string, string[]> {
  const plain = new PlainBm25(set.documents);
  const searching = progress('plain BM25', set.queries.length);
  return new Map(
    set.queries.map((query) => {
      searching();
      return [query.id, plain.rank(query, depth, query.exclude)];
    }),
  );
}

function table(
  rows: readonly [string, { ndcg10: number; map: number; recall100: number; interval: [number, number] }][],
  ablated: boolean,
): void {
  const against = ablated ? 'nDCG@10 minus plain BM25; of an ablation, minus Landfall (95 %)' : 'nDCG@10 minus plain BM25 (95 %)';
  console.log(`${''.padEnd(24)} nDCG@10    MAP  Recall@100  ${against}`);
  rows.forEach(([name, f], at) =>
    console.log(
      `${name.padEnd(24)}  ${f.ndcg10.toFixed(4)}  ${f.map.toFixed(4)}  ${f.recall100.toFixed(4)}     ${at === 0 ? '' : `${signed(f.interval[0])} to ${signed(f.interval[1])}`}`,
    ),
  );
}

const languages = (texts: readonly Text[]) => {
  const tally = new Map<string, number>();
  for (const { language } of texts) tally.set(language, (tally.get(language) ?? 0) + 1);
  return [...tally]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([language, n]) => `${language} ${n}`)
    .join(', ');
};
const rolling = (seed: number) => {
  const seeded = new Seeded(seed);
  return () => seeded.next();
};
const ms = (value: number) => value.toFixed(2);
const signed = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(4)}`;
const round = (value: number) => Math.round(value * 1e4) / 1e4;
const rounded = <T extends Record<string, number>>(figures: T) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, round(value)]));
