import 'reflect-metadata';
import http from 'node:http';
import { parseArgs } from 'node:util';
import { World } from '../chaos/world.js';
import { gather } from '../fuzz/cast.js';
import { print, quantile, type Figure } from './figures.js';

const usage = 'npm run bench -- sign-ins [--rate 200] [--seconds 20]';
/** What somebody at work asks meanwhile, so often a second. */
const others = ['/session', '/introductions', '/listings?limit=20', '/sectors?words=water', '/about'];
const othersASecond = 20;

type Said = { ms: number; status: number };

/**
 * How long others wait while passwords are tried, compared with before in one run. Each request goes out at its time whatever became of
 * those before, and its wait is counted from there. The flood comes from everywhere at once, an address and an account a try, so that
 * no throttle but the cap on comparisons holds it.
 */
export async function signIns(words: string[]): Promise<boolean> {
  const { values } = parseArgs({ args: words, options: { rate: { type: 'string', default: '200' }, seconds: { type: 'string', default: '20' } } }); // prettier-ignore
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  if (![rate, seconds].every((n) => Number.isInteger(n) && n > 0)) throw new Error(`Whole numbers above 0, please: ${usage}`);
  const world = await World.start({ env: { TRUST_PROXY: '127.0.0.1' } });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 512 });
  try {
    const cast = await gather(world);
    await world.worker.stop();
    const ask = (n: number) =>
      send(agent, world.url, 'GET', others[n % others.length]!, { authorization: `Bearer ${cast.keys.member}` });
    const tried = (n: number) =>
      send(
        agent,
        world.url,
        'POST',
        '/session',
        { 'content-type': 'application/json', 'x-forwarded-for': `198.18.${(n >> 8) & 255}.${n & 255}` },
        JSON.stringify({ email: `somebody-${n}@example.net`, password: `a guess, the ${n}th` }),
      );
    await spread(othersASecond, 3, ask); // what is read for the first time is not what is asked here
    const before = await spread(othersASecond, seconds, ask);
    console.log(
      `${before.length} requests of others without a flood; now ${rate} sign-ins a second beside them for ${seconds} s`,
    );
    const [during, flood] = await Promise.all([spread(othersASecond, seconds, ask), spread(rate, seconds, tried)]);
    const counted = (status: number) => flood.filter((said) => said.status === status).length;
    const of = (said: readonly Said[], share: number) =>
      quantile(
        said.map(({ ms }) => ms),
        share,
      );
    const figures: Figure[] = [
      { name: 'others before, p50', value: of(before, 0.5), unit: 'ms' },
      { name: 'others before, p99', value: of(before, 0.99), unit: 'ms' },
      { name: 'others during, p50', value: of(during, 0.5), unit: 'ms' },
      { name: 'others during, p99', value: of(during, 0.99), unit: 'ms' },
      { name: 'p99 during / before', value: of(during, 0.99) / of(before, 0.99), unit: 'times' },
      { name: 'others answered, of all', value: during.filter(({ status }) => status === 200).length / during.length, unit: '' },
      { name: 'sign-ins sent', value: flood.length / seconds, unit: 'a second' },
      { name: 'compared and refused (401)', value: counted(401) / seconds, unit: 'a second' },
      { name: 'sent away (429)', value: counted(429) / seconds, unit: 'a second' },
      { name: 'sign-in, p99', value: of(flood, 0.99), unit: 'ms' },
    ];
    print({ bench: 'sign-ins', rate, seconds }, figures);
    const odd = [...before, ...during].filter(({ status }) => status !== 200).length + flood.length - counted(401) - counted(429);
    if (odd) console.error(`${odd} answers were neither what they are to be nor a refusal`);
    return odd === 0;
  } finally {
    agent.destroy();
    await world.close();
  }
}

/** So many a second, evenly, for so many seconds; each with its wait from the time it was due. */
function spread(rate: number, seconds: number, ask: (n: number) => Promise<number>): Promise<Said[]> {
  const began = performance.now();
  const all = Array.from({ length: rate * seconds }, async (_, n) => {
    const due = began + (n * 1000) / rate;
    await new Promise((go) => setTimeout(go, due - performance.now()));
    const status = await ask(n);
    return { ms: performance.now() - due, status };
  });
  return Promise.all(all);
}

function send(
  agent: http.Agent,
  url: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<number> {
  return new Promise((done) => {
    const request = http.request(`${url}${path}`, { agent, method, headers, timeout: 30_000 }, (answer) => {
      answer.resume().on('end', () => done(answer.statusCode!));
    });
    request.on('timeout', () => request.destroy(new Error('no answer in 30 s')));
    request.on('error', () => done(0));
    request.end(body);
  });
}
