import { z } from 'zod';
import { askOwnService } from '#outward';

/** Vectors of the texts, in their order and of length 1, or why there are none: it may be for one of them, or `toAll` alike. */
export type Embedded = { is: 'embedded'; vectors: Float32Array[] } | { is: 'refused'; why: string; toAll?: boolean };

/** Says where texts lie among others by their meaning. None is there unless an address and a weight are set. */
export interface Embedder {
  /** @throws {Error} where nobody answers, or too late, or asks to come again: the job tries once more */
  embed(texts: readonly string[]): Promise<Embedded>;
}

/** Texts of one request: what servers take by default. */
export const askedAtOnce = 32;
/** No key, no leave, no such address or model: of no text's doing. */
const refusesWhoever = new Set([401, 403, 404, 405]);
const mostBytes = 8 * 1024 * 1024;
const mostPlaces = 8192;
const Answer = z.object({
  data: z.array(z.object({ index: z.number().int().min(0), embedding: z.array(z.number()).min(2).max(mostPlaces) })),
});

/** A server of OpenAI's API, which text-embeddings-inference and others speak too. The address is the operator's own, so it may lie beside us. */
export class HttpEmbedder implements Embedder {
  constructor(
    private readonly address: string,
    private readonly model: string,
    private readonly key: string | undefined,
  ) {}

  async embed(texts: readonly string[]): Promise<Embedded> {
    const { ok, status, said } = await askOwnService('embedder', this.address, {
      path: 'v1/embeddings',
      headers: this.key ? { authorization: `Bearer ${this.key}` } : {},
      body: { input: texts, model: this.model, encoding_format: 'float' },
      mostBytes,
    });
    if (!ok)
      return {
        is: 'refused',
        why: `the embedder answered ${status}: look at EMBEDDER_URL, EMBEDDER_MODEL and embedderKey`,
        toAll: refusesWhoever.has(status),
      };
    const read = Answer.safeParse(said);
    if (!read.success) return { is: 'refused', why: 'the embedder answered with something else than vectors of finite numbers' };
    const data = read.data.data.toSorted((a, b) => a.index - b.index);
    if (data.length !== texts.length || data.some(({ index }, at) => index !== at))
      return { is: 'refused', why: 'the embedder answered with something else than one vector a text' };
    const vectors = data.map(({ embedding }) => ofLengthOne(embedding));
    if (vectors.some((v) => v === undefined || v.length !== vectors[0]!.length))
      return { is: 'refused', why: 'the embedder answered with a vector of nothing, or with vectors of several sizes' };
    return { is: 'embedded', vectors: vectors as Float32Array[] };
  }
}

/** Nothing of a vector that has no direction. */
function ofLengthOne(embedding: readonly number[]): Float32Array | undefined {
  const length = Math.hypot(...embedding);
  return length > 0 && Number.isFinite(length) ? Float32Array.from(embedding, (value) => value / length) : undefined;
}
