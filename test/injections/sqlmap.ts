import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What sqlmap found: the values that let SQL in, of so many kinds of attack tried; or why it could not try. */
export type Tried = { injectable: string[]; attacks: number } | { failed: string };

const minutes = 20;

/**
 * Has sqlmap (a program of its own, in Debian's packages) attack every value of an address that has a * behind it, in the ways that
 * PostgreSQL would fall for. `level` is sqlmap's, 1 to 5. Rejects when there is no sqlmap.
 */
export async function sqlmap(url: string, authorization: string | undefined, level: number): Promise<Tried> {
  const folder = mkdtempSync(path.join(tmpdir(), 'landfall-sqlmap-'));
  const run = `--batch --flush-session --disable-coloring -v 1 --output-dir ${folder}`;
  const how = `--dbms PostgreSQL --level ${level} --risk 2 --retries 1 --ignore-code 401,404`;
  const words = [
    '-u',
    url,
    ...`${run} ${how}`.split(' '),
    ...(authorization ? ['--header', `Authorization: ${authorization}`] : []),
  ];
  try {
    const said = await new Promise<string>((done, refuse) =>
      execFile('sqlmap', words, { maxBuffer: 1e8, timeout: minutes * 60_000 }, (error, output) =>
        error?.code === 'ENOENT' ? refuse(error) : done(output),
      ),
    );
    const injectable = [...said.matchAll(/^Parameter: (.+)$/gm)].map(([, name]) => name!);
    const attacks = [...said.matchAll(/ testing '/g)].length;
    if (injectable.length || /all tested parameters do not appear to be injectable/.test(said)) return { injectable, attacks };
    return { failed: said.trim().split('\n').slice(-4).join(' | ') || `not done in ${minutes} minutes` };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
