// What must be known before anything is installed. Everything else is read and checked by libs/settings, once it is built.
import { accessSync, constants, realpathSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { makeDataDir } from './postgres-home.mjs';
import { Refusal } from './refusal.mjs';

const databases = ['MIGRATIONS_DATABASE_URL', 'DATABASE_URL', 'WORKER_DATABASE_URL'];

export function startSettings(env) {
  const given = (name) => env[name] || undefined;
  const port = Number(given('PORT') ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(
      'PORT must be a whole number from 1 to 65535, such as 3000, and it is something else: mend it and start again.',
    );
  const missing = databases.filter((name) => !given(name));
  if (missing.length && missing.length < databases.length)
    throw new Refusal(
      `${missing.join(' and ')} is missing, because either all three database addresses are given or none: add it, or leave out the others to use the private database.`,
    );
  const host = given('HOST') ?? '127.0.0.1';
  const reachable = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host;
  const bracketed = reachable.includes(':') ? `[${reachable}]` : reachable;
  return {
    port,
    host,
    local: `http://${bracketed}:${port}`,
    url: given('PUBLIC_URL') ?? `http://${reachable === '127.0.0.1' ? 'localhost' : bracketed}:${port}`,
    dataDir: dataFolder(path.resolve(given('DATA_DIR') ?? 'data')),
    secretsFile: given('SECRETS_FILE') && path.resolve(given('SECRETS_FILE')),
    databases: missing.length
      ? undefined
      : { migrationsUrl: env.MIGRATIONS_DATABASE_URL, apiUrl: env.DATABASE_URL, workerUrl: env.WORKER_DATABASE_URL },
    mailKept: !given('SMTP_URL'),
  };
}

function dataFolder(folder) {
  try {
    makeDataDir(folder);
    accessSync(folder, constants.W_OK | constants.X_OK);
    return realpathSync(folder);
  } catch (error) {
    throw new Refusal(
      `Nothing can be written to DATA_DIR ${folder} (${error.code}): choose another folder with DATA_DIR, or give this one to the user who starts Landfall.`,
    );
  }
}

export async function checkPort(host, port) {
  const trouble = await new Promise((done) => {
    const server = net.createServer().once('error', (error) => done(error.code));
    server.listen({ host, port, exclusive: true }, () => server.close(() => done(undefined)));
  });
  if (trouble === 'EADDRINUSE')
    throw new Refusal(
      `Port ${port} is in use by another program: stop that one, or start Landfall on another port, for example PORT=${port + 1} npm start.`,
    );
  if (trouble === 'EACCES')
    throw new Refusal(
      `Port ${port} is reserved for the administrator of this machine: start Landfall on another port, for example PORT=3000 npm start.`,
    );
  if (trouble)
    throw new Refusal(
      `HOST ${host} is no address of this machine (${trouble}): leave HOST out, or use 0.0.0.0 for all of its addresses.`,
    );
}
