import { readFileSync } from 'node:fs';
import type { Program } from '../chaos/processes.js';

const megabyte = 1024;

/** What programs and their children hold in memory, in MB: at the beginning, and at most since. By /proc, so Linux only; elsewhere NaN. */
export class Memory {
  private readonly before: number;
  private most: number;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly programs: readonly Program[]) {
    this.before = this.most = this.now();
    this.timer = setInterval(() => (this.most = Math.max(this.most, this.now())), 200);
  }

  /** Stops looking. */
  rise(): number {
    clearInterval(this.timer);
    return Math.max(this.most, this.now()) - this.before;
  }

  private now(): number {
    const processes = this.programs.flatMap((program) => [program.pid, ...program.children()]);
    return processes.reduce((sum: number, pid) => sum + resident(pid), 0);
  }
}

function resident(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) / megabyte;
  } catch {
    return process.platform === 'linux' ? 0 : Number.NaN; // one that has just ended
  }
}
