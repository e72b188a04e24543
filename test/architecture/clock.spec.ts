import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const root = path.resolve(import.meta.dirname, '../..');
const foreignClock =
  /(?<!landfall\.)\bnow\(\)|\b(?:current_timestamp|current_date|current_time|localtimestamp|clock_timestamp|statement_timestamp|transaction_timestamp)\b/i;
/** The one place that reads PostgreSQL's clock. */
const definition = `select now() + coalesce((select shift from landfall.clock), interval '0') $$;`;

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (e) =>
        e.isFile() &&
        /\.(ts|tsx|js|mjs|sql)$/.test(e.name) &&
        !e.name.endsWith('.spec.ts') &&
        !e.parentPath.includes('node_modules'),
    )
    .map((e) => path.join(e.parentPath, e.name));
}

/** Not SQL: this process's stopwatch, for timeouts (no fact is dated by it), and a function of ours inside a template. */
const notSql = /Date\.now\(\)|performance\.now\(\)|\$\{now\(\)\}/g;

/** Lines that read another clock than landfall.now(). */
function otherClocks(text: string): string[] {
  return text.split('\n').filter((line) => foreignClock.test(line.replace(notSql, '')) && line.trim() !== definition);
}

describe('the one clock', () => {
  it('is landfall.now() in every line of apps, libs and migrations', () => {
    const files = ['apps', 'libs', 'migrations'].flatMap((folder) => sources(path.join(root, folder)));
    expect(files.length).toBeGreaterThan(80);
    expect(
      files.flatMap((file) =>
        otherClocks(readFileSync(file, 'utf8')).map((line) => `${path.relative(root, file)}: ${line.trim()}`),
      ),
    ).toEqual([]);
  });

  it('is defined once, where PostgreSQL is asked', () => {
    const files = sources(path.join(root, 'migrations')).filter((file) => readFileSync(file, 'utf8').includes(definition));
    expect(files.map((f) => path.basename(f))).toEqual(['0001-the-clock-the-actor-and-the-roles.ts']);
  });

  it.each([
    'select now()',
    'expires > NOW() - 1',
    'set at = CURRENT_TIMESTAMP',
    'current_date',
    'clock_timestamp()',
    'landfall.now() - now()',
  ])('is missed in "%s"', (sql) => {
    expect(otherClocks(`a line\n${sql}`)).toEqual([sql]);
  });

  it('is found in lines that use it', () => {
    expect(otherClocks(`where at > landfall.now()\nconst since = Date.now();`)).toEqual([]);
  });
});
