import { z } from 'zod';
import { askOwnService } from '#outward';

/** What a machine made of the texts, in their order, or why it makes nothing of them. */
export type MachineTranslated = { is: 'translated'; texts: string[] } | { is: 'refused'; why: string };

/** Translates without a person. None is there unless an address is set. */
export interface Translator {
  /** @throws {Error} where nobody answers, or too late, or asks to come again: the job tries once more */
  translate(texts: readonly string[], from: string, to: string): Promise<MachineTranslated>;
}

const mostBytes = 256 * 1024;
const Answer = z.object({ translatedText: z.array(z.string().min(1)) });

/** A server of LibreTranslate's API, which one can run oneself. The address is the operator's own, so it may lie beside us. */
export class LibreTranslator implements Translator {
  constructor(
    private readonly address: string,
    private readonly key: string | undefined,
  ) {}

  async translate(texts: readonly string[], from: string, to: string): Promise<MachineTranslated> {
    const { ok, status, said } = await askOwnService('translator', this.address, {
      path: 'translate',
      body: { q: texts, source: from, target: to, format: 'text', ...(this.key && { api_key: this.key }) },
      mostBytes,
    });
    if (!ok) return { is: 'refused', why: `the translator answered ${status}` };
    const read = Answer.safeParse(said);
    if (!read.success || read.data.translatedText.length !== texts.length)
      return { is: 'refused', why: 'the translator answered with something else than as many texts' };
    return { is: 'translated', texts: read.data.translatedText };
  }
}
