import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { Breaker } from './breaker.js';
import type { ComposedMail } from './compose.js';

/**
 * What became of a try. `refused`: never try this mail again (`byAddress`: nor this address). `later`: nobody has it, try again.
 * `unknown`: the text was on its way and no answer came, so the server may have it or not.
 */
export type Fate =
  | { is: 'sent'; response: string }
  | { is: 'refused'; reason: string; byAddress: boolean }
  | { is: 'later'; reason: string; away?: boolean }
  | { is: 'unknown'; reason: string };

type SmtpError = Error & { code?: string; command?: string; responseCode?: number };

/** A pool of connections to the mail server. 10 s to connect, 30 s of silence; a mail is tried once, whoever called decides on more. */
export class Smtp {
  private readonly pool;
  private readonly breaker = new Breaker();

  constructor(url: string, dkim?: Dkim) {
    this.pool = createTransport({
      ...optionsOf(url),
      pool: true,
      maxConnections: 5,
      maxMessages: 100,
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(dkim && { dkim: signing(dkim) }),
    });
    // The body is read when the server has said that it takes it: a mail whose body was not read is with nobody.
    this.pool.use('stream', (mail, done) => {
      const message = mail.message as { createReadStream: (options?: object) => Readable };
      const make = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        const stream = make(options);
        (mail.data as { watched?: Watched }).watched!.stream = stream;
        return stream;
      };
      done();
    });
  }

  /** Seconds for which a server that could not be reached is left alone. */
  get secondsAway(): number {
    return this.breaker.secondsAway;
  }

  async send(mail: ComposedMail): Promise<Fate> {
    const watched: Watched = {};
    const fate = await this.pool.sendMail({ ...mail, watched } as never).then(
      ({ response }): Fate => ({ is: 'sent', response: String(response ?? '') }),
      (error: SmtpError) => fateOf(error, watched.stream?.readableDidRead ?? false),
    );
    if (fate.is === 'later' && fate.away) this.breaker.failed();
    else this.breaker.answered();
    return fate;
  }

  close(): void {
    this.pool.close();
  }
}

/** Whose key signs (RFC 6376), and where its public half stands in the DNS: `<selector>._domainkey.<domain>`. */
export type Dkim = { domain: string; selector: string; privateKey: string };

/** Signed is what a reader or a mail program goes by; RFC 8058 asks it of the two that unsubscribe by one click. */
const signing = ({ domain, selector, privateKey }: Dkim) => ({
  domainName: domain,
  keySelector: selector,
  privateKey,
  headerFieldNames:
    'From:Reply-To:To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted',
});

type Watched = { stream?: Readable };

/** RFC 5321: 4xx is not now, 5xx is never. A 5xx that answers neither a recipient nor a text is about our settings: a person mends it. */
function fateOf(error: SmtpError, bodyWasRead: boolean): Fate {
  const reason = `${error.command ?? ''} ${error.responseCode ?? error.code ?? ''} ${error.message}`.trim().slice(0, 500);
  const code = error.responseCode;
  if (code) {
    const aboutTheMail = error.command === 'RCPT TO' || error.command === 'DATA';
    return code >= 500 && aboutTheMail
      ? { is: 'refused', reason, byAddress: [550, 551, 553].includes(code) }
      : { is: 'later', reason };
  }
  if (error.code === 'EENVELOPE') return { is: 'refused', reason, byAddress: false };
  return bodyWasRead ? { is: 'unknown', reason } : { is: 'later', reason, away: true };
}

function optionsOf(url: string) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}
