/** Why a list is not taken. The row of a refusal keeps the rule; this is what it says. */
export const refusals = {
  empty: 'names nobody: fetch it again',
  encoding: 'is not text in the encoding that was named: fetch it again, or name its encoding',
  malformed: 'is not in the form of its format: fetch it again, or name another format',
  incomplete: 'ends before its end: fetch it again',
  columns: 'has not the columns of its format: name another format',
  nameless: 'has an entry without a name: have it corrected by whoever publishes it',
  too_long: 'has an entry longer than 4 MB: it is not a list',
  undated: 'does not say its day, and no day was given: give one',
  older: 'is older than the list in force of its name',
  shrunk: 'has less than half as many parties as the list in force of its name: two people remove that one first',
  unreadable: 'cannot be read: put the file there, readable',
} as const;
export type RefusalRule = keyof typeof refusals;

/** A list that is not taken, by which rule and at which line; the one in force stays in force. */
export class ListRefused extends Error {
  constructor(
    readonly rule: RefusalRule,
    readonly line?: number,
  ) {
    super(`${line ? `line ${line}: ` : ''}the list ${refusals[rule]}`);
  }
}
