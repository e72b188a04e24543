import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { detect } from '#language';

/** A judged set: documents, queries, and what somebody said of some pairs of them (grade 0: looked at, and not relevant). */
export interface JudgedSet {
  name: string;
  documents: Text[];
  queries: (Text & { exclude?: string | undefined })[];
  /** query → document → grade */
  judgments: Map<string, Map<string, number>>;
  /** Documents and queries whose id came before. */
  repeated: number;
}
export interface Text {
  id: string;
  title: string;
  text: string;
  language: string;
}

const anyId = z.union([z.string().min(1), z.number()]).transform(String);
const Line = z.object({
  id: anyId,
  title: z.string().nullish(),
  text: z.string().nullish(),
  lang: z.string().nullish(),
  exclude: z.union([z.string(), z.number()]).transform(String).nullish(),
});
type Line = z.infer<typeof Line>;

/** Reads docs.jsonl, queries.jsonl and qrels.tsv of a folder; throws with file and line on what cannot be read. */
export async function readSet(folder: string): Promise<JudgedSet> {
  const [documents, repeatedDocuments] = await texts(path.join(folder, 'docs.jsonl'));
  const [queries, repeatedQueries] = await texts(path.join(folder, 'queries.jsonl'));
  const judgments = new Map<string, Map<string, number>>();
  for await (const [line, at] of lines(path.join(folder, 'qrels.tsv'))) {
    // ids may hold spaces where tabs part them
    const cells = line.trim().split(line.includes('\t') ? /\s*\t\s*/ : /\s+/);
    // trec_eval's own form has an unused second column
    const [query, document, grade] = cells.length === 4 ? [cells[0], cells[2], cells[3]] : cells;
    if (!query || !document || !grade || !Number.isFinite(Number(grade))) {
      if (at === 1) continue; // a header
      throw new Error(`qrels.tsv line ${at} is not "query, document, grade": "${line}"`);
    }
    if (!judgments.has(query)) judgments.set(query, new Map());
    judgments.get(query)!.set(document, Number(grade));
  }
  return {
    name: path.basename(path.resolve(folder)),
    documents,
    queries,
    judgments,
    repeated: repeatedDocuments + repeatedQueries,
  };
}

/** The queries that somebody found a document for; throws where there is none, for then nothing can be measured. */
export function askedOf({ name, queries, judgments }: JudgedSet): JudgedSet['queries'] {
  const asked = queries.filter((q) => [...(judgments.get(q.id)?.values() ?? [])].some((grade) => grade >= 1));
  if (asked.length === 0) throw new Error(`No query of ${name} has a document of grade 1 or more: do its qrels.tsv and queries.jsonl name the same ids?`); // prettier-ignore
  return asked;
}

/**
 * A set whose queries look for one another: its queries are the documents too, and relevant is what shares a judged document of grade 1 or more,
 * 2 where that is the first of grade 2 of both, which of tenders is the main sector. Nothing finds itself.
 */
export function alikeOf({ name, queries, judgments }: JudgedSet): JudgedSet {
  const grades = (id: string) => [...(judgments.get(id) ?? [])].filter(([, grade]) => grade >= 1);
  const main = (id: string) => grades(id).find(([, grade]) => grade >= 2)?.[0];
  const found = new Map<string, Map<string, number>>();
  for (const { id } of queries) {
    const own = new Set(grades(id).map(([document]) => document));
    const alike = queries.flatMap((other): [string, number][] => {
      if (other.id === id || !grades(other.id).some(([document]) => own.has(document))) return [];
      return [[other.id, main(id) !== undefined && main(other.id) === main(id) ? 2 : 1]];
    });
    found.set(id, new Map(alike));
  }
  return { name: `${name}, alike`, documents: queries, queries: queries.map((q) => ({ ...q, exclude: q.id })), judgments: found, repeated: 0 }; // prettier-ignore
}

/** What a file holds, each id once, and how many came again. */
async function texts(file: string): Promise<[JudgedSet['queries'], repeated: number]> {
  const read: Line[] = [];
  for await (const [line, at] of lines(file)) {
    try {
      read.push(Line.parse(JSON.parse(line)));
    } catch (error) {
      throw new Error(`${path.basename(file)} line ${at} is not {id, title, text}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  const usual = usualLanguage(read);
  const found = new Map<string, JudgedSet['queries'][number]>();
  for (const { id, title, text, lang, exclude } of read)
    if (!found.has(id))
      found.set(id, {
        id,
        title: title ?? '',
        text: text ?? '',
        language: named(lang) ?? languageOf(`${title ?? ''} ${text ?? ''}`, usual),
        ...(exclude ? { exclude } : {}),
      });
  return [[...found.values()], read.length - found.size];
}

/** "pt-BR", "pt_BR" and "por" are pt; what names no language is as if nothing were said. */
function named(lang: string | null | undefined): string | undefined {
  try {
    const { language } = new Intl.Locale((lang ?? '').trim().replaceAll('_', '-'));
    return language.length === 2 ? language : undefined;
  } catch {
    return undefined;
  }
}

/** What most of those that name none are written in, by what can be told of the longest. */
function usualLanguage(read: readonly Line[]): string {
  const tally = new Map<string, number>();
  for (const { title, text, lang } of read.slice(0, 1000)) {
    if (named(lang)) continue;
    const { language, confidence } = detect(`${title ?? ''} ${text ?? ''}`);
    tally.set(language, (tally.get(language) ?? 0) + confidence);
  }
  return [...tally].filter(([language]) => language !== 'und').toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'en';
}

function languageOf(text: string, usual: string): string {
  const { language, confidence } = detect(text);
  return confidence >= 0.6 && language !== 'und' ? language : usual;
}

async function* lines(file: string): AsyncGenerator<[line: string, at: number]> {
  if (!existsSync(file)) throw new Error(`There is no ${file}: a set is a folder with docs.jsonl, queries.jsonl and qrels.tsv.`);
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at++;
    if (line.trim() !== '') yield [at === 1 ? line.replace(/^\uFEFF/, '') : line, at];
  }
}
