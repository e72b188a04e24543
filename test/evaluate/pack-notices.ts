import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCharacters, type CodedText } from '#sectors';
import { Usage } from './progress.js';
import { readSet } from './sets.js';

export const usage = 'npm run evaluate -- pack-notices <sample/real/needs.jsonl> <tenders-to-sectors folder> ...';

type Notice = { id: string; title: string; description: string; language: string; sectors: string[] };

/** Makes the file of coded notices that comes with the sectors room. Main codes are a sample's first, or a set's grade of 2. */
export async function packNotices([sample, ...folders]: string[]): Promise<Record<string, unknown>> {
  if (!sample || folders.length === 0) throw new Usage(usage);
  const packed = new Map<string, CodedText>();
  const keep = ({ text, ...notice }: CodedText) => packed.set(notice.id, { ...notice, text: text.slice(0, readCharacters) });
  for (const line of readFileSync(sample, 'utf8').trim().split('\n')) {
    const { id, title, description, language, sectors } = JSON.parse(line) as Notice;
    keep({
      id,
      language,
      title,
      text: description,
      codes: Object.fromEntries(sectors.map((code, at) => [code, at === 0 ? 2 : 1])),
    });
  }
  for (const folder of folders) {
    const { queries, judgments } = await readSet(folder);
    for (const { id, language, title, text } of queries)
      if (judgments.has(id)) keep({ id, language, title, text, codes: Object.fromEntries(judgments.get(id)!) });
  }
  const lines = [...packed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map((notice) => JSON.stringify(notice));
  const file = path.resolve('libs/sectors/notices/coded-notices.jsonl.gz');
  writeFileSync(file, gzipSync(lines.join('\n'), { level: 9 }));
  console.log(`${lines.length} notices in ${file}`);
  return { notices: lines.length };
}
