import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Usage } from './progress.js';

const anyId = z.union([z.string(), z.number()]).transform(String);
const Person = z.object({
  id: anyId,
  side: z.union([z.string(), z.number(), z.boolean()]).nullish(),
  features: z.record(z.string(), z.unknown()).nullish(),
});
const yesOrNo = z.unknown().transform((said): 0 | 1 | null => {
  if (typeof said === 'boolean') return said ? 1 : 0;
  const word = String(said ?? '')
    .trim()
    .toLowerCase();
  if (['1', '1.0', 'yes', 'y', 'true', 't'].includes(word)) return 1;
  return ['0', '0.0', 'no', 'n', 'false', 'f', '-1'].includes(word) ? 0 : null;
});
const PairLine = z.object({ a: anyId, b: anyId, wave: z.unknown().optional(), a_said: yesOrNo, b_said: yesOrNo });

/** Two-sided decisions: people by number, pairs of one of `a` and one of `b` with what each said. */
export type DecisionSet = {
  name: string;
  people: { id: string; features: Record<string, unknown> }[];
  /** 0 for who stands under `a` in the pairs, 1 under `b`. */
  sides: Uint8Array;
  waves: string[];
  pairs: { a: number; b: number; wave: number; aSaid: 0 | 1; bSaid: 0 | 1 }[];
  leftOut: number;
};

/** Reads `people.jsonl` and `pairs.jsonl` of a folder. What cannot be used (a word that is no answer, a person of two sides) is counted. */
export async function readDecisions(folder: string): Promise<DecisionSet> {
  const known = new Map<string, Record<string, unknown>>();
  for await (const { value } of lines(path.join(folder, 'people.jsonl'), Person)) known.set(value.id, value.features ?? {});
  const set: DecisionSet = {
    name: path.basename(path.resolve(folder)),
    people: [],
    sides: new Uint8Array(),
    waves: [],
    pairs: [],
    leftOut: 0,
  };
  const [numbers, sides, waves, seen] = [new Map<string, number>(), [] as number[], new Map<string, number>(), new Set<string>()];
  const person = (id: string, side: 0 | 1): number => {
    const before = numbers.get(id);
    if (before !== undefined) return sides[before] === side ? before : -1;
    numbers.set(id, set.people.length);
    sides.push(side);
    return set.people.push({ id, features: known.get(id) ?? {} }) - 1;
  };
  for await (const { value } of lines(path.join(folder, 'pairs.jsonl'), PairLine)) {
    const { a_said: aSaid, b_said: bSaid } = value;
    const isNew = !seen.has(`${value.a} ${value.b}`);
    if (aSaid === null || bSaid === null || value.a === value.b || !isNew) {
      set.leftOut++;
      continue;
    }
    const [a, b] = [person(value.a, 0), person(value.b, 1)];
    if (a < 0 || b < 0) {
      set.leftOut++;
      continue;
    }
    seen.add(`${value.a} ${value.b}`);
    const name = value.wave === undefined || value.wave === null ? '' : String(value.wave);
    if (!waves.has(name)) waves.set(name, waves.size);
    set.pairs.push({ a, b, wave: waves.get(name)!, aSaid, bSaid });
  }
  if (set.pairs.length < 20)
    throw new Usage(`${folder} holds ${set.pairs.length} pairs with two answers; at least 20 are needed.`);
  return { ...set, sides: Uint8Array.from(sides), waves: [...waves.keys()] };
}

async function* lines<T>(file: string, shape: z.ZodType<T>): AsyncGenerator<{ value: T }> {
  if (!existsSync(file))
    throw new Usage(`${file} is not there: a set of decisions is people.jsonl and pairs.jsonl in one folder.`);
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    at++;
    if (!line.trim()) continue;
    const read = shape.safeParse(asJson(line));
    if (!read.success) {
      const [issue] = read.error.issues;
      throw new Usage(`${file} line ${at}: ${issue!.path.join('.') || 'the line'} ${issue!.message}`);
    }
    yield { value: read.data };
  }
}

/** JSON as statisticians' tools write it has NaN and Infinity in it: not known. */
function asJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    try {
      return JSON.parse(line.replace(/(?<=[:,[]\s*)(NaN|-?Infinity)(?=\s*[,}\]])/g, 'null'));
    } catch {
      return undefined;
    }
  }
}
