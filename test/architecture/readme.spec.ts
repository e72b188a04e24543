import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { describeSettings } from '#settings';
import { describeAccess } from '../../apps/api/http/describe-access.js';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

const documents = ['README.md', 'CONTRIBUTING.md', 'apps/console/README.md'].concat(
  readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
);

/** What stands between `<!-- name -->` and `<!-- /name -->`. */
const between = (file: string, name: string) => read(file).split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0]?.trim();

it('the README shows the settings as `npm run settings` prints them', () => {
  expect(between('README.md', 'settings')).toBe(describeSettings());
});

it('docs/access.md shows who may do what as `node bin/run.mjs apps/api/access-table` prints it', () => {
  expect(between('docs/access.md', 'access')).toBe(describeAccess());
});

it('the README says of each room what the boundaries let it import', () => {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
    forbidden: { name: string; comment?: string }[];
  };
  const checked = forbidden.flatMap(({ name, comment = '' }) => {
    const room = /^(.*)-imports-only-what-it-may$/.exec(name)?.[1];
    return room ? [[room, / may import (.*)$/.exec(comment)?.[1] ?? 'nothing']] : [];
  });
  const told = [...read('README.md').matchAll(/^\| \[(\w+)\]\(libs\/\w+\/README\.md\) \| .* \| (.*) \|$/gm)].map(
    ([, room, rooms]) => [room, rooms],
  );
  expect(checked.length).toBeGreaterThan(10);
  expect(told).toEqual(checked);
});

it.each(documents)('every command, file and link that %s names is there', (document) => {
  const text = read(document);
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name!);
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const paths = named(/`((?:apps|bin|docker|docs|libs|migrations|sample|test)\/[\w./-]*)`/g).map((file) => path.join(root, file));
  const links = named(/\]\((?!https?:|#)([^)#]+)/g).map((link) => path.join(root, path.dirname(document), link));
  expect(named(/npm run ([\w:]+)/g).filter((script) => !(script in scripts))).toEqual([]);
  expect([...paths, ...links].filter((place) => !existsSync(place))).toEqual([]);
});
