import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export type Letter = Email & { envelope: { from: string; to: string[] } };

/** A real SMTP server that keeps what it is sent. */
export class Mailbox {
  readonly letters: Letter[] = [];
  url = '';
  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<Mailbox> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (c: Buffer) => chunks.push(c));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((email) => {
            const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
            box.letters.push({ ...email, envelope: { from, to: session.envelope.rcptTo.map((r) => r.address) } });
            done();
          }, done);
        });
      },
    });
    // A worker that is killed in the middle of a mail resets its connection: that is the worker's end, not ours.
    server.on('error', () => undefined);
    const box = new Mailbox(server);
    await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok));
    box.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
    return box;
  }

  to(address: string): Letter[] {
    return this.letters.filter((l) => l.envelope.to.includes(address));
  }

  async close(): Promise<void> {
    await new Promise<void>((ok) => this.server.close(ok));
  }
}

/** The address in a letter's plain text whose path begins so; where there are several, the first, or the one at this place. */
export function linkIn(letter: Letter, path: string, place = 0): string {
  const found = [...(letter.text ?? '').matchAll(/https?:\/\/[^\s<>"]+/g)]
    .map((m) => m[0])
    .filter((url) => new URL(url).pathname.startsWith(path));
  // a card offers its page once for each answer
  const pages = found.filter((url, i) => found.findIndex((one) => new URL(one).pathname === new URL(url).pathname) === i);
  if (!pages[place]) throw new Error(`no link to ${path} in "${letter.subject}":\n${letter.text}`);
  return pages[place];
}
