import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { calibration, gini, learn, slate, type Candidate, type Decisions } from '#scoring';
import { anySeed, Seeded } from '../chaos/seeded.js';
import { encode, pairFeatures, pairKinds, pairWidth, type Encoded } from './decision-features.js';
import { writeDecisionMarket } from './decision-market.js';
import { auc, eceByChance } from './decision-measures.js';
import { readDecisions, type DecisionSet } from './decision-set.js';
import { mean } from './measures.js';
import { progress, Usage } from './progress.js';

export const usage = `npm run evaluate -- decisions <folder> [--known 1,2,5,10] [--splits 10] [--seed N]
npm run evaluate -- decisions --invented 0 [...]
--invented: for want of a folder, a market of twenty waves that the seed invents; the number is how much readier everybody says yes, on the logit (--invented=-1.3: one in five)`;

const slateSize = 3;
/** A receiver may be shown to so many times as many as a sender is shown (MATCHING.md, section 5). */
const receiversCap = 1.5;

type Split = { known: DecisionSet['pairs']; rest: DecisionSet['pairs'] };
type Figures = Record<
  | 'auc'
  | 'auc_harmonic'
  | 'brier'
  | 'brier_constant'
  | 'ece'
  | 'ece_a_split'
  | 'ece_by_chance'
  | 'acceptances'
  | 'acceptances_one_sided'
  | 'gini'
  | 'gini_one_sided'
  | 'never_shown'
  | 'never_shown_one_sided',
  number
>;

/**
 * Learns from `k` pairs a person, whom both answered, and is judged on all the others: how well it tells who will both say yes (AUC), how
 * true its probabilities of a single yes are (Brier, ECE in ten bins over the predictions of all splits), and what slates of three for each
 * of `a` come to.
 */
export async function decisions(words: string[]): Promise<Record<string, unknown>> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { known: text, splits: text, seed: text, invented: text },
  });
  const [folder] = positionals;
  const seed = values.seed === undefined ? anySeed() : Number(values.seed);
  const wanted = (values.known ?? '1,2,5,10').split(',').map(Number);
  const level = Number(values.invented ?? 0);
  const isWhole = [seed, ...wanted].every((n) => Number.isInteger(n) && n >= 0);
  if (positionals.length !== (values.invented === undefined ? 1 : 0) || !Number.isFinite(level) || !isWhole)
    throw new Usage(usage);
  const set = folder ? await readDecisions(folder) : await inventedMarket(seed, level);
  const splits =
    values.splits === undefined ? Math.max(1, Math.min(10, Math.floor(60_000 / set.pairs.length))) : Number(values.splits);
  if (!Number.isInteger(splits) || splits < 1) throw new Usage(usage);
  const said = set.pairs.reduce((sum, p) => sum + p.aSaid + p.bSaid, 0) / (2 * set.pairs.length);
  const both = mean(set.pairs.map((p) => p.aSaid & p.bSaid));
  const people = encode(set);
  console.log(`${set.name}: SEED=${seed}, ${set.people.length} people, ${set.pairs.length} pairs in ${set.waves.length} waves, ${set.leftOut} lines left out
${share(said)} of the answers are yes, ${share(both)} of the pairs are; ${people.width} columns of features; ${splits} splits
k is the most pairs of a person that are learnt from, both answers of each; all other pairs are predicted.`);

  const perPerson = (2 * set.pairs.length) / set.people.length;
  const counts = [...new Set(wanted)].filter((k) => k < perPerson - 1);
  const show = progress('decisions', counts.length * splits);
  const found = new Map<number, Figures>();
  for (const k of counts) {
    const each: Judged[] = [];
    for (let split = 0; split < splits; split++) {
      each.push(judged(set, people, divided(set, k, new Seeded(seed, 'split', split, k))));
      show();
    }
    const names = Object.keys(each[0]!.figures) as (keyof Figures)[];
    const means = Object.fromEntries(names.map((n) => [n, mean(each.map((j) => j.figures[n]))])) as Figures;
    const { ece } = calibration(each.flatMap((j) => j.told), each.flatMap((j) => j.answers)); // prettier-ignore
    found.set(k, { ...means, ece });
  }
  table(found);
  return {
    set: set.name,
    seed,
    splits,
    people: set.people.length,
    pairs: set.pairs.length,
    k: Object.fromEntries([...found].map(([k, f]) => [k, rounded(f)])),
  };
}

async function inventedMarket(seed: number, level: number): Promise<DecisionSet> {
  const folder = mkdtempSync(path.join(tmpdir(), 'landfall-decisions-'));
  try {
    writeDecisionMarket(folder, seed, { level });
    return { ...(await readDecisions(folder)), name: `invented at ${level}` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pairs in an order of chance, known while both of them have fewer than `k` known. */
function divided(set: DecisionSet, k: number, random: Seeded): Split {
  const [split, counts] = [{ known: [], rest: [] } as Split, new Int32Array(set.people.length)];
  for (const pair of random.some(set.pairs, set.pairs.length)) {
    const isKnown = counts[pair.a]! < k && counts[pair.b]! < k;
    (isKnown ? split.known : split.rest).push(pair);
    if (isKnown) for (const p of [pair.a, pair.b]) counts[p]!++;
  }
  return split;
}

type Judged = { figures: Figures; told: number[]; answers: number[] };
function judged(set: DecisionSet, people: Encoded, { known, rest }: Split): Judged {
  const learnt = learn(asDecisions(set, people, known));
  const x = new Float64Array(pairWidth(people));
  const predicted = rest.map(({ a, b, wave }) => {
    pairFeatures(people, a, b, x);
    const pA = learnt.probability(a, b, wave, 0, x);
    pairFeatures(people, b, a, x);
    const pB = learnt.probability(b, a, wave, 1, x);
    return { pA, pB, both: learnt.both(pA, pB), harmonic: (2 * pA * pB) / (pA + pB) };
  });
  const happened = rest.map((p) => p.aSaid & p.bSaid);
  const single = predicted.flatMap((p) => [p.pA, p.pB]);
  const answers = rest.flatMap((p) => [p.aSaid, p.bSaid]);
  const { brier, ece } = calibration(single, answers);
  const usual = known.length ? mean(known.flatMap((p) => [p.aSaid, p.bSaid])) : 0.5;
  const ours = slated(
    set,
    rest,
    predicted.map((p) => p.both),
  );
  const oneSided = topOf(
    rest,
    predicted.map((p) => p.pA),
  );
  const figures = {
    auc: auc(
      predicted.map((p) => p.both),
      happened,
    ),
    auc_harmonic: auc(
      predicted.map((p) => p.harmonic),
      happened,
    ),
    brier,
    brier_constant: calibration(
      single.map(() => usual),
      answers,
    ).brier,
    ece,
    ece_a_split: ece,
    ece_by_chance: eceByChance(single),
    ...outcome(rest, ours),
    ...Object.fromEntries(Object.entries(outcome(rest, oneSided)).map(([name, value]) => [`${name}_one_sided`, value])),
  } as Figures;
  return { figures, told: single, answers };
}

function asDecisions(set: DecisionSet, people: Encoded, known: Split['known']): Decisions {
  const width = pairWidth(people);
  const features = new Float64Array(known.length * 2 * width);
  known.forEach(({ a, b }, i) => {
    pairFeatures(people, a, b, features, 2 * i * width);
    pairFeatures(people, b, a, features, (2 * i + 1) * width);
  });
  return {
    sides: set.sides,
    groups: set.waves.length,
    from: Int32Array.from(known.flatMap((p) => [p.a, p.b])),
    to: Int32Array.from(known.flatMap((p) => [p.b, p.a])),
    group: Int32Array.from(known.flatMap((p) => [p.wave, p.wave])),
    said: Uint8Array.from(known.flatMap((p) => [p.aSaid, p.bSaid])),
    features,
    width,
    kinds: pairKinds(people),
  };
}

/** Three for each of `a`, wave by wave, by the slate that a hub's coordinator gets: capacities, and a floor of one showing. */
function slated(set: DecisionSet, rest: Split['rest'], scores: readonly number[]): Set<number> {
  const chosen = new Set<number>();
  for (const wave of set.waves.keys()) {
    const here = rest.flatMap((p, i) => (p.wave === wave ? [i] : []));
    const [senders, receivers] = [new Set(here.map((i) => rest[i]!.a)), new Set(here.map((i) => rest[i]!.b))];
    if (here.length === 0) continue;
    const most = Math.max(Math.floor(slateSize * receiversCap), Math.ceil((slateSize * senders.size) / receivers.size));
    const candidates = here.map((i): Candidate => ({
      pair: String(i).padStart(9, '0'),
      need: `a${rest[i]!.a}`,
      offering: `b${rest[i]!.b}`,
      score: scores[i]!,
    }));
    const found = slate(
      candidates,
      {
        hub: senders.size * slateSize,
        perNeed: new Map([...senders].map((a) => [`a${a}`, slateSize])),
        perOffering: new Map([...receivers].map((b) => [`b${b}`, most])),
      },
      { due: new Set([...receivers].map((b) => `b${b}`)) },
    );
    for (const c of found.chosen) chosen.add(Number(c.pair));
  }
  return chosen;
}

/** What one-sided ranking does: to each of `a` the three that it is likeliest to say yes to. */
function topOf(rest: Split['rest'], scores: readonly number[]): Set<number> {
  const ofSender = new Map<number, number[]>();
  rest.forEach(({ a }, i) => ofSender.set(a, [...(ofSender.get(a) ?? []), i]));
  return new Set(
    [...ofSender.values()].flatMap((all) => all.sort((i, j) => scores[j]! - scores[i]! || i - j).slice(0, slateSize)),
  );
}

function outcome(rest: Split['rest'], chosen: ReadonlySet<number>) {
  const exposure = new Map(rest.map((p) => [p.b, 0]));
  for (const i of chosen) exposure.set(rest[i]!.b, exposure.get(rest[i]!.b)! + 1);
  const counts = [...exposure.values()];
  return {
    acceptances: mean([...chosen].map((i) => rest[i]!.aSaid & rest[i]!.bSaid)),
    gini: gini(counts),
    never_shown: counts.filter((n) => n === 0).length / counts.length,
  };
}

function table(found: ReadonlyMap<number, Figures>): void {
  const rows: [string, keyof Figures][] = [
    ['AUC, both say yes', 'auc'],
    ['AUC by the harmonic mean', 'auc_harmonic'],
    ['Brier, a single yes', 'brier'],
    ['Brier of a constant', 'brier_constant'],
    ['ECE, a single yes', 'ece'],
    ['  a split by itself', 'ece_a_split'],
    ['  if all were true, a split', 'ece_by_chance'],
    ['acceptances an introduction', 'acceptances'],
    ['  one-sided top 3', 'acceptances_one_sided'],
    ['Gini of showings', 'gini'],
    ['  one-sided top 3', 'gini_one_sided'],
    ['never shown', 'never_shown'],
    ['  one-sided top 3', 'never_shown_one_sided'],
  ];
  console.log(['', ...[...found.keys()].map((k) => `k=${k}`)].map((s, i) => (i ? s.padStart(8) : s.padEnd(30))).join(''));
  for (const [label, name] of rows)
    console.log(label.padEnd(30) + [...found.values()].map((f) => f[name].toFixed(4).padStart(8)).join(''));
}

const share = (p: number) => `${(100 * p).toFixed(1)} %`;
const rounded = (f: Figures) => Object.fromEntries(Object.entries(f).map(([name, n]) => [name, Number(n.toFixed(4))]));
