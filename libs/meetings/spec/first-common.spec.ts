import fc from 'fast-check';
import { firstCommon } from '../first-common.js';

const hour = (n: number) => new Date(Date.UTC(2026, 9, 25, n));
const at = (...hours: number[]) => ({ times: hours.map(hour) });
const before = hour(0);

describe('the first common time', () => {
  it('is the earliest that all have, waits for whoever has not answered, and may not exist', () => {
    expect(firstCommon([at(3, 5, 7), at(7, 5)], before)).toEqual(hour(5));
    expect(firstCommon([at(3), { times: null }], before)).toBe('waiting');
    expect(firstCommon([at(3), at(5)], before)).toBe('none');
    expect(firstCommon([at(3), at()], before)).toBe('none');
    expect(firstCommon([], before)).toBe('waiting');
  });

  it('is ahead of now', () => {
    expect(firstCommon([at(3, 5), at(3, 5)], hour(3))).toEqual(hour(5));
    expect(firstCommon([at(3), at(3)], hour(4))).toBe('none');
  });

  it('is marked by everybody, and nothing earlier is, whatever is marked in whatever order', () => {
    const marks = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(marks, fc.integer({ min: 0, max: 31 }), (parties, now) => {
        const found = firstCommon(
          parties.map((hours) => at(...hours)),
          hour(now),
        );
        const common = parties[0]!.filter((h) => h > now && parties.every((hours) => hours.includes(h)));
        expect(found).toEqual(common.length ? hour(Math.min(...common)) : 'none');
      }),
    );
  });
});
