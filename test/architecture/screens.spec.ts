import { readFileSync } from 'node:fs';
import { screens } from '../browser/screens.js';

const sourceOf = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const all = (source: string, pattern: RegExp) => [...source.matchAll(pattern)].map(([, found]) => found!);

const routes = all(sourceOf('apps/console/shell/routes.tsx'), /screen\('([^']+)'/g);

/** Whether an address, or the route itself, shows the screen of this route. */
const shows = (route: string) => (address: string) => {
  if (address === route) return true;
  if (route === '*') return address === '/nowhere';
  const pattern = route.replace(/\/:id\?/, '(?:/[^/]+)?').replace(/:id/, '(?!new$)[^/]+');
  return new RegExp(`^${pattern}$`).test(address.split('?')[0]!);
};

test('the console has routes', () => expect(routes.length).toBeGreaterThan(20));

test('every screen of the console is visited with axe, in the dark and from right to left', () => {
  const visited = screens.map(({ path }) => path);
  expect(routes.filter((route) => !visited.some(shows(route)))).toEqual([]);
});

test('a picture is taken of every screen of the console', () => {
  const taken = all(sourceOf('bin/pictures/screens.mjs'), /\b(?:path|shows): '([^']+)'/g);
  expect(routes.filter((route) => !taken.some(shows(route)))).toEqual([]);
});
