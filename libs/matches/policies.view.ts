import { z } from 'zod';
import { id } from '#problems';

const sides = z.object({ need: z.number(), offering: z.number() });

export const PolicyReport = z
  .object({
    against: z.number().int().describe('The policy that was in force when it was fitted.'),
    test: z
      .object({
        fittedTo: z.number().int(),
        testedOn: z.number().int().describe('Answers that came after all those it was fitted to.'),
        brierInForce: z.number().describe('Mean squared error of the probability of a yes, 0..1.'),
        brierFitted: z.number(),
        gain: z.object({ low: z.number(), high: z.number() }).describe('95 % interval; above 0 the fitted one is better.'),
      })
      .describe('On the same answers, by both.'),
    shadow: z
      .object({
        pairs: z.number().int(),
        moved: z.number().int(),
        entering: z.number().int().describe('Pairs that would come to the first places of a hub, as many as it has.'),
        leaving: z.number().int(),
        movers: z.array(z.object({ match: id, hub: id, from: z.number().int(), to: z.number().int(), because: z.string() })),
      })
      .describe('Who would move, and why: places in the hub, and the criterion whose say changes most.'),
  })
  .meta({ id: 'PolicyReport' });
export type PolicyReport = z.infer<typeof PolicyReport>;

export const PolicyView = z
  .object({
    version: z.number().int(),
    inForce: z.boolean(),
    madeAt: z.string(),
    shippedAt: z.string().nullable(),
    intercept: sides,
    weights: z.record(z.string(), sides.extend({ usual: z.number() })),
    report: PolicyReport.nullable().describe('Null for the published starting weights.'),
  })
  .meta({ id: 'PolicyView' });
export type PolicyView = z.infer<typeof PolicyView>;

export const CalibrationView = z
  .object({
    count: z
      .number()
      .int()
      .describe('Answers since the policy in force was put in force, the latest 10,000 at most; it learnt from none of them.'),
    brier: z.number().describe('Mean squared error of its probability of a yes, 0..1.'),
    constant: z.number().describe('The same of always saying their share of yes: what is not below it knows nothing.'),
    ece: z.number().describe('Expected calibration error, 0..1: mean distance of said and happened over ten equal bins.'),
    bins: z.array(
      z.object({ from: z.number(), to: z.number(), count: z.number().int(), predicted: z.number(), happened: z.number() }),
    ),
  })
  .meta({ id: 'CalibrationView' });

export const PolicyList = z
  .object({
    items: z.array(PolicyView),
    decisions: z.number().int().describe('Answers that are kept to learn from.'),
    needed: z.number().int().describe('So many answers weights are fitted to at least.'),
    calibration: CalibrationView.nullable().describe(
      'How true what the policy in force says came; null before the first answer.',
    ),
  })
  .meta({ id: 'PolicyList' });
export type PolicyList = z.infer<typeof PolicyList>;
