import { invalid } from '#problems';

/** A cursor is the sort key of the last row shown, opaque to callers. */
export const cursorOf = (key: readonly (string | number)[]) => Buffer.from(JSON.stringify(key)).toString('base64url');

/** The sort key in a cursor, `length` parts long and each a string or a number; a 422 for anything that is not one of ours. */
export function keyIn(cursor: string, length: number): (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    // eslint-disable-next-line no-control-regex
    const sound = (k: unknown) =>
      typeof k === 'number' || (typeof k === 'string' && k.length <= 100 && !/[\u0000-\u001f\ud800-\udfff]/.test(k));
    if (Array.isArray(key) && key.length === length && key.every(sound)) return key as (string | number)[];
  } catch {
    // falls through to the refusal below
  }
  throw invalid([
    {
      field: 'cursor',
      rule: 'cursor',
      message: 'is not a cursor of this list: use the `next` of the page before, or leave it out',
    },
  ]);
}
