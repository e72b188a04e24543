import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { Refusal } from './refusal.mjs';

/** 32 random bytes in letters that need no escaping in an address. */
const secret = () => randomBytes(32).toString('base64url');

/** Reads a file of secrets and adds those that are missing; the file is only ever readable by its owner. */
export function secretsIn(file, names) {
  const kept = read(file);
  const missing = names.filter((name) => typeof kept[name] !== 'string');
  if (missing.length === 0) return kept;
  const all = { ...kept, ...Object.fromEntries(missing.map((name) => [name, secret()])) };
  writeWhole(file, JSON.stringify(all, null, 2) + '\n', 0o600);
  return all;
}

/** Writes a file so that a crash leaves the old one or the new one, never half of either. */
export function writeWhole(file, text, mode = 0o644) {
  const fresh = `${file}.${process.pid}.new`;
  const fd = openSync(fresh, 'w', mode);
  writeSync(fd, text);
  fsyncSync(fd);
  closeSync(fd);
  renameSync(fresh, file);
}

function read(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(
      `${file} is not JSON any more, so Landfall cannot read its secrets: put back a copy, or move the file away to get new ones.`,
    );
  }
}
