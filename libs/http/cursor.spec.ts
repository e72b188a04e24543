import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from '#problems';
import { ByTime, cursorOf, keyIn, pageKey, PageQuery } from './index.js';

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

  it('by time holds an instant that PostgreSQL takes, as JSON or as PostgreSQL writes it, and no other', () => {
    const id = '0b6c7d1e-2f3a-4b5c-8d9e-0f1a2b3c4d5e';
    const taken = (at: string) => {
      try {
        return pageKey(cursorOf([at, id]), ByTime)[0] === at;
      } catch (error) {
        return (error as Problem).status;
      }
    };
    for (const at of ['2026-11-22T10:00:00.000Z', '2026-11-22 10:00:00.123456+00', '2028-02-29 23:59:59+05:30'])
      expect(taken(at)).toBe(true);
    for (const at of [
      '+275760-09-13T00:00:00.000Z',
      '0000-01-01T00:00:00Z',
      '2026-02-29T00:00:00Z',
      '2026-11-22T24:00:00Z',
      '2026-11-22 10:00:00+23',
      'now',
      'infinity',
      '1 Jan 2026',
    ])
      // prettier-ignore
      expect([at, taken(at)]).toEqual([at, 422]);
    expect(pageKey(undefined, ByTime)).toEqual([null, null]);
  });
});
