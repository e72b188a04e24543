import type { Program } from './processes.js';
import type { Seeded } from './seeded.js';

/**
 * Ends the worker by force at moments of its own choosing and starts it again at once: also while it is only starting, and at times
 * one of its handler processes instead.
 */
export class Wrecker {
  kills = 0;

  constructor(
    private readonly worker: Program,
    private readonly random: Seeded,
    private readonly log: (line: string) => void,
  ) {}

  /** So many kills, one after another, each after some work or soon after the start. */
  async wreck(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      const soon = this.random.chance(0.25);
      if (!soon) await this.worker.ready();
      await new Promise((r) => setTimeout(r, soon ? this.random.int(0, 800) : this.random.int(50, 2500)));
      const which = this.random.next();
      const handler = !soon && this.random.chance(0.25) && this.worker.killAChild(which);
      if (!handler) {
        await this.worker.kill9();
        this.worker.start();
      }
      this.kills++;
      this.log(`kill ${this.kills}: ${handler ? 'a handler process' : soon ? 'the worker, while it started' : 'the worker'}`);
    }
    await this.worker.ready();
  }
}
