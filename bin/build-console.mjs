// Bundles the console (apps/console) to dist/console by Vite, each file also compressed; nothing when nothing changed.
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './install.mjs';
import { Refusal } from './refusal.mjs';
import { writeWhole } from './secrets.mjs';
import { filesIn, fingerprint } from './sources.mjs';

/** What the bundle is made of: the console, and the one room that it shares with the server. */
const sources = ['apps/console', 'libs/texts'];
const out = path.join(root, 'dist', 'console');
const stamp = path.join(out, '.stamp');

/** What the first paint of any screen is made of, in two files that stay as they are when we change something. */
const firstPaint = {
  react: /node_modules[\\/](react|react-dom|scheduler)[\\/]/,
  mantine:
    /@mantine[\\/]hooks[\\/]|@mantine[\\/]core[\\/]esm[\\/](core|components[\\/](ActionIcon|Button|Checkbox|CloseButton|Group|Input|InputBase|Loader|Skeleton|TextInput|Textarea|Transition|UnstyledButton))[\\/]/,
};
/** What opens over a screen, and what those stand on: no first paint waits for it. */
const opening = {
  choices:
    /node_modules[\\/]@floating-ui[\\/]|@mantine[\\/]core[\\/]esm[\\/]components[\\/](Combobox|FocusTrap|Popover|ScrollArea|Select)[\\/]/,
  dialogs: /node_modules[\\/]react-remove-scroll[\\/]|@mantine[\\/]core[\\/]esm[\\/]components[\\/]Modal/,
};

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
    await inAnEnvironmentOfItsOwn(() => build(configuration()));
  } catch (error) {
    throw new Refusal(`The console does not build; mend and start again.\n${error.message}`);
  }
  compress();
  const most = weigh();
  writeWhole(stamp, now);
  if (!quiet)
    console.log(
      `Built the console in ${((performance.now() - began) / 1000).toFixed(1)} s; its heaviest screen, gzipped: ${most}.`,
    );
}

/** Vite sets NODE_ENV to "production" and leaves it so: the launcher's own children would start as a production that nobody set up. */
export async function inAnEnvironmentOfItsOwn(work) {
  const { NODE_ENV } = process.env;
  try {
    return await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

function configuration() {
  const catalogue = path.join(root, 'apps/console/texts/catalogue.ts');
  const styles = path.join(root, 'node_modules/@mantine/core/styles');
  const sentences = path.join(root, 'libs/texts/catalogue');
  return {
    configFile: false,
    root: path.join(root, 'apps/console'),
    base: '/app/',
    // whatever environment builds it, tests too: what people get
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
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
      {
        name: 'components-bring-their-style',
        // last, so that it stands after the styles of what the component is made of
        transform: (code, id) => {
          const name = /@mantine[\\/]core[\\/].*[\\/](\w+)[\\/]\1\.mjs$/.exec(id)?.[1];
          if (name && existsSync(path.join(styles, `${name}.css`)))
            return { code: `${code}\nimport '@mantine/core/styles/${name}.css';`, map: null };
        },
      },
      {
        name: 'sentences-of-mails-and-of-linked-pages-stay-away',
        enforce: 'pre',
        transform: (text, id) =>
          path.dirname(id) === sentences ? { code: JSON.stringify(ofScreens(JSON.parse(text))), map: null } : undefined,
      },
    ],
    build: {
      outDir: out,
      emptyOutDir: true,
      manifest: true,
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
              ...Object.entries(firstPaint).map(([name, test]) => ({ name, test, priority: 2 })),
              ...Object.entries(opening).map(([name, test]) => ({ name, test, priority: 1 })),
            ],
          },
        },
      },
    },
  };
}

/** What of a catalogue the screens may say; the type there keeps them from asking for more. */
function ofScreens(catalogue) {
  const elsewhere = readFileSync(path.join(root, 'apps/console/texts/elsewhere.ts'), 'utf8').match(/'\w+'/g);
  const left = new Set(elsewhere.map((quoted) => quoted.slice(1, -1)));
  return Object.fromEntries(Object.entries(catalogue).filter(([key]) => !left.has(key.split('.')[0])));
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

/**
 * What a screen may weigh by itself, gzipped (bytes), and what a first visit may fetch before it stands there, besides the sentences of one
 * language: where people begin, and on a form with lists to choose from.
 */
const heaviest = { own: 100_000, beginning: 200_000, first: 250_000 };
const beginnings =
  /^(entrance\/(home|sign-in)|inbox\/inbox|partners\/partners|listings\/listings|compliance\/hits|brokering\/introductions|operator\/(ledger|mails|operations))\.tsx$/;

/** Weighs each screen; one that grew too heavy stops the build, before a phone on a bad line has to wait for it. */
function weigh() {
  const manifest = JSON.parse(readFileSync(path.join(out, '.vite', 'manifest.json'), 'utf8'));
  const filesOf = (key, found = new Set()) => {
    const { file, css = [], imports = [] } = manifest[key];
    if (!found.has(file)) for (const each of (found.add(file), imports)) filesOf(each, found);
    for (const each of css) found.add(each);
    return found;
  };
  const bytes = (files) => [...files].reduce((sum, file) => sum + statSync(path.join(out, `${file}.gz`)).size, 0);
  const everywhere = filesOf(Object.keys(manifest).find((key) => manifest[key].isEntry));
  const keys = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
  const screens = keys
    .filter((key) => key.endsWith('.tsx'))
    .map((key) => ({
      key,
      own: bytes([...filesOf(key)].filter((file) => !everywhere.has(file))),
      first: bytes(new Set([...everywhere, ...filesOf(key)])),
    }))
    .sort((one, other) => other.first - one.first);
  const most = (key) => (beginnings.test(key) ? heaviest.beginning : heaviest.first);
  const heavy = screens.filter(({ key, own, first }) => own > heaviest.own || first > most(key));
  if (heavy.length)
    throw new Refusal(
      `A screen is too heavy, gzipped: ${heavy.map((screen) => `${screen.key} ${said(screen)}; at most ${said({ own: heaviest.own, first: most(screen.key) })}`).join('; ')}. Split it (apps/console/shell/routes.tsx), or fetch less.`,
    );
  return `${screens[0].key}, ${said(screens[0])}`;
}

const said = ({ own, first }) => `${Math.ceil(own / 1000)} kB, ${Math.ceil(first / 1000)} kB at the first visit`;
