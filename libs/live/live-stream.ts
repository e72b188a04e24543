import { PassThrough, type Readable } from 'node:stream';
import type { PersonActor } from '#database';
import { topics, topicsFor, type Announcement, type Topic } from './heard.js';

/** Milliseconds between two messages at least, so that many changes are one; and between two signs of life. */
const [pause, beat] = [1000, 20_000];
/** Milliseconds until a browser comes again. */
const again = 3000;
/** Bytes that may wait for somebody who does not read. */
const mostWaiting = 64 * 1024;

/**
 * What one reader is told, as server-sent events: `data: {"changed":["proposals"]}`. Before each message, and at each sign of life, it is
 * asked anew who they are: whoever signed out, or belongs there no longer, hears nothing more.
 */
export class LiveStream {
  private readonly out = new PassThrough();
  private readonly waiting: Announcement[] = [];
  private everything = false;
  private telling = false;
  private readonly beats: NodeJS.Timeout;

  /** `whoIsIt` answers who reads now, or nobody. */
  constructor(
    private actor: PersonActor,
    private readonly whoIsIt: () => Promise<PersonActor | undefined>,
  ) {
    this.out.write(`retry: ${again}\n\n`);
    this.beats = setInterval(() => void this.tell(true), beat).unref();
    this.out.once('close', () => clearInterval(this.beats));
  }

  get person(): string {
    return this.actor.person;
  }

  get body(): Readable {
    return this.out;
  }

  readonly said = (what: Announcement): void => {
    if (!topicsFor(this.actor, what).length) return;
    this.waiting.push(what);
    void this.tell();
  };

  readonly missed = (): void => {
    this.everything = true;
    void this.tell();
  };

  readonly close = (): void => {
    clearInterval(this.beats);
    this.out.end();
  };

  private async tell(alive = false): Promise<void> {
    if (this.telling || this.out.writableEnded) return;
    this.telling = true;
    try {
      do {
        const actor = await this.whoIsIt();
        if (!actor || this.out.writableLength > mostWaiting) return this.close();
        this.actor = actor;
        const changed = this.taken();
        if (changed.length) this.out.write(`data: ${JSON.stringify({ changed })}\n\n`);
        else if (alive) this.out.write(': here\n\n');
        await new Promise((r) => setTimeout(r, pause).unref());
      } while (this.waiting.length || this.everything);
    } catch {
      // who they are cannot be asked, as the database is away: they come again
      this.close();
    } finally {
      this.telling = false;
    }
  }

  private taken(): Topic[] {
    const said = this.waiting.splice(0);
    if (this.everything) {
      this.everything = false;
      return [...topics];
    }
    const changed = new Set(said.flatMap((what) => topicsFor(this.actor, what)));
    return topics.filter((topic) => changed.has(topic));
  }
}
