import { z } from 'zod';
import { PageQuery } from '#http';
import { declineCodes } from '#listings';
import { id, text } from '#problems';
import { Facts } from './introductions.schema.js';
import { introductionSteps, proposalSteps, type IntroductionState, type ProposalState } from './states.js';

const state = z.enum(Object.keys(proposalSteps) as [ProposalState, ...ProposalState[]]);

/** `organisation` is named, also where the listing is anonymous: the coordinator brokers. A listing that is held shows no title. */
const ProposedListing = z.object({
  id: z.string(),
  title: z.string().nullable(),
  organisation: z.object({ id: z.string(), name: z.string().nullable(), country: z.string().nullable() }),
});

const SideView = z.object({
  wants: z.number(),
  intercept: z.number(),
  contributions: z.array(z.object({ criterion: z.string(), adds: z.number() })),
});

export const ProposalView = z
  .object({
    id: z.string(),
    hub: z.string(),
    state,
    version: z.number().int(),
    score: z.number(),
    coverage: z.number(),
    offering: ProposedListing,
    need: ProposedListing,
    reasons: z.array(
      z.object({
        key: z.string(),
        side: z.enum(['both', 'offering', 'need']),
        sign: z.enum(['+', '-', '?']),
        facts: Facts,
        weight: z.number(),
      }),
    ),
    missing: z.array(z.object({ side: z.string(), field: z.string(), adds: z.number() })),
    views: z
      .object({ offering: SideView, need: SideView })
      .nullable()
      .describe("Each side's view; its contributions and intercept add up to the logit of `wants`."),
    rejectCode: z.string().nullable(),
    note: z.string().nullable(),
    createdAt: z.date(),
    decidedAt: z.date().nullable(),
    introduction: z
      .object({
        id: z.string(),
        state: z.enum(Object.keys(introductionSteps) as [IntroductionState, ...IntroductionState[]]),
        takesEffectAt: z.date(),
      })
      .nullable()
      .describe('What it became, the latest round. Until `takesEffectAt` an approval can be undone.'),
  })
  .meta({ id: 'ProposalView' });
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposalsQuery = PageQuery.extend({ hub: id.optional(), state: state.optional() });
export type ProposalsQuery = z.infer<typeof ProposalsQuery>;

export const RejectProposal = z
  .strictObject({ code: z.enum(declineCodes), note: text(2000).optional() })
  .meta({ id: 'RejectProposal' });
export type RejectProposal = z.infer<typeof RejectProposal>;
