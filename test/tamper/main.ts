import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { anySeed } from '../chaos/seeded.js';
import { tamper } from './tamper.js';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { times: text, seed: text } });
const [times, seed] = [Number(values.times ?? 1000), values.seed === undefined ? anySeed() : Number(values.seed)];
if (![times, seed].every((n) => Number.isInteger(n) && n >= 0)) {
  console.error('npm run tamper -- [--times 1000] [--seed N]: each is a whole number');
  process.exit(1);
}
const { missed, ...counts } = await tamper({ times, seed }, (line) => console.log(line));
for (const line of missed) console.log(`not found: ${line}`);
console.log(JSON.stringify({ seed, ...counts, missed: missed.length }));
process.exitCode = missed.length ? 1 : 0;
