import { describe, expect, it } from '@jest/globals';
import { dayIn } from './times.js';

describe('a day', () => {
  const now = new Date('2026-12-31T20:15:00Z');

  it('is that of the zone, as a date field has it', () => {
    expect([dayIn('UTC', now), dayIn('Asia/Dubai', now), dayIn('America/Sao_Paulo', now)]).toEqual([
      '2026-12-31',
      '2027-01-01',
      '2026-12-31',
    ]);
  });

  it('is that of the machine where no zone is known', () => {
    expect(dayIn(undefined, now)).toMatch(/^202[67]-\d\d-\d\d$/);
  });
});
