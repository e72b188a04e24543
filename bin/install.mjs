// Puts the packages of package-lock.json into node_modules, if they are not there already.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './refusal.mjs';

export const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');

export function ensureNode() {
  const needed = readJson('package.json').engines.node.replace('>=', '');
  const number = (version) => version.split('.').reduce((sum, part, i) => sum + Number(part) * 1000 ** (2 - i), 0);
  if (number(process.versions.node) < number(needed.split('.').length < 3 ? `${needed}.0` : needed))
    throw new Refusal(
      `Landfall needs Node ${needed} or newer and this is ${process.versions.node}: install a newer Node, then start again.`,
    );
}

/** npm writes node_modules/.package-lock.json last, so an interrupted installation never looks complete. */
export async function ensureInstalled({ dev = true } = {}) {
  ensureNode();
  const wanted = packagesOf('package-lock.json').filter(([, { dev: isDev }]) => dev || !isDev);
  if (missingOf(wanted).length === 0) return;
  await install();
  const missing = missingOf(wanted);
  if (missing.length)
    throw new Refusal(
      `npm reported no error, yet ${missing.length} packages are missing (${missing[0][0]} ...): remove node_modules and start again.`,
    );
}

function missingOf(wanted) {
  const hidden = 'node_modules/.package-lock.json';
  if (!existsSync(path.join(root, hidden))) return wanted;
  const have = new Map(packagesOf(hidden));
  // optional ones are those of other systems
  return wanted.filter(([place, { version, optional, devOptional }]) =>
    have.has(place) ? have.get(place).version !== version : !optional && !devOptional,
  );
}

const packagesOf = (file) => Object.entries(readJson(file).packages).filter(([place, { link }]) => place !== '' && !link);

const readJson = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));

async function install() {
  const total = packagesOf('package-lock.json').filter(
    ([place, { optional }]) => !optional && place.lastIndexOf('node_modules/') === 0,
  ).length;
  console.log(`Installing ${total} packages (once, about a minute) ...`);
  const words = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const viaNpm = process.env.npm_execpath;
  const npm = viaNpm?.endsWith('.js') ? [process.execPath, [viaNpm, ...words]] : ['npm', words];
  const child = spawn(npm[0], npm[1], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'development' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const progress = setInterval(() => showProgress(installedSoFar(), total), 500);
  const code = await new Promise((done) => child.once('exit', done).once('error', (error) => ((said += error.message), done(1))));
  clearInterval(progress);
  if (process.stdout.isTTY) process.stdout.write('\r\x1b[K');
  if (code !== 0)
    throw new Refusal(
      `The packages could not be installed; npm said:\n${firstErrors(said)}\nMend that (is there a network?), then start again.`,
    );
}

/** npm explains first and then prints its manual. */
function firstErrors(said) {
  const lines = said.split('\n').map((line) => line.replace(/^npm (error|ERR!) ?/, '').trim());
  return lines.filter(Boolean).slice(0, 6).join('\n');
}

/** npm makes the folders first and fills them later. */
function installedSoFar() {
  const home = path.join(root, 'node_modules');
  const isFilled = (name) => existsSync(path.join(home, name, 'package.json'));
  return namesIn(home)
    .flatMap((name) => (name.startsWith('@') ? namesIn(path.join(home, name)).map((inner) => `${name}/${inner}`) : name))
    .filter(isFilled).length;
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there yet
  }
}

let lastQuarter = 0;
function showProgress(have, total) {
  const share = Math.min(1, have / total);
  if (process.stdout.isTTY) {
    process.stdout.write(`\r[${'#'.repeat(share * 30).padEnd(30, '-')}] ${Math.min(have, total)} of ${total}`);
  } else if (Math.floor(share * 4) > lastQuarter) {
    lastQuarter = Math.floor(share * 4);
    console.log(`  ${lastQuarter * 25} %`);
  }
}
