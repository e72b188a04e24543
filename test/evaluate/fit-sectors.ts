import { loadGlossary } from '#language';
import { codedNotices, SectorSuggestions, tuned, type Weights } from '#sectors';
import { mean, measure } from './measures.js';
import { progress, Usage } from './progress.js';
import { schemeOf } from './sectors.js';
import { readSet } from './sets.js';

export const usage = 'npm run evaluate -- fit-sectors <tenders-to-sectors folder>';

type Example = {
  language: string;
  grades: Map<string, number>;
  codes: string[];
  features: Float64Array[];
  shares: number[];
  fold: number;
};

const folds = 5;
const rounds = 200;
const names = Object.keys(tuned.weights) as (keyof Weights)[];

/**
 * Fits the weights of `libs/sectors/tuned.ts` to the coded notices: each is asked about by what is known of the others, and the weights
 * maximise the likelihood of its codes, a grade's share of all grades, under a softmax over every code that could be meant (ListNet, Cao
 * et al. 2007, top one), with a little ridge. Then the confidence, from predictions of folds that did not see the notice.
 */
export async function fitSectors([folder, ...rest]: string[]): Promise<Record<string, unknown>> {
  if (!folder || rest.length) throw new Usage(usage);
  const suggestions = await SectorSuggestions.open(schemeOf(await readSet(folder)), loadGlossary());
  const notices = codedNotices();
  const reading = progress('reading', notices.length);
  const examples = notices.map((notice, at): Example => {
    const about = [...suggestions.about(notice)];
    reading();
    const grades = new Map(Object.entries(notice.codes));
    const given = about.map(([code]) => grades.get(code) ?? 0);
    const all = given.reduce((a, b) => a + b, 0) || 1;
    return {
      language: notice.language,
      grades,
      codes: about.map(([code]) => code),
      features: about.map(([, f]) => Float64Array.from(names, (name) => f[name])),
      shares: given.map((g) => g / all),
      fold: at % folds,
    };
  });
  const fitting = progress('fitting', folds + 1);
  const byFold = Array.from({ length: folds }, (_, fold) => {
    const weights = fit(examples.filter((e) => e.fold !== fold));
    fitting();
    return weights;
  });
  const weights = fit(examples);
  fitting();
  const languages = [...new Set(examples.map((e) => e.language))];
  const ndcg = (of: readonly Example[], by: (e: Example) => Float64Array) =>
    mean(of.map((e) => measure(ranking(e, by(e)), e.grades).ndcg10));
  for (const language of languages) {
    const of = examples.filter((e) => e.language === language);
    console.log(`${language}: ${of.length} notices, nDCG@10 as shipped ${ndcg(of, () => Float64Array.from(names, (n) => tuned.weights[n])).toFixed(4)}, cross-validated ${ndcg(of, (e) => byFold[e.fold]!).toFixed(4)}`); // prettier-ignore
  }
  const confidence = calibrate(examples.flatMap((e) => topShares(e, byFold[e.fold]!)));
  const found = Object.fromEntries(names.map((name, i) => [name, Math.round(weights[i]! * 100) / 100]));
  const shipped = calibrate(
    examples.flatMap((e) =>
      topShares(
        e,
        Float64Array.from(names, (n) => tuned.weights[n]),
      ),
    ),
  );
  console.log({ weights: found, confidence, confidenceAsShipped: shipped });
  return { weights: found, confidence, confidenceAsShipped: shipped };
}

function fit(examples: readonly Example[]): Float64Array {
  const weights = new Float64Array(names.length);
  const [first, second] = [new Float64Array(names.length), new Float64Array(names.length)];
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(names.length);
    for (const { features, shares } of examples) {
      const likely = softmax(features, weights);
      features.forEach((f, i) => {
        const off = likely[i]! - shares[i]!;
        for (let k = 0; k < f.length; k++) slope[k]! += off * f[k]!;
      });
    }
    // Adam, for the features have scales of their own
    for (let k = 0; k < weights.length; k++) {
      const g = slope[k]! / examples.length + 1e-3 * weights[k]!;
      first[k] = 0.9 * first[k]! + 0.1 * g;
      second[k] = 0.99 * second[k]! + 0.01 * g * g;
      weights[k]! -= (0.15 * (first[k]! / (1 - 0.9 ** round))) / (Math.sqrt(second[k]! / (1 - 0.99 ** round)) + 1e-8);
    }
  }
  return weights;
}

function softmax(features: readonly Float64Array[], weights: Float64Array): Float64Array {
  const scores = Float64Array.from(features, (f) => f.reduce((sum, value, k) => sum + value * weights[k]!, 0));
  const highest = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let all = 0;
  scores.forEach((s, i) => (all += scores[i] = Math.exp(s - highest)));
  return scores.map((s) => s / all);
}

const order = (e: Example, weights: Float64Array) => {
  const likely = softmax(e.features, weights);
  return [...likely.keys()]
    .sort((a, b) => likely[b]! - likely[a]! || (e.codes[a]! < e.codes[b]! ? -1 : 1))
    .map((i) => ({ code: e.codes[i]!, share: likely[i]! }));
};
const ranking = (e: Example, weights: Float64Array): string[] => order(e, weights).map((o) => o.code);
const topShares = (e: Example, weights: Float64Array) =>
  order(e, weights)
    .slice(0, 5)
    .map(({ code, share }) => ({ x: Math.log(share / (1 - share)), right: e.grades.has(code) ? 1 : 0 }));

/** Platt's logistic of the share's logit, by Newton's method, and its expected calibration error over ten bins. */
function calibrate(seen: readonly { x: number; right: number }[]): { slope: number; intercept: number; ece: number } {
  let [slope, intercept] = [1, 0];
  const p = (x: number) => 1 / (1 + Math.exp(-(slope * x + intercept)));
  for (let i = 0; i < 30; i++) {
    let [ga, gb, aa, ab, bb] = [0, 0, 1e-9, 0, 1e-9];
    for (const { x, right } of seen) {
      const [off, w] = [p(x) - right, p(x) * (1 - p(x))];
      ga += off * x;
      gb += off;
      aa += w * x * x;
      ab += w * x;
      bb += w;
    }
    const det = aa * bb - ab * ab;
    slope -= (bb * ga - ab * gb) / det;
    intercept -= (aa * gb - ab * ga) / det;
  }
  const bins = Array.from({ length: 10 }, () => ({ said: 0, right: 0, n: 0 }));
  for (const { x, right } of seen) {
    const bin = bins[Math.min(9, Math.floor(p(x) * 10))]!;
    bin.said += p(x);
    bin.right += right;
    bin.n++;
  }
  const ece = bins.reduce((sum, b) => sum + Math.abs(b.said - b.right), 0) / seen.length;
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return { slope: rounded(slope), intercept: rounded(intercept), ece: rounded(ece) };
}
