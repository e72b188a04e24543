import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { Settings } from '#settings';
import type { Announcement } from './heard.js';

/** Somebody who listens. `missed`: something may have been announced that nobody heard. */
export type Listener = { person: string; said: (what: Announcement) => void; missed: () => void; close: () => void };

/** Milliseconds until the database is listened to again after it was away. */
const againAfter = 1000;
/** So many streams has one person at most: more windows than anybody looks at. The oldest one ends. */
export const streamsEach = 12;

/**
 * What the database announces, to whoever listens in this process: by one connection of its own, opened for the first listener. What is announced
 * while it is lost is not made up for, but said to be missed.
 */
@Injectable()
export class Announcements implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private client: pg.Client | undefined;
  private ended = false;

  constructor(private readonly settings: Settings) {}

  /** Listens until the answer is called. */
  join(listener: Listener): () => void {
    const theirs = [...this.listeners].filter(({ person }) => person === listener.person);
    if (theirs.length >= streamsEach) theirs[0]!.close();
    this.listeners.add(listener);
    if (!this.client && !this.ended) void this.listen();
    return () => void this.listeners.delete(listener);
  }

  /** Ends every stream, so that the process can end. */
  async onModuleDestroy(): Promise<void> {
    this.ended = true;
    for (const listener of this.listeners) listener.close();
    await this.client?.end().catch(() => undefined);
  }

  private async listen(): Promise<void> {
    while (!this.ended) {
      const client = (this.client = new pg.Client({ connectionString: this.settings.values.DATABASE_URL, keepAlive: true }));
      const gone = new Promise<void>((done) => client.once('end', done).on('error', () => done()));
      try {
        await client.connect();
        client.on('notification', ({ payload }) => this.tell(JSON.parse(payload!) as Announcement));
        await client.query('listen landfall_happened');
        for (const { missed } of this.listeners) missed();
        await gone;
      } catch {
        // whoever asks the API now is told that the database is away
      }
      await client.end().catch(() => undefined);
      if (!this.ended) await new Promise((r) => setTimeout(r, againAfter).unref());
    }
  }

  private tell(what: Announcement): void {
    for (const { said } of this.listeners) said(what);
  }
}
