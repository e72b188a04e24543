import http from 'node:http';

/** What somebody at work asks while something heavy goes on. */
const atWork = ['/session', '/introductions', '/imports?limit=20', '/sectors?words=water', '/about'];

/** How long a request waited, and its status; 0 where there was no answer. */
export type Said = { ms: number; status: number };

/** Sends requests over connections that stay open. */
export class Requests {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 512 });

  constructor(private readonly url: string) {}

  /** The status; 0 where there was none. */
  send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<number> {
    return new Promise((done) => {
      const request = http.request(`${this.url}${path}`, { agent: this.agent, method, headers, timeout: 30_000 }, (answer) =>
        answer.resume().on('end', () => done(answer.statusCode!)),
      );
      request.on('timeout', () => request.destroy(new Error('no answer in 30 s')));
      request.on('error', () => done(0));
      request.end(body);
    });
  }

  /** The n-th thing that somebody at work asks. */
  atWork(key: string): (n: number) => Promise<number> {
    return (n) => this.send('GET', atWork[n % atWork.length]!, { authorization: `Bearer ${key}` });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** So many a second, evenly, for so many seconds; each with its wait from the time it was due, whatever became of those before. */
export function spread(rate: number, seconds: number, ask: (n: number) => Promise<number>): Promise<Said[]> {
  const began = performance.now();
  return Promise.all(Array.from({ length: rate * seconds }, (_, n) => dueAt(began + (n * 1000) / rate, () => ask(n))));
}

/** The same until `work` has ended. */
export async function meanwhile<T>(
  rate: number,
  ask: (n: number) => Promise<number>,
  work: () => Promise<T>,
): Promise<{ made: T; said: Said[] }> {
  const began = performance.now();
  let goesOn = true;
  const asked: Promise<Said>[] = [];
  const asking = (async () => {
    for (let n = 0; goesOn; n++) {
      const due = began + (n * 1000) / rate;
      await new Promise((go) => setTimeout(go, due - performance.now()));
      asked.push(dueAt(due, () => ask(n)));
    }
  })();
  try {
    const made = await work();
    goesOn = false;
    await asking;
    return { made, said: await Promise.all(asked) };
  } finally {
    goesOn = false;
  }
}

async function dueAt(due: number, ask: () => Promise<number>): Promise<Said> {
  await new Promise((go) => setTimeout(go, due - performance.now()));
  const status = await ask();
  return { ms: performance.now() - due, status };
}
