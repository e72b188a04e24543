import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { address, day, fieldErrors, id, line, listOf, text, zone } from './index.js';

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

describe('text from outside', () => {
  it('may be of any script, in whole characters, on several lines', () => {
    for (const fine of ['вода', 'مياه', 'nước', '水', 'a 😀 b', 'two\nlines\tand a tab'])
      expect([fine, takes(text(100), fine)]).toEqual([fine, true]);
  });

  it('holds no NUL, no half of a surrogate pair and no control character', () => {
    for (const bad of ['a\u0000', '\ud83d', '\ude00', '\ude00\ud83d', 'a\u001b[31m', '\u007f'])
      expect([bad, takes(text(100), bad)]).toEqual([bad, false]);
  });

  it('is trimmed before it is measured', () => {
    expect(text(3).parse('  abc  ')).toBe('abc');
    expect([takes(text(3), 'abcd'), takes(text(3), '   '), takes(line(10), 'a\nb')]).toEqual([false, false, false]);
  });

  it('is an id in lower case, an address in lower case, a day that exists, a zone that exists, a list without doubles', () => {
    expect(id.parse('00000000-0000-4000-8000-00000000000A')).toBe('00000000-0000-4000-8000-00000000000a');
    expect(address.parse(' Somebody@Firm.Test ')).toBe('somebody@firm.test');
    expect([takes(address, 'a@b.test\r\nbcc: c@d.test'), takes(address, `a${'\u0000'}@b.test`)]).toEqual([false, false]);
    expect([takes(day, '2028-02-29'), takes(day, '2027-02-29')]).toEqual([true, false]);
    expect([takes(zone, 'Asia/Dubai'), takes(zone, 'Mars/Base'), takes(zone, '+04:00')]).toEqual([true, false, false]);
    expect([takes(listOf(z.string(), 2), ['a', 'b']), takes(listOf(z.string(), 2), ['a', 'a'])]).toEqual([true, false]);
  });
});

describe('a field error', () => {
  it('names the field, the rule and the shape of what came, never the value', () => {
    const schema = z.strictObject({ owner: z.strictObject({ email: address }), sectors: listOf(line(8), 2) });
    const input = { owner: { email: 'a secret that is no address' }, sectors: ['1', '2', '3'], extra: 1 };
    const errors = fieldErrors(schema.safeParse(input).error!.issues, input);
    expect(errors.map((e) => e.field).sort()).toEqual(['(body)', 'owner.email', 'sectors']);
    expect(errors.find((e) => e.field === 'owner.email')!.got).toBe('text of 27 characters');
    expect(errors.find((e) => e.field === 'sectors')!.got).toBe('a list of 3');
    expect(JSON.stringify(errors)).not.toContain('a secret');
  });

  it('is one of at most fifty', () => {
    const errors = fieldErrors(z.array(z.number()).safeParse(Array(200).fill('x')).error!.issues);
    expect(errors).toHaveLength(50);
  });
});
