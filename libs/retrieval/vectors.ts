import { Best, type Hit } from './best.js';

/** Vectors of length 1 by listing, searched exhaustively: the cosine of two is the sum of their products. */
export class Vectors {
  private readonly kept = new Map<string, Float32Array>();

  set(id: string, vector: Float32Array | undefined): void {
    if (vector) this.kept.set(id, vector);
    else this.kept.delete(id);
  }

  get(id: string): Float32Array | undefined {
    return this.kept.get(id);
  }

  nearest(to: Float32Array, most: number): Hit[] {
    const best = new Best(most);
    for (const [id, vector] of this.kept) if (vector.length === to.length) best.show({ id, score: cosine(to, vector) });
    return best.inOrder();
  }
}

/** Summed in the order of the places, so that it is the same from either end bit for bit. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** Scores in whole units of what is best by words and by meaning. */
const units = 1e9;

/**
 * What words found and what is near in meaning, in one order: a convex combination (Bruch et al. 2023), words in parts of the best, cosines
 * between those of the last and the first of the nearest. A listing without a vector is weighed by its words alone: nobody is put back
 * because the text did not leave the house.
 */
export function fused(
  words: readonly Hit[],
  { vectors, of, weight }: { vectors: Vectors; of: Float32Array | undefined; weight: number },
  most: number,
): Hit[] {
  if (!of || weight === 0) return words.slice(0, most);
  const near = vectors.nearest(of, most);
  const [top, last] = [near[0]?.score ?? 0, near.at(-1)?.score ?? 0];
  const said = new Map(words.map(({ id, score }) => [id, score / words[0]!.score]));
  const best = new Best(most);
  for (const id of new Set([...said.keys(), ...near.map((hit) => hit.id)])) {
    const byWords = said.get(id) ?? 0;
    const vector = vectors.get(id);
    const likeness = vector?.length === of.length ? Math.max(0, cosine(of, vector) - last) / (top - last || 1) : byWords;
    best.show({ id, score: Math.round(units * ((1 - weight) * byWords + weight * likeness)) });
  }
  return best.inOrder();
}
