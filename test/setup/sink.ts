import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the sink does with the next mails; `drop` closes the connection when it has the whole text, without an answer. */
type Mood = 'take' | 'greylist' | 'refuse_address' | 'refuse_text' | 'drop' | 'stop';

/** A real mail server that takes, delays, refuses or drops. `texts` are all that reached its DATA, also what it then dropped. */
export async function openSink() {
  const texts: string[] = [];
  const recipients: string[] = [];
  let mood: Mood = 'take';
  const failure = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (address, _session, done) => {
      recipients.push(address.address);
      if (mood === 'greylist') return done(failure(451, 'greylisted, come again'));
      if (mood === 'stop') return done(failure(421, 'closing'));
      return mood === 'refuse_address' ? done(failure(550, 'no such user')) : done();
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        texts.push(Buffer.concat(parts).toString('utf8'));
        if (mood === 'drop') return dropped(session);
        return mood === 'refuse_text' ? done(failure(554, 'not this text')) : done();
      });
    },
  });
  const dropped = (session: { id: string }) => {
    for (const connection of (server as unknown as { connections: Set<{ id: string; _socket: { destroy: () => void } }> })
      .connections) {
      if (connection.id === session.id) connection._socket.destroy();
    }
  };
  server.on('error', () => undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    texts,
    recipients,
    feel: (next: Mood) => {
      mood = next;
    },
    mails: (): Promise<Email[]> => Promise.all(texts.map((t) => PostalMime.parse(t))),
    clear: () => {
      texts.length = 0;
      recipients.length = 0;
      mood = 'take';
    },
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** The values of a header, as they arrived. */
export const headerOf = (mail: Email, key: string): string[] => mail.headers.filter((h) => h.key === key).map((h) => h.value);
