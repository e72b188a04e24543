import { readFileSync, readdirSync } from 'node:fs';
import { languages } from '#texts';

const root = new URL('../../', import.meta.url);
const catalogue = (language: string) =>
  JSON.parse(readFileSync(new URL(`libs/texts/catalogue/${language}.json`, root), 'utf8')) as Record<string, string>;

/** Everything that may say a sentence; tests say none that nobody else does, and the types of the API are no sentences. */
const sources = ['apps', 'libs', 'bin'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|mjs)$/.test(entry.name) && !/\.spec\.ts$|^schema\.ts$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')),
);
const said = sources.join('\n');

/** Keys that are put together where they are said: `code.${list}.${code}`. */
const families = [...said.matchAll(/`([a-z_]+(?:\.[A-Za-z_0-9]+)*\.)\$\{/g)].map(([, start]) => start!);

test('every sentence of the catalogues is said somewhere', () => {
  const unused = Object.keys(catalogue('en')).filter(
    (key) => !said.includes(`'${key}'`) && !said.includes(`"${key}"`) && !families.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

test('no sentence of the console is missing in any language', () => {
  const asked = [...new Set([...said.matchAll(/\bt\(\s*'([a-z_]+(?:\.[A-Za-z_0-9]+)+)'/g)].map(([, key]) => key!))];
  expect(asked.length).toBeGreaterThan(100);
  for (const language of languages) {
    const keys = catalogue(language);
    expect([language, asked.filter((key) => !keys[key]?.trim())]).toEqual([language, []]);
  }
});
