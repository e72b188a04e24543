// npm run evaluate -- retrieval <folder> | names <file> | ...: how good it is, measured on judged sets by the code that runs.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { command } from './refusal.mjs';

await command(async () => {
  await ensureInstalled();
  await build({ quiet: true });
  const entry = path.join(root, 'dist/test/evaluate/main.js');
  const child = spawn(process.execPath, ['--enable-source-maps', entry, ...process.argv.slice(2)], { stdio: 'inherit' });
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
});
