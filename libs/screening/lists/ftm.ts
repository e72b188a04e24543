import { z } from 'zod';
import { dayIn, later, listed, type Reader } from './listed.js';
import { ListRefused } from './refused.js';

const longestLine = 4 * 1024 * 1024;
const values = z.record(z.string(), z.array(z.unknown()));
const Entity = z.object({
  schema: z.string(),
  caption: z.string().optional(),
  properties: values,
  target: z.boolean().optional(),
  last_seen: z.string().nullish(),
});

/** Whom FollowTheMoney may list; everything else in a file says something of one of these (an address, a measure, a share). */
const parties = new Set(['person', 'organization', 'company', 'legalentity', 'publicbody', 'vessel', 'airplane', 'asset']);
const nameProperties = ['name', 'alias', 'weakAlias', 'previousName', 'abbreviation'];
const numberProperties = [
  'registrationNumber', 'taxNumber', 'innCode', 'ogrnCode', 'leiCode', 'vatCode', 'uscCode', 'okpoCode', 'idNumber', 'passportNumber',
  'imoNumber', 'swiftBic', 'dunsCode', 'uniqueEntityId', 'jibCode', 'mbsCode', 'permId', 'ibcRuc',
]; // prettier-ignore

/** FollowTheMoney, an entity a line. Where targets are marked, only they are listed; their day is the latest `last_seen`. */
export const readFtm: Reader = async function* (text, said) {
  for await (const { line, written } of lines(text)) {
    const read = Entity.safeParse(parsed(written, line));
    if (!read.success) throw new ListRefused('malformed', line);
    const { schema, caption, properties, target, last_seen } = read.data;
    said.dated = later(said.dated, dayIn(last_seen ?? undefined));
    if (target === false || !parties.has(schema.toLowerCase())) continue;
    const of = (names: readonly string[]) => names.flatMap((name) => properties[name] ?? []).filter((v) => typeof v === 'string');
    yield listed(line, {
      names: [...of(nameProperties), caption],
      schema,
      country: of(['country', 'jurisdiction', 'nationality', 'mainCountry'])[0]?.toUpperCase(),
      identifiers: of(numberProperties),
    });
  }
};

function parsed(written: string, line: number): unknown {
  try {
    return JSON.parse(written);
  } catch {
    throw new ListRefused('malformed', line);
  }
}

async function* lines(text: AsyncIterable<string>): AsyncGenerator<{ line: number; written: string }> {
  let [rest, line] = ['', 0];
  for await (const piece of text) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop()!;
    if (rest.length > longestLine) throw new ListRefused('too_long', line + parts.length + 1);
    for (const written of parts) {
      line++;
      if (written.trim()) yield { line, written };
    }
  }
  if (rest.trim()) yield { line: line + 1, written: rest };
}
