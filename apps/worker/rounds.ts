import pg from 'pg';
import type { Due, Relay } from '#ledger';

/** Milliseconds between two reconciliations. */
const reconcileEvery = 2000;

/**
 * What the worker does by itself, round after round: relay what happened (woken by NOTIFY after commit), let the timetable fall due
 * (at once where somebody who moved the clock says so: NOTIFY landfall_due), offer again what got lost. Each round survives an error of its own and is tried again; none waits for another.
 */
export class Rounds {
  private stopped = false;
  private readonly loops: Promise<void>[] = [];
  private readonly sleepers = new Set<() => void>();
  private wakeRelay: () => void = () => undefined;
  private listener: pg.Client | undefined;

  /** `pollEvery`: milliseconds between the relay's own looks, for when a NOTIFY was lost. */
  constructor(
    private readonly relay: Relay,
    private readonly timetable: readonly Due[],
    private readonly log: (line: string) => void,
    private readonly pollEvery = 1000,
  ) {}

  start(listenUrl?: string): void {
    if (listenUrl) this.loops.push(this.listen(listenUrl));
    this.loops.push(
      this.every(
        this.pollEvery,
        'relay',
        async () => void (await this.relayAll()),
        (wake) => (this.wakeRelay = wake),
      ),
    );
    this.loops.push(this.every(reconcileEvery, 'reconciler', async () => void (await this.relay.reconcile())));
    for (const line of this.timetable) {
      this.loops.push(
        this.every(line.every * 1000, `timetable ${line.run.name}`, async () => {
          if (await this.relay.fallDue(line)) await this.relay.reconcile();
        }),
      );
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wakeAll();
    await this.listener?.end().catch(() => undefined);
    await Promise.race([Promise.all(this.loops), new Promise((r) => setTimeout(r, 5000).unref())]);
  }

  private wakeAll(): void {
    for (const wake of this.sleepers) wake();
  }

  private async relayAll(): Promise<void> {
    while (!this.stopped && (await this.relay.relay()) > 0);
  }

  private async every(
    ms: number,
    name: string,
    round: () => Promise<void>,
    onWake: (wake: () => void) => void = () => undefined,
  ): Promise<void> {
    let trouble = 0;
    // Who rings during a round may have come too late for it: the next one begins at once.
    let rung = false;
    let endSleep: () => void = () => undefined;
    onWake(() => {
      rung = true;
      endSleep();
    });
    while (!this.stopped) {
      rung = false;
      try {
        await round();
        trouble = 0;
      } catch (error) {
        if (trouble++ % 20 === 0) this.log(`${name}: ${(error as Error).message}`);
      }
      const pause = trouble ? Math.min(5000, Math.max(ms, 250 * 2 ** Math.min(trouble, 5))) : ms;
      if (!rung || trouble) await this.sleep(pause, (wake) => (endSleep = wake));
    }
  }

  private async sleep(ms: number, onSleep: (wake: () => void) => void): Promise<void> {
    if (this.stopped) return;
    await new Promise<void>((done) => {
      const wake = () => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        done();
      };
      const timer = setTimeout(wake, ms);
      this.sleepers.add(wake);
      onSleep(wake);
    });
  }

  private async listen(url: string): Promise<void> {
    while (!this.stopped) {
      const client = new pg.Client({ connectionString: url, keepAlive: true });
      this.listener = client;
      const gone = new Promise<void>((r) => client.once('end', r).on('error', () => r()));
      try {
        await client.connect();
        client.on('notification', ({ channel }) => (channel === 'landfall_due' ? this.wakeAll() : this.wakeRelay()));
        await client.query('listen landfall_unrelayed; listen landfall_due');
        this.wakeRelay();
        await gone;
      } catch (error) {
        this.log(`listening: ${(error as Error).message}`);
      }
      await client.end().catch(() => undefined);
      if (!this.stopped) await new Promise((r) => setTimeout(r, 1000).unref());
    }
  }
}
