import { z } from 'zod';
import { currency, day } from '#problems';

/** An exact sum as text, below ten trillion, told with two decimals: a number would lose a cent somewhere. */
const amount = z
  .string()
  .regex(/^(0|[1-9]\d{0,12})(\.\d{1,2})?$/, 'must be a sum such as "125000" or "125000.50"')
  .refine((sum) => /[1-9]/.test(sum), { message: 'must be more than nothing' })
  .transform((sum) => {
    const [whole, part = ''] = sum.split('.');
    return `${whole}.${part.padEnd(2, '0')}`;
  });

/** Money of a day: that day's rate is what it is worth in another currency. */
export const Money = z.strictObject({ amount, currency, on: day });
export type Money = z.infer<typeof Money>;
/** As it is told again. */
export const MoneyTold = z.object({ amount: z.string(), currency: z.string(), on: z.string() });
