import { z } from 'zod';
import { id } from '#problems';

const share = z.number().describe('0..1');

export const SlateRunView = z
  .object({
    id: z.number().int(),
    madeAt: z.string(),
    policy: z.number().int(),
    report: z
      .object({
        eligible: z.number().int().describe('Pairs that could have been shown.'),
        shown: z.number().int(),
        shownToLearn: z.number().int().describe('Drawn to learn from, not because they are the best.'),
        expectedAcceptances: z.number().describe('Introductions of this slate that both sides are expected to accept.'),
        gini: z.number().describe('How uneven showings are among offerings with an eligible pair: 0 all alike.'),
        offeringsNotShown: share,
        needsNotShown: share,
        blockingPairs: z
          .number()
          .int()
          .describe('Pairs left out that both sides would rather have than something they are shown.'),
        waited: z.number().int().describe('Listings that had waited for a showing as long as the floor allows.'),
        stillWaiting: z.number().int().describe('Of those, who is not shown now either.'),
      })
      .nullable()
      .describe('Counted a minute after the slate was made, of one that still stands then.'),
    showings: z.array(
      z.object({
        offering: id,
        need: id,
        position: z.number().int(),
        probability: z.number().describe('How likely this pair was to be shown here, above 0 to 1.'),
        shownToLearn: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'SlateRunView' });
export type SlateRunView = z.infer<typeof SlateRunView>;

export const SlateRunList = z.object({ items: z.array(SlateRunView) }).meta({ id: 'SlateRunList' });
