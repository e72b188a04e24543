/**
 * A server that is away is left alone for a while: after five failures to reach it in a row nobody tries for 15 seconds, then one does,
 * and each further failure doubles the wait, up to four minutes. A server that answers, whatever it answers, is not away.
 */
export class Breaker {
  private failures = 0;
  private closedAgainAt = 0;

  constructor(private readonly clock: () => number = Date.now) {}

  /** Seconds until somebody may try; 0: now. */
  get secondsAway(): number {
    return Math.max(0, Math.ceil((this.closedAgainAt - this.clock()) / 1000));
  }

  answered(): void {
    this.failures = 0;
    this.closedAgainAt = 0;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures < mostFailures) return;
    const seconds = Math.min(240, 15 * 2 ** (this.failures - mostFailures));
    this.closedAgainAt = this.clock() + seconds * 1000;
  }
}

const mostFailures = 5;
