import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { learn } from './learn.js';
import { Cache } from './obtain.js';
import { pack } from './pack.js';
import { licenceOf, type Used } from './licence.js';
import type { Pair } from './pair.js';
import { sourcesOf } from './sources.js';

const all = ['ru', 'ar', 'vi', 'zh', 'pt', 'es', 'hi', 'tr', 'fr', 'pl', 'de', 'ro'];
/** npm run lexicons [-- language ...] [--cache folder] [--out folder]: makes the lexicons anew from their sources. */
const words = process.argv.slice(2);
const option = (name: string): string | undefined => {
  const at = words.indexOf(`--${name}`);
  return at < 0 ? undefined : words.splice(at, 2)[1];
};
const cache = new Cache(path.resolve(option('cache') ?? '.lexicons'));
const out = path.resolve(option('out') ?? 'libs/language/lexicons');
const chosen = words.length > 0 ? words : all;
const unknown = chosen.filter((language) => !all.includes(language));
if (unknown.length > 0) throw new Error(`No sources are known for ${unknown.join(', ')}. Choose among ${all.join(', ')}.`);

const began = performance.now();
const say = (text: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${text}\n`);
mkdirSync(out, { recursive: true });
const sizes: Record<string, number> = {};
for (const language of chosen) {
  const pairs: Pair[] = [];
  const used: Used[] = [];
  for (const source of sourcesOf(language)) {
    const before = pairs.length;
    const { folder, version } = cache.obtain(source.origin);
    for (const pair of source.read(folder, language, cache)) pairs.push(pair);
    if (pairs.length > before) used.push({ name: source.name, version, licence: source.licence, pairs: pairs.length - before });
    say(`${language}: ${source.name} ${version}: ${pairs.length - before} pairs`);
  }
  const learnt = learn(pairs, language, say);
  const packed = pack(learnt, language);
  writeFileSync(path.join(out, `${language}.lexicon.gz`), packed);
  writeFileSync(path.join(out, `${language}.LICENSE.md`), licenceOf(language, used));
  sizes[language] = packed.length;
  say(
    `${language}: ${learnt.into.size} words into English, ${learnt.outOf.size} out of it, ${(packed.length / 1e6).toFixed(2)} MB`,
  );
}
console.log(JSON.stringify({ seconds: Math.round((performance.now() - began) / 1000), bytes: sizes }));
