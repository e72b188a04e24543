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

export const PolicyList = z
  .object({ items: z.array(PolicyView), decisions: z.number().int().describe('Answers that are kept to learn from.') })
  .meta({ id: 'PolicyList' });
