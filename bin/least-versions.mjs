// Whether the lock file has a package in a version with a known fault. `least-versions.json` names for each line of versions the first
// one without it; a line above all that are named is later than the fault. Add what you learn of; a package that is gone can stay.
import { readFileSync } from 'node:fs';

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

/** What is too old, a line each: `name 1.2.3 (at node_modules/...): at least 1.2.4, for CVE-...`. */
export function tooOld(lock = read('../package-lock.json'), known = read('least-versions.json')) {
  return Object.entries(lock.packages).flatMap(([place, { version }]) => {
    const name = place.replace(/^.*node_modules\//, '');
    const fault = known[name];
    const least = fault && version && leastFor(version, fault.least);
    return least ? [`${name} ${version} (at ${place}): at least ${least}, for ${fault.for}`] : [];
  });
}

/** The version that this one is older than and ought not to be; nothing where it is new enough. */
function leastFor(version, lines) {
  const line = lines.find((least) => lineOf(least) === lineOf(version)) ?? lines.find((least) => isBefore(version, least));
  return line && isBefore(version, line) ? line : undefined;
}

/** Versions of 0. change with the second number. */
const lineOf = (version) => (version.startsWith('0.') ? version.split('.').slice(0, 2).join('.') : version.split('.')[0]);

function isBefore(a, b) {
  const [left, right] = [a, b].map((version) =>
    version
      .replace(/[-+].*$/, '')
      .split('.')
      .map(Number),
  );
  for (const at of [0, 1, 2]) if (left[at] !== right[at]) return left[at] < right[at];
  return a.includes('-') && !b.includes('-');
}
