import { readdirSync, readFileSync } from 'node:fs';
import { terms as termsOf } from './terms.js';

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
type Row = ReadonlyMap<string, readonly Phrase[]>;
interface Entry {
  phrase: Phrase;
  row: Row;
}

/** A reviewed list of trade and technology words: columns are languages, a row is a meaning, `|` parts alternatives. */
export class Glossary {
  /** By language and first term, longest phrase first. */
  private readonly entries = new Map<string, Map<string, Entry[]>>();

  /** Throws on a table whose rows do not fit its header, naming the line. */
  constructor(tables: readonly string[]) {
    for (const table of tables) this.add(table);
    for (const ofLanguage of this.entries.values())
      for (const entries of ofLanguage.values()) entries.sort((a, b) => b.phrase.terms.length - a.phrase.terms.length);
  }

  /**
   * What to look for in the languages `to`, for terms in the order that `terms` gave them: phrases are found as neighbours, the longest
   * first. Where several ways lead to one term, the heaviest stays.
   */
  translations(terms: readonly string[], from: string, to: readonly string[]): Translation[] {
    const found = new Map<string, Translation>();
    const known = this.entries.get(from);
    for (let at = 0; at < terms.length;) {
      const here = known?.get(terms[at]!)?.filter((e) => e.phrase.terms.every((t, i) => terms[at + i] === t)) ?? [];
      const longest = here[0]?.phrase.terms.length ?? 1;
      for (const entry of here.filter((e) => e.phrase.terms.length === longest))
        for (const language of to) if (language !== from) for (const t of translate(entry, language)) keepHeaviest(found, t);
      at += longest;
    }
    return [...found.values()];
  }

  private add(table: string): void {
    const [header = '', ...lines] = table.split(/\r?\n/);
    const languages = header.split('\t');
    lines.forEach((line, at) => {
      if (line.trim() === '') return;
      const cells = line.split('\t');
      if (cells.length !== languages.length)
        throw new Error(`Glossary line ${at + 2} has ${cells.length} columns, its header ${languages.length}: "${line}".`);
      const row: Row = new Map(languages.map((language, i) => [language, phrasesOf(cells[i]!, language)]));
      for (const [language, phrases] of row) for (const phrase of phrases) this.enter(language, { phrase, row });
    });
  }

  private enter(language: string, entry: Entry): void {
    const ofLanguage = this.entries.get(language) ?? new Map<string, Entry[]>();
    this.entries.set(language, ofLanguage);
    const first = entry.phrase.terms[0]!;
    ofLanguage.set(first, [...(ofLanguage.get(first) ?? []), entry]);
  }
}

const phrasesOf = (cell: string, language: string): Phrase[] =>
  cell
    .split('|')
    .map((words) => ({ words: words.trim(), terms: termsOf(words, language) }))
    .filter((phrase) => phrase.terms.length > 0);

function translate({ phrase, row }: Entry, language: string): Translation[] {
  const alternatives = row.get(language) ?? [];
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
