import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { currency, day, invalid, type FieldError } from '#problems';

export type Rate = { currency: string; day: string; rate: string };

/** How much of the currency one unit of the base buys. */
const Row = z.strictObject({
  day,
  currency,
  rate: z.string().regex(/^(?!0(\.0+)?$)(0|[1-9]\d{0,8})(\.\d{1,10})?$/, 'must be a number above nothing such as "3.6725"'),
});
const most = 5000;

/** A file of rates: `day,currency,rate` with that head, one a line. Every line that cannot be taken is named; then none is. */
export function ratesIn(file: string): Rate[] {
  let lines: Record<string, string>[];
  try {
    lines = parse(file, { columns: true, bom: true, trim: true, skip_empty_lines: true }) as Record<string, string>[];
  } catch {
    throw invalid([{ field: 'file', rule: 'csv', message: 'is no CSV with the columns day, currency and rate' }]);
  }
  const wrong: FieldError[] = [];
  if (!lines.length || lines.length > most)
    wrong.push({
      field: 'file',
      rule: 'rows',
      message: `must have 1 to ${most} lines under its head`,
      got: `${lines.length} lines`,
    });
  const rates = lines.slice(0, most).flatMap((line, n): Rate[] => {
    const row = Row.safeParse(line);
    if (row.success) return [row.data];
    for (const issue of row.error.issues)
      wrong.push({ field: `file.${n + 2}.${issue.path.join('.') || 'line'}`, rule: issue.code, message: issue.message });
    return [];
  });
  if (wrong.length) throw invalid(wrong.slice(0, 50));
  return rates;
}
