// node bin/run.mjs apps/api/migrate [words]: installs and builds what is missing, then runs dist/apps/api/migrate.js.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { Refusal, command } from './refusal.mjs';

async function main() {
  const [entry, ...words] = process.argv.slice(2);
  if (!entry) throw new Refusal('Name what to run, for example: node bin/run.mjs apps/api/migrate');
  await ensureInstalled({ dev: false });
  await build({ quiet: true });
  const file = path.join(root, 'dist', `${entry}.js`);
  if (!existsSync(file))
    throw new Refusal(
      `There is nothing to run as "${entry}", because no ${entry}.ts was built: look at the scripts in package.json for what there is.`,
    );
  const child = spawn(process.execPath, ['--enable-source-maps', file, ...words], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; it decides how to end, and we wait for it
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

await command(main);
