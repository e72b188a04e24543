import type { Reader } from '../texts/reader.js';

type Refused = { code: string; facts?: Record<string, unknown> | undefined };

/** Why a decision was refused, in words that say what to do; undefined where the problem's own words are the best there are. */
export function refusalIn({ t }: Reader, problem: Refused | undefined): string | undefined {
  if (problem?.code !== 'conflict') return undefined;
  const what = problem.facts?.what;
  switch (what) {
    case 'capacity':
    case 'hub':
    case 'mandate':
    case 'second_eyes':
    case 'undo':
      return t(`console.refused.${what}`);
    default:
      return undefined;
  }
}

/** The same for one of many, of which the API gives the code only. */
export const refusalOf = (reader: Reader, problem: Refused): string =>
  refusalIn(reader, problem) ?? reader.tell({ key: `problem.${problem.code}.title` });
