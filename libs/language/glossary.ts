import { readdirSync, readFileSync } from 'node:fs';
import type { Alternative } from './lexicon.js';
import { terms as termsOf } from './terms.js';
import { join, unitsOf } from './units.js';

/** A term of another language to look for, and why. */
export interface Translation {
  /** As `terms` makes it in `language`. */
  term: string;
  language: string;
  /** The term asked; several joined by a space where a phrase was translated. */
  of: string;
  /** 0..1: alternatives share one meaning's weight, and the terms of a phrase share their alternative's. */
  weight: number;
  /** The glossary's own words, for display: "датчик" = "sensor". */
  words: { asked: string; found: string };
}

interface Phrase {
  words: string;
  terms: string[];
}
/** A meaning: its words by language. */
type Row = ReadonlyMap<string, readonly string[]>;
interface Entry {
  phrase: Phrase;
  row: Row;
}

/** A reviewed list of trade and technology words: columns are languages, a row is a meaning, `|` parts alternatives; a cell may be empty. */
export class Glossary {
  private readonly rows: Row[];
  /** By language and first term, longest phrase first; made for a language when it is first asked for. */
  private readonly entries = new Map<string, Map<string, Entry[]>>();
  /** By language and key, as in a lexicon. */
  private readonly byKey = new Map<string, Map<string, Row[]>>();

  /** Throws on a table whose rows do not fit its header, naming the line. */
  constructor(tables: readonly string[]) {
    this.rows = tables.flatMap(rowsOf);
  }

  /**
   * What to look for in the languages `to`, for terms in the order that `terms` gave them: phrases are found as neighbours, the longest
   * first. Where several ways lead to one term, the heaviest stays.
   */
  translations(terms: readonly string[], from: string, to: readonly string[]): Translation[] {
    const found = new Map<string, Translation>();
    const known = this.entriesOf(from);
    for (let at = 0; at < terms.length;) {
      const here = known.get(terms[at]!)?.filter((e) => e.phrase.terms.every((t, i) => terms[at + i] === t)) ?? [];
      const longest = here[0]?.phrase.terms.length ?? 1;
      for (const entry of here.filter((e) => e.phrase.terms.length === longest))
        for (const language of to) if (language !== from) for (const t of translate(entry, language)) keepHeaviest(found, t);
      at += longest;
    }
    return [...found.values()];
  }

  /** The words of another language for a key, each meaning's alternatives sharing its weight. */
  alternatives(key: string, from: string, to: string): Alternative[] {
    const rows =
      this.keysOf(from)
        .get(key)
        ?.filter((row) => row.has(to)) ?? [];
    return rows.flatMap((row) => {
      const words = row.get(to)!;
      return words.map((w) => ({ words: w, probability: 1 / words.length / rows.length }));
    });
  }

  private entriesOf(language: string): Map<string, Entry[]> {
    const made = this.entries.get(language);
    if (made) return made;
    const entries = new Map<string, Entry[]>();
    for (const row of this.rows)
      for (const phrase of phrasesOf(row, language)) {
        const first = phrase.terms[0]!;
        entries.set(first, [...(entries.get(first) ?? []), { phrase, row }]);
      }
    for (const here of entries.values()) here.sort((a, b) => b.phrase.terms.length - a.phrase.terms.length);
    this.entries.set(language, entries);
    return entries;
  }

  private keysOf(language: string): Map<string, Row[]> {
    const made = this.byKey.get(language);
    if (made) return made;
    const rows = new Map<string, Row[]>();
    for (const row of this.rows)
      for (const words of row.get(language) ?? []) {
        const units = unitsOf(words, language);
        if (units.length === 0) continue;
        const key = join(units.map((u) => u.key), language); // prettier-ignore
        const before = rows.get(key) ?? [];
        if (!before.includes(row)) rows.set(key, [...before, row]);
      }
    this.byKey.set(language, rows);
    return rows;
  }
}

function rowsOf(table: string): Row[] {
  const [header = '', ...lines] = table.split(/\r?\n/);
  const languages = header.split('\t');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const cells = line.split('\t');
    if (cells.length !== languages.length)
      throw new Error(`Glossary line ${at + 2} has ${cells.length} columns, its header ${languages.length}: "${line}".`);
    const filled = languages.flatMap((language, i) => {
      const words = cells[i]!.split('|').map((w) => w.trim()).filter(Boolean); // prettier-ignore
      return words.length > 0 ? [[language, words] as const] : [];
    });
    return [new Map(filled)];
  });
}

const phrasesOf = (row: Row, language: string): Phrase[] =>
  (row.get(language) ?? [])
    .map((words) => ({ words, terms: termsOf(words, language) }))
    .filter((phrase) => phrase.terms.length > 0);

function translate({ phrase, row }: Entry, language: string): Translation[] {
  const alternatives = phrasesOf(row, language);
  return alternatives.flatMap((alternative) => {
    const wanted = language === 'vi' ? wordsOfTwoSyllables(alternative.terms) : alternative.terms;
    return wanted.map((term) => ({
      term,
      language,
      of: phrase.terms.filter((t) => !t.includes('_')).join(' '),
      weight: 1 / alternatives.length / wanted.length,
      words: { asked: phrase.words, found: alternative.words },
    }));
  });
}

/** A single syllable of a Vietnamese phrase means too many other things to be looked for. */
function wordsOfTwoSyllables(found: readonly string[]): readonly string[] {
  const pairs = found.filter((t) => t.includes('_'));
  return pairs.length > 0 ? pairs : found;
}

function keepHeaviest(found: Map<string, Translation>, translation: Translation): void {
  const key = `${translation.language} ${translation.term} ${translation.of}`;
  if (translation.weight > (found.get(key)?.weight ?? 0)) found.set(key, translation);
}

let shipped: Glossary | undefined;

/** The glossary that comes with this room, read from its folder once, in the order of the file names. */
export function loadGlossary(): Glossary {
  const folder = new URL('./glossary/', import.meta.url);
  shipped ??= new Glossary(
    readdirSync(folder)
      .filter((name) => name.endsWith('.tsv'))
      .toSorted()
      .map((name) => readFileSync(new URL(name, folder), 'utf8')),
  );
  return shipped;
}
