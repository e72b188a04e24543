// Compiles the TypeScript of the server side to dist/, copies what lies beside it, and bundles the console: a few seconds, and nothing
// when nothing changed.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildConsole } from './build-console.mjs';
import { ensureInstalled, root } from './install.mjs';
import { Refusal, command } from './refusal.mjs';
import { writeWhole } from './secrets.mjs';
import { filesIn, fingerprint } from './sources.mjs';

const sources = ['apps', 'libs', 'migrations', 'sample', 'test'];
const dist = path.join(root, 'dist');
const stamp = path.join(dist, '.stamp');

/** Builds what changed since the last time: the server side, and the console's bundle. */
export async function build({ quiet = false } = {}) {
  await Promise.all([buildServer({ quiet }), buildConsole({ quiet })]);
}

/** Builds if a source, or how to compile it, differs from what dist was made of. */
async function buildServer({ quiet }) {
  const files = sources.flatMap((folder) => filesIn(folder)).filter(belongs);
  const now = fingerprint([...files, '.swcrc', 'package-lock.json', 'bin/build.mjs']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;

  const began = performance.now();
  rmSync(stamp, { force: true }); // a build that is interrupted is done again
  const { transformFile } = (await import('@swc/core')).default;
  const made = new Set([stamp]);
  const failed = [];
  for (let i = 0; i < files.length; i += 32) await Promise.all(files.slice(i, i + 32).map(make));
  if (failed.length)
    throw new Refusal(
      `The build stopped, because ${failed.length === 1 ? 'a file does' : `${failed.length} files do`} not compile; mend and start again.\n${failed.join('\n')}`,
    );
  for (const folder of sources) removeOthers(path.join(dist, folder), made);
  writeWhole(stamp, now);
  if (!quiet) console.log(`Built ${files.length} files in ${((performance.now() - began) / 1000).toFixed(1)} s.`);

  async function make(file) {
    const target = path.join(dist, file.replace(/\.tsx?$/, '.js'));
    mkdirSync(path.dirname(target), { recursive: true });
    made.add(target);
    if (!/\.tsx?$/.test(file)) return cpSync(path.join(root, file), target);
    try {
      const { code, map } = await transformFile(path.join(root, file), { cwd: root, root, swcrc: true, sourceMaps: true });
      made.add(`${target}.map`);
      writeFileSync(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
      writeFileSync(`${target}.map`, map);
    } catch (error) {
      failed.push(`${file}: ${error.message}`);
    }
  }
}

/** Tests run from their sources; notes are for readers; the console is a bundle of its own. */
const belongs = (file) => !/\.spec\.tsx?$|\.d\.ts$|\.md$|(^|\/)\.[^/]*$|^apps\/console\//.test(file);

function removeOthers(folder, made) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) removeOthers(place, made);
    else if (!made.has(place)) rmSync(place);
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}

async function main() {
  await ensureInstalled({ dev: false });
  await build();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await command(main);
