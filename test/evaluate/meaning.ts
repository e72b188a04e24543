import { askedAtOnce, HttpEmbedder } from '#matches';
import { fused, Vectors, type Hit } from '#retrieval';
import { progress } from './progress.js';
import type { JudgedSet, Text } from './sets.js';

/** Rankings of a set by words and an embedder's vectors together, for any weight. */
export async function meaningOf(
  set: JudgedSet,
  hits: ReadonlyMap<string, readonly Hit[]>,
  { address, model, depth }: { address: string; model: string; depth: number },
): Promise<(weight: number) => Map<string, string[]>> {
  const embedder = new HttpEmbedder(address, model, process.env.EMBEDDER_KEY);
  const embedded = async (name: string, texts: readonly Text[]) => {
    const vectors = new Vectors();
    const advance = progress(name, texts.length);
    for (let at = 0; at < texts.length; at += askedAtOnce) {
      const some = texts.slice(at, at + askedAtOnce);
      const made = await embedder.embed(some.map(({ title, text }) => [title, text].filter(Boolean).join('\n').slice(0, 2000)));
      if (made.is === 'refused') throw new Error(made.why);
      some.forEach(({ id }, n) => {
        vectors.set(id, made.vectors[n]);
        advance();
      });
    }
    return vectors;
  };
  const [vectors, asking] = [
    await embedded('documents to vectors', set.documents),
    await embedded('queries to vectors', set.queries),
  ];
  return (weight) =>
    new Map(
      set.queries.map(({ id, exclude }) => {
        const found = fused(hits.get(id)!, { vectors, of: asking.get(id), weight }, depth + 1).map((hit) => hit.id);
        return [id, found.filter((document) => document !== exclude).slice(0, depth)];
      }),
    );
}

/** Weights that are tried where none is given. */
export const weights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
