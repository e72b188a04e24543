import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { anySeed } from '../chaos/seeded.js';
import { authz } from './authz.js';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { seed: text, share: text } });
const [seed, share] = [values.seed === undefined ? anySeed() : Number(values.seed), Number(values.share ?? 1)];
if (!Number.isInteger(seed) || !(share > 0 && share <= 1)) {
  console.error('npm run authz -- [--seed N] [--share 1]: a whole number, and how much of the cases, above 0 up to 1');
  process.exit(1);
}
const began = Date.now();
const { wrong, ...counts } = await authz({ seed, share }, (line) => console.log(line));
for (const line of wrong.slice(0, 100)) console.log(`\n${line}`);
console.log(JSON.stringify({ seed, ...counts, wrong: wrong.length, seconds: Math.round((Date.now() - began) / 1000) }));
process.exitCode = wrong.length ? 1 : 0;
