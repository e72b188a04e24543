import { Store } from './store.js';

/** A sign-in that ended while somebody was at work: requests wait here until it is mended. */
class Lapse extends Store<boolean> {
  private waiting: (() => void)[] = [];

  mended(): Promise<void> {
    this.set(true);
    return new Promise((done) => this.waiting.push(done));
  }

  /** Somebody signed in again: what waited goes on. */
  mend(): void {
    this.set(false);
    for (const go of this.waiting.splice(0)) go();
  }
}

export const lapse = new Lapse(false);
