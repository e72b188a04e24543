import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { readOfacCsv, readOwnCsv, readTargetsSimple } from './csv.js';
import { readFtm } from './ftm.js';
import { later, type Listed, type Reader, type Said } from './listed.js';
import { ListRefused } from './refused.js';
import { readEuXml, readOfacXml, readUnXml } from './xml-lists.js';

/** The formats in which lists are published, by the name that a manifest and the command have for each. */
export const formats = {
  'opensanctions-csv': readTargetsSimple,
  'opensanctions-ftm': readFtm,
  'ofac-csv': readOfacCsv,
  'ofac-xml': readOfacXml,
  'eu-xml': readEuXml,
  'un-xml': readUnXml,
  'own-csv': readOwnCsv,
} as const satisfies Record<string, Reader>;
export type Format = keyof typeof formats;
export const formatNames = Object.keys(formats) as [Format, ...Format[]];

export type ListFile = { path: string; format: Format; encoding?: string | undefined; beside?: string | undefined };

/** Parties at a time: enough to be quick, few enough to be small. */
const batch = 500;

/**
 * Reads a file of a list, some hundred parties at a time; `said` holds at the end what the file says of itself.
 * @throws {ListRefused} at the first line that cannot be read: half a list is none
 */
export async function* readListFile(
  { path, format, encoding = 'utf-8', beside }: ListFile,
  said: Said,
): AsyncGenerator<Listed[]> {
  let found: Listed[] = [];
  let count = 0;
  const other = beside === undefined ? undefined : textOfFile(beside, encoding);
  for await (const party of formats[format](textOfFile(path, encoding), said, other)) {
    found.push(party);
    count++;
    if (found.length === batch) {
      yield found;
      found = [];
    }
  }
  if (found.length) yield found;
  if (said.parties !== undefined && said.parties !== count) throw new ListRefused('incomplete');
}

/** What a file is known by, and the day on which it was put there. */
export async function fingerprint(paths: readonly string[]): Promise<{ hash: string; day: string }> {
  const hash = createHash('sha256');
  let day: string | undefined;
  for (const path of paths) {
    day = later(day, (await stat(path).catch(unreadable)).mtime.toISOString().slice(0, 10));
    for await (const piece of bytes(path)) hash.update(piece);
  }
  return { hash: hash.digest('hex'), day: day! };
}

async function* textOfFile(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of bytes(path)) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new ListRefused('encoding');
    throw error;
  }
}

async function* bytes(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path) as AsyncIterable<Uint8Array>;
  } catch (error) {
    unreadable(error);
  }
}

function unreadable(error: unknown): never {
  if (/^(ENOENT|EACCES|EISDIR)$/.test((error as { code?: string }).code ?? '')) throw new ListRefused('unreadable');
  throw error;
}
