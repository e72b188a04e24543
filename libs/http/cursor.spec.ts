import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from '#problems';
import { cursorOf, keyIn, PageQuery } from './index.js';

describe('a cursor', () => {
  it('gives back the key that it was made of', () => {
    for (const key of [
      ['2026-11-22T00:00:00.000Z', 'b'],
      [1, 'x'],
      ['вода', 2.5],
    ])
      expect(keyIn(cursorOf(key), 2)).toEqual(key);
  });

  it('of another list, or made up, is a 422 that names it, whatever it is', () => {
    const refused = (cursor: string) => {
      try {
        keyIn(cursor, 2);
        return 'taken';
      } catch (error) {
        return (error as Problem).status;
      }
    };
    for (const cursor of [
      '',
      'nonsense',
      cursorOf(['a']),
      cursorOf(['a', 'b', 'c']),
      cursorOf(['a\u0000', 'b']),
      cursorOf(['\ud800', 'b']),
      cursorOf(['x'.repeat(101), 'b']),
    ])
      expect(refused(cursor)).toBe(422);
    fc.assert(
      fc.property(fc.string(), (s) => refused(s) === 422),
      { seed: 20261122 },
    );
    fc.assert(
      fc.property(
        fc.jsonValue(),
        (v) => Array.isArray(v) || refused(Buffer.from(JSON.stringify(v)).toString('base64url')) === 422,
      ),
      { seed: 20261122 },
    );
  });

  it('belongs to a page of 1 to 100, 20 unless told', () => {
    expect(PageQuery.parse({})).toEqual({ limit: 20 });
    expect([0, 101, 1.5, 'x'].map((limit) => PageQuery.safeParse({ limit }).success)).toEqual([false, false, false, false]);
  });
});
