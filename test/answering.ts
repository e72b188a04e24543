import type { Answer, Caller } from './caller.js';
import type { Mailbox } from './mailbox.js';

/** The codes in the letters to an address, the newest last. */
export const codesTo = (mailbox: Mailbox, address: string): string[] =>
  mailbox.to(address).flatMap(({ text = '' }) => /^\s*(\d{6})\s*$/m.exec(text)?.[1] ?? []);

export const asksCode = ({ text }: { text: string }): boolean => text.includes('name="code"');

/** Answers a page as its reader does: in a browser that is not known, once more with the code that came to the same mailbox. */
export async function answerByLink(
  visitor: Caller,
  mailbox: Mailbox,
  { link, address }: { link: string; address: string },
  fields: Record<string, string>,
): Promise<Answer<unknown>> {
  const { pathname } = new URL(link);
  for (let n = 1; n <= 3; n++) {
    const before = codesTo(mailbox, address).length;
    const answer = await visitor.form(pathname, fields);
    if (!asksCode(answer)) return answer;
    const code = await newest(mailbox, address, before);
    const again = await visitor.form(pathname, { ...fields, code });
    if (!asksCode(again)) return again;
  }
  throw new Error(`three codes sent to ${address} were not taken`);
}

async function newest(mailbox: Mailbox, address: string, before: number, seconds = 120): Promise<string> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const codes = codesTo(mailbox, address);
    if (codes.length > before) return codes.at(-1)!;
    if (Date.now() > until) throw new Error(`no code came to ${address} within ${seconds} s`);
    await new Promise((r) => setTimeout(r, 15));
  }
}
