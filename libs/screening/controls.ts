import { z } from 'zod';
import { line, listOf } from '#problems';

/**
 * A rule on goods and destinations: what it is about (sector codes by their beginning, or every sector), where it goes (countries, or
 * everywhere), and what it asks: the end use in writing, or that nobody is introduced.
 */
const ControlRule = z.strictObject({
  code: line(60).describe('The class it stands for, such as a category of a control list'),
  sectors: listOf(z.string().regex(/^\d{2,8}$/, 'must be the beginning of a CPV code, such as "35" or "34711"'), 200, 1),
  destinations: listOf(z.union([z.literal('*'), z.string().regex(/^[A-Z]{2}$/)]), 250, 1),
  asks: z.enum(['statement', 'refuse']),
});
export const SetControlRules = z.strictObject({ rules: z.array(ControlRule).max(500) }).meta({ id: 'SetControlRules' });
export type SetControlRules = z.infer<typeof SetControlRules>;
type ControlRule = z.infer<typeof ControlRule>;

/** Where nobody has set rules: what serves security, defence or flight, and chemicals, asks for a statement wherever it goes. */
export const startingRules: ControlRule[] = [
  { code: 'security-and-defence', sectors: ['35'], destinations: ['*'], asks: 'statement' },
  { code: 'aircraft-and-space', sectors: ['347'], destinations: ['*'], asks: 'statement' },
  { code: 'nuclear', sectors: ['0934', '4216'], destinations: ['*'], asks: 'statement' },
  { code: 'chemicals', sectors: ['243', '245'], destinations: ['*'], asks: 'statement' },
];

/** What the rules ask of goods of these sectors that go to one of these countries. The strictest rule decides. */
export function asked(rules: readonly ControlRule[], sectors: readonly string[], destinations: readonly string[]) {
  const met = rules.filter(
    (rule) =>
      sectors.some((sector) => rule.sectors.some((begins) => sector.startsWith(begins))) &&
      rule.destinations.some((country) => country === '*' || destinations.includes(country)),
  );
  return met.some((rule) => rule.asks === 'refuse') ? 'refuse' : met.length ? 'statement' : 'nothing';
}
