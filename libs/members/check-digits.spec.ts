import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { numberForms, plainNumber } from './check-digits.js';

/** ISO 7064 MOD 97-10 the other way round: 98 less the rest of the number with two noughts. */
function withCheck(base: string): string {
  const digits = [...`${base}00`].map((c) => parseInt(c, 36)).join('');
  return `${base}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}`;
}
const letters = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 18, maxLength: 18 });

it('a legal entity identifier is right with its two digits, and with one character changed it is not', () => {
  fc.assert(
    fc.property(letters, fc.nat(19), fc.constantFrom(...'0123456789'), (base, at, other) => {
      const right = withCheck(base);
      expect(numberForms.lei(right)).toBe(true);
      const wrong = right.slice(0, at) + other + right.slice(at + 1);
      if (wrong !== right) expect([wrong, numberForms.lei(wrong)]).toEqual([wrong, false]);
    }),
    { seed: 7 },
  );
});

it.each([
  ['inn', ['1234567894', '123456789047'], ['1234567895', '1234567849', '123456789048', '123456789147']],
  ['ogrn', ['1000000000000', '2000000000009'], ['1000000000001', '2000000000008', '0200000000009']],
  ['mst', ['0000000017', '0000000017001'], ['0000000018', '0000000107', '0000000010']],
] as const)('an %s is right with the last digits that its others give', (form, right, wrong) => {
  expect(right.map((number) => numberForms[form](number))).toEqual(right.map(() => true));
  expect(wrong.map((number) => numberForms[form](number))).toEqual(wrong.map(() => false));
});

it('a number is compared however it is written, and what has another length or other letters is none', () => {
  expect(plainNumber(' 1234-5678.94 ')).toBe('1234567894');
  expect(plainNumber('529900 t8bm')).toBe('529900T8BM');
  for (const form of Object.values(numberForms))
    for (const wrong of ['', '0', 'ABC', '１２３４５６７８９４', '12345678901234567890123']) expect(form(wrong)).toBe(false);
});
