import { z } from 'zod';
import { id } from '#problems';
import { Assign, ProposalView, RejectProposal, Snooze } from './proposals.schema.js';

const Decide = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('approve') }),
  z.strictObject({ as: z.literal('another_chosen') }),
  z.strictObject({ as: z.literal('reject'), ...RejectProposal.shape }),
  z.strictObject({ as: z.literal('snooze'), snooze: Snooze }),
  z.strictObject({ as: z.literal('assign'), ...Assign.shape }),
]);
const Decision = z.strictObject({ proposal: id, version: z.int32().min(1), decide: Decide });
export type Decision = z.infer<typeof Decision>;

export const DecideMany = z
  .strictObject({
    preview: z.boolean().describe('Says what each would come to, and changes nothing'),
    decisions: z.array(Decision).min(1).max(100),
  })
  .meta({ id: 'DecideMany' });
export type DecideMany = z.infer<typeof DecideMany>;

const Decided = z.object({
  proposal: z.string(),
  done: z.boolean(),
  state: ProposalView.shape.state.nullable(),
  version: z.number().int().nullable(),
  introduction: ProposalView.shape.introduction,
  problem: z
    .object({ status: z.number().int(), code: z.string(), facts: z.record(z.string(), z.any()) })
    .nullable()
    .describe('Why not, as the same request alone would be refused'),
});
export type Decided = z.infer<typeof Decided>;
export const DecidedMany = z.object({ preview: z.boolean(), items: z.array(Decided) }).meta({ id: 'DecidedMany' });
