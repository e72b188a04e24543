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
}
export interface Text {
  id: string;
  title: string;
  text: string;
  language: string;
}

const Line = z.object({
  id: z.coerce.string(),
  title: z.string().nullish(),
  text: z.string().nullish(),
  lang: z.string().nullish(),
  exclude: z.coerce.string().nullish(),
});
type Line = z.infer<typeof Line>;

/** Reads docs.jsonl, queries.jsonl and qrels.tsv of a folder; throws with file and line on what cannot be read. */
export async function readSet(folder: string): Promise<JudgedSet> {
  const documents = await texts(path.join(folder, 'docs.jsonl'));
  const queries = await texts(path.join(folder, 'queries.jsonl'));
  const judgments = new Map<string, Map<string, number>>();
  for await (const [line, at] of lines(path.join(folder, 'qrels.tsv'))) {
    const cells = line.split(/\s+/);
    // trec_eval's own form has an unused second column
    const [query, document, grade] = cells.length === 4 ? [cells[0], cells[2], cells[3]] : cells;
    if (!query || !document || !Number.isFinite(Number(grade))) {
      if (at === 1) continue; // a header
      throw new Error(`qrels.tsv line ${at} is not "query, document, grade": "${line}"`);
    }
    if (!judgments.has(query)) judgments.set(query, new Map());
    judgments.get(query)!.set(document, Number(grade));
  }
  return { name: path.basename(path.resolve(folder)), documents, queries, judgments };
}

async function texts(file: string): Promise<(Text & { exclude?: string | undefined })[]> {
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
  return read.map(({ id, title, text, lang, exclude }) => ({
    id,
    title: title ?? '',
    text: text ?? '',
    language: lang ? lang.toLowerCase().split(/[-_]/)[0]! : languageOf(`${title ?? ''} ${text ?? ''}`, usual),
    ...(exclude ? { exclude } : {}),
  }));
}

/** What most of those that name none are written in, by what can be told of the longest. */
function usualLanguage(read: readonly Line[]): string {
  const tally = new Map<string, number>();
  for (const { title, text, lang } of read.slice(0, 1000)) {
    if (lang) continue;
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
