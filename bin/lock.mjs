// One Landfall a folder. The lock is a bound socket: the kernel frees it however its holder ends, and whoever finds it taken can ask where.
import { createHash } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from './refusal.mjs';

/** @param address what a second start is told @throws {Refusal} when another holds the folder */
export async function lockFolder(folder, address) {
  const name = socketFor(folder);
  const bound = (await bind(name, address)) ?? (await takeOver(name, folder, address));
  return { release: () => new Promise((done) => bound.close(done)) };
}

async function takeOver(name, folder, address) {
  const holder = await ask(name);
  if (holder === undefined && !name.startsWith('\0')) rmSync(name, { force: true }); // nobody behind it: left by a killed holder
  const bound = holder === undefined ? await bind(name, address) : undefined;
  if (bound) return bound;
  throw new Refusal(
    `Landfall already runs on ${folder}${holder ? `, at ${holder}` : ''}: use that one, stop it first, or choose another folder with DATA_DIR.`,
  );
}

/** The folder by its number on the disk, so that two ways to write its path are one. Linux has names that leave no file. */
function socketFor(folder) {
  const { dev, ino } = statSync(folder);
  const name = `landfall-${createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 24)}`;
  return process.platform === 'linux' ? `\0${name}` : path.join(os.tmpdir(), `${name}.sock`);
}

function bind(name, address) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((asking) => asking.on('error', () => {}).end(address));
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ path: name }, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** What the holder answers; '' when it is there and says nothing; undefined when nobody is there. */
function ask(name) {
  return new Promise((done) => {
    let said = '';
    const socket = net.connect({ path: name });
    socket.setTimeout(2000, () => socket.destroy());
    socket.on('data', (chunk) => (said += chunk));
    socket.once('error', () => done(undefined));
    socket.once('close', () => done(said));
  });
}
