import { expect, it } from '@jest/globals';
// @ts-expect-error a script without types
import { tooOld } from './least-versions.mjs';

const lock = (packages: Record<string, string>) => ({
  packages: Object.fromEntries(Object.entries(packages).map(([place, version]) => [`node_modules/${place}`, { version }])),
});
const known = { one: { least: ['1.1.12', '2.0.2'], for: 'CVE-1' }, zero: { least: ['0.6.0'], for: 'CVE-2' } };

it('a package of the lock file with a known fault is named, with its place and the version that mends it', () => {
  expect(tooOld(lock({ one: '1.1.11', 'two/node_modules/one': '2.0.1', zero: '0.5.9' }), known)).toEqual([
    'one 1.1.11 (at node_modules/one): at least 1.1.12, for CVE-1',
    'one 2.0.1 (at node_modules/two/node_modules/one): at least 2.0.2, for CVE-1',
    'zero 0.5.9 (at node_modules/zero): at least 0.6.0, for CVE-2',
  ]);
  expect(tooOld(lock({ one: '0.9.0' }), known)).toEqual(['one 0.9.0 (at node_modules/one): at least 1.1.12, for CVE-1']);
});

it('one that is mended, later than the fault or not named is not', () => {
  expect(
    tooOld(
      lock({ one: '1.1.12', 'a/node_modules/one': '2.1.0', 'b/node_modules/one': '3.0.0', zero: '0.7.0', other: '0.0.1' }),
      known,
    ),
  ).toEqual([]);
});

it('a version before its release is before it', () => {
  expect(tooOld(lock({ one: '2.0.2-beta.1' }), known)).toHaveLength(1);
});

it('the lock file of this project has none', () => {
  expect(tooOld()).toEqual([]);
});
