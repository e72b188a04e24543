import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { World } from '../chaos/world.js';
import { gather } from '../fuzz/cast.js';
import { routesOf, type Document } from '../fuzz/routes.js';
import { openDoor } from './open-door.js';
import { sqlmap } from './sqlmap.js';
import { targetsIn } from './targets.js';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { level: text, only: text } });
const level = Number(values.level ?? 1);
if (![1, 2, 3, 4, 5].includes(level)) {
  console.error(
    'npm run injections -- [--level 1] [--only text]: the level of sqlmap is 1 to 5; `only` takes the routes with that text',
  );
  process.exit(1);
}
const atOnce = 2;
const began = Date.now();
const world = await World.start();
const found: string[] = [];
let [attacks, tried] = [0, 0];
const answered: Record<number, number> = {};
try {
  const door = await openDoor(world.admin);
  const control = await sqlmap(door.url, undefined, level);
  door.close();
  if ('failed' in control || !control.injectable.length)
    throw new Error(
      `sqlmap does not find a page that is open to it, so what it says of others is worth nothing: ${JSON.stringify(control)}`,
    );
  console.log(`A page that is open on purpose was found by ${control.attacks} kinds of attack.`);

  const cast = await gather(world);
  await world.worker.stop(); // from here on nothing changes but by the requests
  const document = (await world.nobody().get<Document>('/openapi.json')).body;
  const routes = routesOf(document).filter(({ path }) => !values.only || path.includes(values.only));
  const targets = await targetsIn(world.url, document, cast, routes);
  console.log(`${targets.length} GET routes with something to vary, sqlmap level ${level}`);
  const waiting = [...targets];
  const attack = async () => {
    for (let target = waiting.shift(); target; target = waiting.shift()) {
      const { route, role, marked } = target;
      const result = await sqlmap(world.url + marked, role === 'nobody' ? undefined : `Bearer ${cast.keys[role]}`, level);
      answered[target.answered] = (answered[target.answered] ?? 0) + 1;
      if ('failed' in result) found.push(`${route} as ${role} could not be tried: ${result.failed}`);
      else {
        attacks += result.attacks;
        for (const value of result.injectable) found.push(`${route} as ${role} lets SQL in by ${value}`);
      }
      tried++;
      console.log(
        `${tried} of ${targets.length}, ${found.length} findings: ${route} as ${role}, ${target.answered} before it was attacked`,
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, attack));
  for (const end of world.api.ownEnds) found.push(`the API ended: ${end}`);
} finally {
  await world.close();
}
for (const line of found) console.log(`\n${line}`);
console.log(
  JSON.stringify({
    level,
    routes: tried,
    attacks,
    answered,
    findings: found.length,
    seconds: Math.round((Date.now() - began) / 1000),
  }),
);
process.exitCode = found.length || !tried ? 1 : 0;
