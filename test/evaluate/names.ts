import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { sameNameFrom, similarNames } from '#language';
import { askedUnder, hitsOf, keptUnder, namedBy, type Denied } from '#screening';
import { Usage } from './progress.js';

export const usage = 'npm run evaluate -- names <file.jsonl> [--misses]';

/** A pair that somebody has judged. `quality` STRONG marks a clear case; sets without grades have none. */
const Case = z.object({
  name1: z.string(),
  name2: z.string(),
  schema: z.string().optional(),
  is_match: z.union([z.boolean(), z.enum(['true', 'false']).transform((v) => v === 'true')]),
  quality: z.string().nullish(),
});
type Judged = z.infer<typeof Case> & { score: number; hit: boolean };

/** How well the gate tells pairs of names apart: one is the party, the other all that is on a list. */
export async function names(words: string[]): Promise<Record<string, unknown>> {
  const { values, positionals } = parseArgs({ args: words, allowPositionals: true, options: { misses: { type: 'boolean' } } });
  if (positionals.length !== 1) throw new Usage(usage);
  const cases = await readCases(positionals[0]!);
  const began = performance.now();
  const judged = cases.map(judge);
  const milliseconds = (performance.now() - began) / cases.length;
  const shipped = measure(judged, (c) => c.hit);
  const clear = judged.filter((c) => c.is_match && c.quality === 'STRONG');
  const likely = judged.filter((c) => c.score >= sameNameFrom);
  const figures = {
    pairs: cases.length,
    matches: judged.filter((c) => c.is_match).length,
    threshold: sameNameFrom,
    ...shipped,
    f1AtThresholdOfOtherFolds: acrossFolds(judged),
    clearCases: clear.length,
    clearRecall: clear.length ? round(clear.filter((c) => c.hit).length / clear.length) : null,
    missedByIndex: likely.filter((c) => !c.hit).length,
    millisecondsAPair: round(milliseconds),
  };
  for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(26)} ${value ?? 'no graded case'}`);
  if (values.misses)
    for (const c of judged.filter((j) => j.hit !== j.is_match))
      console.log(`${c.is_match ? 'missed' : 'wrong '} ${c.score.toFixed(3)}  ${c.name1}  |  ${c.name2}`);
  return { file: positionals[0], ...figures };
}

/** As a check does it: found by a key of the index first, then compared; above the shipped threshold it is a hit. */
function judge(pair: z.infer<typeof Case>): Judged {
  const named = namedBy(pair.schema);
  const party = { name: pair.name1, registrationNumber: null, named };
  const entry: Denied = { names: [pair.name2], named: named ?? null, country: null, identifiers: [], list: '', dated: '' };
  const kept = new Set(keptUnder(entry));
  return {
    ...pair,
    score: similarNames(pair.name1, pair.name2, named).score,
    hit: askedUnder(party).some((key) => kept.has(key)) && hitsOf(party, [entry]).length > 0,
  };
}

/** Ten times five folds: a threshold chosen on four of them, counted on the fifth. What a threshold of other data reaches here. */
function acrossFolds(judged: Judged[]): number {
  const counted: { is_match: boolean; hit: boolean }[] = [];
  for (let turn = 0; turn < 10; turn++) {
    const folded = judged.map((c) => ({ ...c, fold: foldOf(`${turn} ${c.name1} ${c.name2}`) }));
    for (let fold = 0; fold < 5; fold++) {
      const learnt = folded.filter((c) => c.fold !== fold);
      const best = thresholds
        .map((from) => ({ from, f1: measure(learnt, (c) => c.score >= from).f1 }))
        .reduce((a, b) => (b.f1 > a.f1 ? b : a));
      for (const c of folded) if (c.fold === fold) counted.push({ is_match: c.is_match, hit: c.score >= best.from });
    }
  }
  return measure(counted, (c) => c.hit).f1;
}

const foldOf = (words: string) => createHash('sha256').update(words).digest().readUInt32BE() % 5;
const thresholds = Array.from({ length: 120 }, (_, n) => 0.4 + n * 0.005);

export function measure<T extends { is_match: boolean }>(cases: T[], isHit: (c: T) => boolean) {
  const count = (match: boolean, hit: boolean) => cases.filter((c) => c.is_match === match && isHit(c) === hit).length;
  const [right, wrong, missed] = [count(true, true), count(false, true), count(true, false)];
  return {
    precision: round(right / Math.max(1, right + wrong)),
    recall: round(right / Math.max(1, right + missed)),
    f1: round((2 * right) / Math.max(1, 2 * right + wrong + missed)),
  };
}

const round = (figure: number) => Math.round(figure * 10_000) / 10_000;

async function readCases(file: string): Promise<z.infer<typeof Case>[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Usage(`${file} cannot be read: name a file with one JSON object a line`);
  });
  const lines = text.split('\n').filter((line) => line.trim());
  if (!lines.length) throw new Usage(`${file} holds no pair`);
  return lines.map((line, at) => {
    try {
      return Case.parse(JSON.parse(line));
    } catch {
      throw new Usage(`${file}, line ${at + 1}: not an object with name1, name2 and is_match`);
    }
  });
}
