import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const home = path.resolve(import.meta.dirname, '../../apps/console');
const files = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'));

/** A class that no stylesheet has is no error anywhere: its place is only drawn as if nobody had thought of it. */
test('every class that a screen asks its stylesheets for is in them', () => {
  expect(files.length).toBeGreaterThan(50);
  const missing = files.flatMap((file) => {
    const source = readFileSync(path.join(home, file), 'utf8');
    const body = source.replace(/^import .*;$/gm, '');
    return [...source.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)].flatMap(([, name, sheet]) => {
      const classes = readFileSync(path.join(home, path.dirname(file), sheet!), 'utf8');
      const asked = [...body.matchAll(new RegExp(`(?<![-./\\w])${name}\\.(\\w+)`, 'g'))].map(([, each]) => each!);
      return [...new Set(asked)]
        .filter((each) => !new RegExp(`\\.${each}\\b`).test(classes))
        .map((each) => `${file}: ${name}.${each}`);
    });
  });
  expect(missing).toEqual([]);
});
