import { z } from 'zod';

/** What a machine made of the texts, in their order, or why it makes nothing of them. */
export type MachineTranslated = { is: 'translated'; texts: string[] } | { is: 'refused'; why: string };

/** Translates without a person. None is there unless an address is set. */
export interface Translator {
  /** @throws {Error} where nobody answers, or too late, or asks to come again: the job tries once more */
  translate(texts: readonly string[], from: string, to: string): Promise<MachineTranslated>;
}

const wholeMs = 15_000;
const mostBytes = 256 * 1024;
const Answer = z.object({ translatedText: z.array(z.string().min(1)) });

/** A server of LibreTranslate's API, which one can run oneself. The address is the operator's own, so it may lie beside us. */
export class LibreTranslator implements Translator {
  constructor(
    private readonly address: string,
    private readonly key: string | undefined,
  ) {}

  async translate(texts: readonly string[], from: string, to: string): Promise<MachineTranslated> {
    const answer = await fetch(new URL('translate', this.address.replace(/\/*$/, '/')), {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(wholeMs),
      headers: { 'content-type': 'application/json', 'user-agent': 'Landfall' },
      body: JSON.stringify({ q: texts, source: from, target: to, format: 'text', ...(this.key && { api_key: this.key }) }),
    });
    if (answer.status === 429 || answer.status >= 500) {
      await answer.body?.cancel();
      throw new Error(`the translator answered ${answer.status}`);
    }
    const said = await limited(answer);
    if (!answer.ok) return { is: 'refused', why: `the translator answered ${answer.status}` };
    const read = Answer.safeParse(said);
    if (!read.success || read.data.translatedText.length !== texts.length)
      return { is: 'refused', why: 'the translator answered with something else than as many texts' };
    return { is: 'translated', texts: read.data.translatedText };
  }
}

/** The body as JSON, of no more than so many bytes; undefined for anything else. */
async function limited(answer: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}
