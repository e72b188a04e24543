import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Supervisor, type Verdict } from './supervisor.js';

const fixture = path.join(import.meta.dirname, 'fixtures/handler-process.js');

describe('the supervisor', () => {
  let supervisor: Supervisor;
  const said: string[] = [];
  // A crash prints its stack; it is what the test asked for.
  const quiet = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

  beforeAll(async () => {
    supervisor = new Supervisor(fixture, { processes: 2, megabytes: 256 }, (line) => said.push(line));
    await bothAnswer();
  });
  afterAll(async () => {
    await supervisor.close();
    quiet.mockRestore();
  });

  const whoRuns = async () => {
    const verdicts = await Promise.all([supervisor.run('who-1', 20), supervisor.run('who-2', 20)]);
    return verdicts.map((v) => Number((v as { outcome: string }).outcome));
  };

  it('hears how a run ended by itself', async () => {
    expect(await supervisor.run('fine', 20)).toEqual({ how: 'ended', outcome: 'done' });
  });

  it('runs one job at a time in each process, and the others wait their turn', async () => {
    const verdicts = await Promise.all(Array.from({ length: 6 }, (_, i) => supervisor.run(`fine-${i}`, 20)));
    expect(verdicts).toEqual(Array(6).fill({ how: 'ended', outcome: 'done' }));
    expect(new Set(await whoRuns()).size).toBe(2);
  });

  it.each<[string, number, Verdict]>([
    ['hang', 1, { how: 'hang', detail: 'still running after 1 s' }],
    ['busy_loop', 20, { how: 'busy_loop', detail: 'no sign of life for 12 s' }],
    ['out_of_memory', 50, { how: 'out_of_memory', detail: 'the process ran out of its 256 MB (WORKER_MEMORY)' }],
    ['crash', 20, { how: 'crash', detail: 'the process ended with code 3' }],
    ['throws', 20, { how: 'crash', detail: 'the process ended with code 1' }],
  ])('tells a %s apart, ends only its process, and runs the next job', async (deed, seconds, verdict) => {
    const before = await whoRuns();
    const [found, beside] = await Promise.all([supervisor.run(deed, seconds), supervisor.run('slow', 20)]);
    expect(found).toEqual(verdict);
    expect(beside).toEqual({ how: 'ended', outcome: 'done' });
    expect(said.at(-1)).toBe(`job ${deed} ended its process: ${deed === 'throws' ? 'crash' : deed}`);
    expect(await supervisor.run('fine', 20)).toEqual({ how: 'ended', outcome: 'done' });
    const after = await bothAnswer();
    expect(after.filter((pid) => before.includes(pid))).toHaveLength(1);
    expect(before.filter((pid) => !after.includes(pid)).map(isAlive)).toEqual([false]);
  });

  it('blames nobody for a process that was killed from outside, idle or at work', async () => {
    const [first] = await whoRuns();
    const running = [supervisor.run('hang-1', 20), supervisor.run('hang-2', 20)];
    process.kill(first!, 'SIGKILL');
    expect(await Promise.race(running)).toEqual({ how: 'killed' });
    const other = (await livingChildren()).find((pid) => pid !== first)!;
    process.kill(other, 'SIGKILL');
    expect(await Promise.all(running)).toEqual([{ how: 'killed' }, { how: 'killed' }]);
    const idle = await bothAnswer();
    process.kill(idle[0]!, 'SIGKILL');
    process.kill(idle[1]!, 'SIGKILL');
    while (idle.some(isAlive)) await new Promise((r) => setImmediate(r));
    expect(await supervisor.run('fine', 20)).toEqual({ how: 'ended', outcome: 'done' });
  });

  it('ends its processes when it is closed, after what runs', async () => {
    const own = new Supervisor(fixture, { processes: 1, megabytes: 256 }, () => undefined);
    const { outcome } = (await own.run('who', 20)) as { outcome: string };
    await own.close();
    expect(isAlive(Number(outcome))).toBe(false);
  });

  it('runs a job in the end, although a process died while it was beginning', async () => {
    const known = await livingChildren();
    const own = new Supervisor(fixture, { processes: 1, megabytes: 256 }, () => undefined);
    const [first] = (await livingChildren()).filter((pid) => !known.includes(pid));
    process.kill(first!, 'SIGKILL');
    expect(await own.run('fine', 20)).toEqual({ how: 'ended', outcome: 'done' });
    await own.close();
  });

  /** Two different processes answer: none is still beginning. */
  async function bothAnswer(): Promise<number[]> {
    for (;;) {
      const pids = await whoRuns();
      if (new Set(pids).size === 2) return pids;
    }
  }

  const livingChildren = async () => {
    const { readdirSync, readFileSync } = await import('node:fs');
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .filter((name) => {
        try {
          return (
            readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]!.split(' ')[1] === String(process.pid) &&
            readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(fixture)
          );
        } catch {
          return false;
        }
      })
      .map(Number);
  };
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
