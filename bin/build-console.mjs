// Bundles the console (apps/console) to dist/console by Vite, each file also compressed; nothing when nothing changed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './install.mjs';
import { Refusal } from './refusal.mjs';
import { writeWhole } from './secrets.mjs';

/** What the bundle is made of: the console, and the one room that it shares with the server. */
const sources = ['apps/console', 'libs/texts'];
const out = path.join(root, 'dist', 'console');
const stamp = path.join(out, '.stamp');

/** What the API puts a fresh value in for each page (apps/api/http/console.ts). */
const noncePlace = 'NONCE-OF-THIS-PAGE';

export async function buildConsole({ quiet = false } = {}) {
  if (!existsSync(path.join(root, 'apps/console'))) return;
  const files = sources.flatMap(filesIn).filter((file) => !/\.spec\.tsx?$|\.md$/.test(file));
  const now = fingerprint([...files, 'package-lock.json', 'bin/build-console.mjs']);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  const began = performance.now();
  const { build } = await import('vite');
  try {
    await build(configuration());
  } catch (error) {
    throw new Refusal(`The console does not build; mend and start again.\n${error.message}`);
  }
  compress();
  writeWhole(stamp, now);
  if (!quiet) console.log(`Built the console in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

function configuration() {
  const catalogue = path.join(root, 'apps/console/texts/catalogue.ts');
  return {
    configFile: false,
    root: path.join(root, 'apps/console'),
    base: '/app/',
    logLevel: 'warn',
    publicDir: false,
    html: { cspNonce: noncePlace },
    oxc: { jsx: { runtime: 'automatic' } },
    // as in tsconfig.json: a room is entered by its source
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    plugins: [
      {
        name: 'catalogues-are-fetched-one-language-at-a-time',
        enforce: 'pre',
        resolveId: (asked, importer) =>
          asked === './catalogue.js' && importer?.endsWith('/libs/texts/say.ts') ? catalogue : undefined,
      },
    ],
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 700,
      rolldownOptions: {
        // directives of a framework that is not used here
        onLog: (level, log, tell) => log.code === 'MODULE_LEVEL_DIRECTIVE' || tell(level, log),
        checks: { pluginTimings: false },
        output: {
          codeSplitting: {
            groups: [
              { name: 'react', test: /node_modules[\\/](react|react-dom|react-router|scheduler|@tanstack)[\\/]/ },
              { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui|react-remove-scroll|clsx)[\\/]/ },
            ],
          },
        },
      },
    },
  };
}

function compress() {
  const assets = path.join(out, 'assets');
  for (const name of readdirSync(assets)) {
    const file = path.join(assets, name);
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

const filesIn = (folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
