import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { World } from '../chaos/world.js';
import { gather } from '../fuzz/cast.js';
import { print, quantile, type Figure } from './figures.js';
import { Requests, spread, type Said } from './requests.js';

const usage = 'npm run bench -- sign-ins [--rate 200] [--seconds 20]';
/** What others ask meanwhile, so often a second. */
const othersASecond = 20;

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
  const requests = new Requests(world.url);
  try {
    const cast = await gather(world);
    await world.worker.stop();
    const ask = requests.atWork(cast.keys.member!);
    const tried = (n: number) =>
      requests.send(
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
    requests.close();
    await world.close();
  }
}
