// What can be known of another process. A process id alone proves nothing: ids are reused.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import path from 'node:path';

const linux = process.platform === 'linux';

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  // a zombie holds nothing any more: it only waits for its parent
  return !linux || !/^State:\s+Z/m.test(tryRead(`/proc/${pid}/status`) ?? '');
}

/** The words of a process's command line; [] when it is gone or hidden from us. */
export function commandLine(pid) {
  if (linux) return (tryRead(`/proc/${pid}/cmdline`) ?? '').split('\0').filter(Boolean);
  return ps(pid, 'command').split(' ').filter(Boolean);
}

/** When it began, in the system's own notation: with the id, it names a process once and for all. */
export function startedAt(pid) {
  if (!linux) return ps(pid, 'lstart');
  // the name in brackets may hold spaces and brackets; the 22nd field is the start in clock ticks
  const stat = tryRead(`/proc/${pid}/stat`) ?? '';
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** The processes that work inside a folder (Linux; elsewhere none are found). */
export function processesIn(folder) {
  if (!linux) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && isInside(workingFolder(pid), folder));
}

/** Resolves to true once the process has ended, to false when it has not within the time (ms). */
export async function hasEnded(pid, within) {
  const until = Date.now() + within;
  while (isAlive(pid)) {
    if (Date.now() > until) return false;
    await new Promise((r) => setTimeout(r, 25));
  }
  return true;
}

/** Sends a signal; a process that has ended in the meantime is no error. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function workingFolder(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

const isInside = (place, folder) => place === folder || place.startsWith(folder + path.sep);

function ps(pid, column) {
  try {
    return execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

function tryRead(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
