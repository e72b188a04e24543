import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { day, line, listOf } from '#problems';
import { formatNames, type ListFile } from './files.js';

/** Whose list it is: of everybody (`*`, the Security Council's), or of countries, by ISO 3166-1. */
export const applies = listOf(
  z.union([z.literal('*'), z.string().regex(/^[A-Z]{2}$/, 'must be "*" or a country such as "AE"')]),
  60,
  1,
);
/** Days after which an official list counts as too old, where nothing else is said. */
export const usualDays = 14;
export const oldestDays = z.number().int().min(1).max(400);

/** A name of a file in the folder itself: no way out of it. */
const file = z.string().regex(/^[\w][\w. -]{0,199}$/, 'must be the name of a file in this folder');

const Manifest = z.array(
  z.strictObject({
    name: line(200, 2),
    file,
    format: z.enum(formatNames),
    beside: file.optional().describe("OFAC's ALT.CSV"),
    encoding: z.enum(['utf-8', 'windows-1252', 'windows-1251', 'utf-16le']).optional(),
    kind: z.enum(['official', 'own']).default('official'),
    dated: day.optional(),
    applies: applies.default(['*']),
    oldestDays: oldestDays.optional(),
  }),
).max(100); // prettier-ignore
export type ManifestEntry = z.infer<typeof Manifest>[number];

/** `lists.json` of a folder: which file is which list, in which format. Throws with what is wrong in it, and where. */
export async function readManifest(folder: string): Promise<ManifestEntry[]> {
  const written = await readFile(path.join(folder, 'lists.json'), 'utf8');
  const read = Manifest.safeParse(JSON.parse(written));
  if (!read.success)
    throw new Error(`lists.json: ${read.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`.slice(0, 900));
  const names = read.data.map((entry) => entry.name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new Error(`lists.json: two lists are called "${twice}"`);
  return read.data;
}

export const fileOf = (folder: string, { file: name, beside, format, encoding }: ManifestEntry): ListFile => ({
  path: path.join(folder, name),
  format,
  encoding,
  beside: beside && path.join(folder, beside),
});
