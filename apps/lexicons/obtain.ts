import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Where a source comes from. A repository is read at its commit, as git has it; what is `here` lies in the repository, named from this folder. */
export type Origin = { here: string } | { debian: string } | { npm: string; version: string } | { git: string; commit: string };

/** Sources are kept in this folder, each unpacked in a folder of its own; what is there already is not fetched again. */
export class Cache {
  constructor(readonly folder: string) {
    mkdirSync(path.join(folder, 'packed'), { recursive: true });
  }

  /** The folder of a source, fetched and unpacked if need be. Throws when its registry does not give it. */
  obtain(origin: Origin): { folder: string; version: string } {
    if ('here' in origin) return { folder: path.join(import.meta.dirname, origin.here), version: '2008' };
    if ('debian' in origin) return this.debian(origin.debian);
    if ('npm' in origin) return this.npm(origin.npm, origin.version);
    return this.git(origin.git, origin.commit);
  }

  private debian(name: string): { folder: string; version: string } {
    const packed = path.join(this.folder, 'packed');
    const mine = () => readdirSync(packed).find((file) => file.startsWith(`${name}_`) && file.endsWith('.deb'));
    if (!mine()) execFileSync('apt-get', ['download', name], { cwd: packed, stdio: ['ignore', 'ignore', 'inherit'] });
    const file = path.join(packed, mine()!);
    const folder = path.join(this.folder, name);
    this.unpack(folder, () => execFileSync('dpkg-deb', ['-x', file, folder]));
    return { folder, version: execFileSync('dpkg-deb', ['-f', file, 'Version'], { encoding: 'utf8' }).trim() };
  }

  private npm(name: string, version: string): { folder: string; version: string } {
    const folder = path.join(this.folder, `npm-${name}`);
    this.unpack(folder, () => {
      const [{ filename }] = JSON.parse(
        execFileSync('npm', ['pack', '--json', '--silent', `${name}@${version}`], { cwd: this.folder, encoding: 'utf8' }),
      ) as [{ filename: string }];
      execFileSync('tar', ['xzf', path.join(this.folder, filename), '-C', folder]);
    });
    const { version: found } = JSON.parse(readFileSync(path.join(folder, 'package', 'package.json'), 'utf8')) as {
      version: string;
    };
    return { folder: path.join(folder, 'package'), version: found };
  }

  private git(name: string, commit: string): { folder: string; version: string } {
    const folder = path.join(this.folder, name.replace('/', '+'));
    if (!existsSync(folder))
      execFileSync('git', ['clone', '--quiet', '--bare', `https://github.com/${name}`, folder], { stdio: 'inherit' });
    return { folder, version: commit };
  }

  private unpack(folder: string, into: () => void): void {
    if (existsSync(folder)) return;
    mkdirSync(folder);
    try {
      into();
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw error;
    }
  }
}

/** A file of a repository at a commit. */
export const gitFile = (folder: string, commit: string, file: string): Buffer =>
  execFileSync('git', ['-C', folder, 'cat-file', 'blob', `${commit}:${file}`], { maxBuffer: 2 ** 28 });

/** All files under a folder that a test accepts, in order. */
export function filesUnder(folder: string, accepts: (file: string) => boolean): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => accepts(file))
    .toSorted()
    .map((file) => path.join(folder, file));
}
