// What can be checked without running the product: format, mistakes, types, who imports whom, dead code, rules of this house.
// `node bin/lint.mjs --fix` mends what can be mended by itself.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, root } from './install.mjs';
import { tooOld } from './least-versions.mjs';
import { command } from './refusal.mjs';

const sources = ['apps', 'libs', 'migrations', 'test', 'bin', 'docker'].filter((folder) => existsSync(path.join(root, folder)));

/** What a check remembers of the files that have not changed since it last looked at them. */
const remembered = (name) => path.join(root, 'node_modules', '.cache', 'lint', name);

const checks = [
  {
    name: 'format',
    run: program(
      'prettier/bin/prettier.cjs',
      '--check',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      remembered('prettier'),
      '.',
    ),
    sentence: 'Some files are not formatted: run "node bin/lint.mjs --fix".',
  },
  {
    name: 'mistakes',
    run: program('oxlint/bin/oxlint', '--deny-warnings', ...sources),
    sentence: 'oxlint found likely mistakes: mend the lines that it names above.',
  },
  {
    name: 'types',
    run: program('typescript/bin/tsc', '--noEmit', '--incremental', '--tsBuildInfoFile', remembered('types.json')),
    sentence: 'The types do not agree: mend the lines that tsc names above.',
  },
  {
    name: 'types of the console',
    run: program(
      'typescript/bin/tsc',
      '--noEmit',
      '-p',
      'apps/console',
      '--incremental',
      '--tsBuildInfoFile',
      remembered('console-types.json'),
    ),
    sentence: 'The types of the console do not agree: mend the lines that tsc names above.',
  },
  {
    name: 'boundaries',
    run: program(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
      ...sources,
    ),
    sentence:
      'A file imports what its room may not: use the front door (#room), turn the import round, or record an event instead (ARCHITECTURE, "who may import whom").',
  },
  {
    name: 'dead code',
    run: program('knip/bin/knip.js', '--no-progress'),
    sentence: 'Something is not used any more: delete what knip names above (or use it).',
  },
  {
    name: 'versions',
    run: async () => {
      const found = tooOld();
      return { code: found.length ? 1 : 0, said: found.join('\n') };
    },
    sentence: 'The lock file has versions with a known fault: take a later one of what is named above.',
  },
  { name: 'house rules', run: houseRules, sentence: 'A rule of this house is broken: see the lines above.' },
];

const rules = [
  {
    pattern: /\bprocess\.env\b/,
    except: /^libs\/settings\/|^libs\/[^/]+\/spec\//,
    why: 'only libs/settings reads the environment: ask #settings',
  },
  {
    pattern: /@InjectRepository\b/,
    why: 'the way to the database is Transactions.run(actor, ...): a repository from outside sees no rows',
  },
  {
    only: /^apps\/console\/.*\.css$/,
    pattern:
      /(^|[\s;{-])(left|right)\s*:|\b(text-align|float|clear)\s*:\s*(left|right)\b|^\s*((min|max)-)?(width|height)\s*:|\b(margin|padding|border)-(top|bottom|left|right)\b|^\s*(top|bottom)\s*:/,
    why: 'screens are mirrored for those who read from the right: name the logical side (inline-start, inline-size, block-end)',
  },
  {
    only: /^apps\/console\/.*\.tsx$/,
    pattern:
      /\s(ml|mr|pl|pr)=|\b(margin|padding|border)(Left|Right)\b|(^|[\s{,])(left|right):\s|ta="(left|right)"|position="[a-z-]*(left|right)/,
    why: 'screens are mirrored for those who read from the right: name the logical side (ms, me, ps, pe, insetInlineStart)',
  },
];

/** Runs every check, prints what fails, and answers `[{ name, sentence }]`, with a sentence only for those that failed. */
export async function lint() {
  const results = [];
  const waiting = [...checks];
  const next = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { code, said } = await check.run();
      if (code !== 0) console.log(`${said.trim()}\n${check.sentence}\n`);
      results.push({ name: check.name, sentence: code === 0 ? undefined : check.sentence });
    }
  };
  await Promise.all([next(), next()]);
  return results;
}

function program(file, ...words) {
  return () =>
    new Promise((done) => {
      const child = spawn(process.execPath, [path.join(root, 'node_modules', file), ...words], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
      child.once('close', (code) => done({ code: code ?? 1, said }));
    });
}

async function houseRules() {
  const broken = ['apps', 'libs']
    .flatMap((folder) => filesIn(folder))
    .flatMap((file) => {
      const lines = readFileSync(path.join(root, file), 'utf8').split('\n');
      return rules
        .filter(({ except, only = /\.tsx?$/ }) => only.test(file) && !except?.test(file))
        .flatMap(({ pattern, why }) => lines.flatMap((line, i) => (pattern.test(line) ? [`${file}:${i + 1}: ${why}`] : [])));
    });
  return { code: broken.length ? 1 : 0, said: broken.join('\n') };
}

function filesIn(folder) {
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(file) : /\.(tsx?|css)$/.test(file) && !/\.spec\.tsx?$/.test(file) ? [file] : [];
  });
}

async function main() {
  await ensureInstalled();
  if (process.argv.includes('--fix')) {
    await program('oxlint/bin/oxlint', '--fix', ...sources)();
    await program(
      'prettier/bin/prettier.cjs',
      '--write',
      '--log-level',
      'warn',
      '--cache',
      '--cache-strategy',
      'content',
      '--cache-location',
      remembered('prettier'),
      '.',
    )();
  }
  const failed = (await lint()).filter(({ sentence }) => sentence);
  console.log(`${checks.length - failed.length} passed, ${failed.length} failed`);
  return failed.length ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await command(main);
