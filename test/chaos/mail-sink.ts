import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** What the server does with a mail to this address, at this try. */
export type Mood = 'take' | 'greylist' | 'refuse' | 'busy' | 'drop' | 'stall';
export type Taken = { messageId: string; to: string; at: Date; dropped: boolean };

const failure = (code: number, message: string) => Object.assign(new Error(message), { responseCode: code });

/** A real mail server with a mind of its own, that can be taken away and brought back on its port. */
export class MailSink {
  readonly taken: Taken[] = [];
  /** How often each address was asked for. */
  readonly asked = new Map<string, number>();
  private server: SMTPServer | undefined;
  private port = 0;

  private constructor(
    private readonly mood: (address: string, tries: number) => Mood,
    private readonly now: () => Date,
  ) {}

  static async open(now: () => Date, mood: (address: string, tries: number) => Mood = () => 'take'): Promise<MailSink> {
    const sink = new MailSink(mood, now);
    await sink.begin();
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }

  async begin(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      logger: false,
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, done) => {
        const tries = (this.asked.get(address) ?? 0) + 1;
        this.asked.set(address, tries);
        const mood = this.mood(address, tries);
        if (mood === 'greylist') return done(failure(451, 'greylisted, come again'));
        if (mood === 'busy') return done(failure(421, 'closing'));
        if (mood === 'stall') return undefined;
        return mood === 'refuse' ? done(failure(550, 'no such user')) : done();
      },
      onData: (stream, session, done) => {
        let head = '';
        stream.on('data', (part: Buffer) => {
          if (head.length < 8000) head += part.toString('latin1');
        });
        stream.on('end', () => {
          const to = session.envelope.rcptTo[0]!.address;
          const dropped = this.mood(to, this.asked.get(to)!) === 'drop';
          const messageId = /^message-id:\s*(<[^>]+>)/im.exec(head)?.[1] ?? '';
          this.taken.push({ messageId, to, at: this.now(), dropped });
          if (dropped) this.hangUp(server, session);
          else done();
        });
      },
    });
    server.on('error', () => undefined);
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    this.server = server;
    this.port = (server.server.address() as AddressInfo).port;
  }

  async away(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    for (const connection of connectionsOf(server)) connection._socket.destroy();
    await new Promise<void>((closed) => server.close(closed));
  }

  private hangUp(server: SMTPServer, session: SMTPServerSession): void {
    for (const connection of connectionsOf(server)) if (connection.id === session.id) connection._socket.destroy();
  }
}

const connectionsOf = (server: SMTPServer) =>
  (server as unknown as { connections: Set<{ id: string; _socket: { destroy: () => void } }> }).connections;
