import { parseArgs } from 'node:util';
import { anySeed } from '../chaos/seeded.js';
import { fuzz } from './fuzz.js';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { requests: text, seed: text, only: text, 'at-once': text } });
const began = Date.now();
const seed = values.seed === undefined ? anySeed() : Number(values.seed);
const requests = Number(values.requests ?? 2000);
const only = values.only === undefined ? {} : { only: Number(values.only) };
const atOnce = Number(values['at-once'] ?? 1);
if (![seed, requests, only.only ?? 0, atOnce - 1].every((n) => Number.isInteger(n) && n >= 0)) {
  console.error('npm run fuzz -- [--requests 2000] [--seed N] [--only n] [--at-once 1]: each is a whole number');
  process.exit(1);
}

const { findings, statuses, slowest, ...routes } = await fuzz({ seed, requests, ...only, atOnce }, (line) => console.log(line));
for (const { wrong, request } of findings.slice(0, 100)) console.log(`\n${wrong}\n  ${request}`);
console.log(
  `\n${Object.entries(statuses)
    .map(([status, n]) => `${status}: ${n}`)
    .join('  ')}`,
);
console.log(`${routes.routesAsked} of ${routes.routes} routes asked, ${routes.routesDone} with success at least once`);
console.log(`Slowest to answer: ${slowest.map(({ route, ms }) => `${route} ${ms} ms`).join(', ')}`);
if (findings.length)
  console.log(
    `${findings.length} findings; to see one again: npm run fuzz -- --seed ${seed} --requests ${requests} --only <its number>`,
  );
console.log(
  JSON.stringify({
    seed,
    requests,
    atOnce,
    findings: findings.length,
    statuses,
    ...routes,
    seconds: Math.round((Date.now() - began) / 100) / 10,
  }),
);
process.exitCode = findings.length ? 1 : 0;
