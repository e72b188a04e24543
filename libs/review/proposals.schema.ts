import { z } from 'zod';
import { PageQuery } from '#http';
import { introductionSteps, type IntroductionState } from '#introductions';
import { declineCodes, sides } from '#listings';
import { day, id, line, text } from '#problems';
import { origins, proposalSteps, returns, snoozes, type ProposalState } from './states.js';

const state = z.enum(Object.keys(proposalSteps) as [ProposalState, ...ProposalState[]]);
const introductionState = z.enum(Object.keys(introductionSteps) as [IntroductionState, ...IntroductionState[]]);
const at = z.date().nullable();
const someone = z.object({ id: z.string(), name: z.string().nullable() });
const Facts = z.record(z.string(), z.any());

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

/** A pair as it stands in the queue, without its reasons. */
const queued = {
  id: z.string(),
  hub: z.string(),
  state,
  version: z.number().int(),
  score: z.number(),
  coverage: z.number(),
  origin: z.enum(origins).describe('Found by the matcher, proposed by a coordinator, or from somebody’s expression of interest'),
  originNote: z.string().nullable(),
  offering: ProposedListing,
  need: ProposedListing,
  deadline: z.string().nullable().describe('The earlier of both listings’ deadlines'),
  metBefore: z.boolean().describe('The two organisations were introduced before'),
  assignee: someone.nullable(),
  watchers: z.array(someone),
  watching: z.boolean(),
  comments: z.number().int(),
  snoozedUntil: at,
  snoozedFor: z.enum(snoozes).nullable(),
  returnedAs: z.enum(returns).nullable().describe('Why it is back in review'),
  clock: z
    .object({ dueAt: at, stopped: z.boolean(), overdue: z.boolean(), escalatedAt: at })
    .describe('Counts the hub’s working days only, and stands while an answer is awaited'),
  secondEyes: z
    .object({ asked: z.boolean(), first: someone.nullable(), firstAt: at })
    .describe('Whether a second coordinator must approve, and who did first'),
  question: z
    .object({
      id: z.string(),
      side: z.enum(sides),
      text: z.string(),
      askedAt: z.date(),
      answer: z.string().nullable(),
      answeredAt: at,
    })
    .nullable()
    .describe('The latest question to one side'),
  rejectCode: z.string().nullable(),
  note: z.string().nullable(),
  createdAt: z.date(),
  decidedAt: at,
  decidedBy: someone.nullable(),
  introduction: z
    .object({ id: z.string(), state: introductionState, takesEffectAt: z.date() })
    .nullable()
    .describe('What it became, the latest round. Until `takesEffectAt` an approval can be undone.'),
};
export const QueuedProposal = z.object(queued).meta({ id: 'QueuedProposal' });
export type QueuedProposal = z.infer<typeof QueuedProposal>;

export const ProposalView = z
  .object({
    ...queued,
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
  })
  .meta({ id: 'ProposalView' });
export type ProposalView = z.infer<typeof ProposalView>;

export const ProposalsQuery = PageQuery.extend({ hub: id.optional(), state: state.optional(), need: id.optional() });
export type ProposalsQuery = z.infer<typeof ProposalsQuery>;

export const shows = ['needs_decision', 'waiting', 'opening', 'decided', 'all'] as const;
export const sorts = ['clock', 'deadline', 'score', 'newest'] as const;

/** What of a queue is shown; also what a saved view keeps. */
export const QueueFilters = z.strictObject({
  show: z
    .enum(shows)
    .default('needs_decision')
    .describe(
      'needs_decision: queued or in review. waiting: snoozed, or an answer is awaited. opening: approved, can still be undone.',
    ),
  assignee: z.union([z.enum(['me', 'nobody']), id]).optional(),
  watching: z.enum(['yes']).optional(),
  overdue: z.enum(['yes']).optional(),
  need: id.optional(),
  offering: id.optional(),
  origin: z.enum(origins).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .describe('Of the firm'),
  minScore: z.coerce.number().min(0).max(1).optional(),
  text: line(100).optional().describe('In a title or an organisation’s name'),
  sort: z.enum(sorts).default('clock').describe('Ties are ordered by deadline, then score'),
});
export type QueueFilters = z.infer<typeof QueueFilters>;
export const QueueQuery = PageQuery.extend(QueueFilters.shape);
export type QueueQuery = z.infer<typeof QueueQuery>;

/** How many offerings stand side by side for one need. */
export const sideBySide = 5;

/** One need with the offerings that wait for a decision beside it, best first. */
export const NeedInQueue = z
  .object({
    need: ProposedListing,
    deadline: z.string().nullable(),
    dueAt: at.describe('The earliest of its pairs’ clocks'),
    proposals: z.array(QueuedProposal).describe(`Up to ${sideBySide}`),
    more: z.number().int(),
  })
  .meta({ id: 'NeedInQueue' });
export type NeedInQueue = z.infer<typeof NeedInQueue>;

export const QueuePage = z
  .object({
    items: z.array(NeedInQueue),
    next: z.string().nullable(),
    counts: z
      .object({
        needsDecision: z.number().int(),
        waiting: z.number().int(),
        mine: z.number().int(),
        unassigned: z.number().int(),
        overdue: z.number().int(),
      })
      .describe('Pairs of the whole queue, whatever the filters'),
  })
  .meta({ id: 'QueuePage' });
export type QueuePage = z.infer<typeof QueuePage>;

export const RejectProposal = z
  .strictObject({ code: z.enum(declineCodes), note: text(2000).optional() })
  .meta({ id: 'RejectProposal' });
export type RejectProposal = z.infer<typeof RejectProposal>;

export const Snooze = z
  .discriminatedUnion('for', [
    z.strictObject({ for: z.enum(['tomorrow_morning', 'next_working_day']) }),
    z.strictObject({ for: z.literal('day'), day }),
    z.strictObject({ for: z.enum(['listing_changed', 'introduction_ended']) }),
  ])
  .meta({ id: 'Snooze' });
export type Snooze = z.infer<typeof Snooze>;

export const Assign = z.strictObject({ to: id.nullable() }).meta({ id: 'AssignProposal' });
export type Assign = z.infer<typeof Assign>;

export const WriteComment = z.strictObject({ text: text(2000) }).meta({ id: 'WriteComment' });
export const CommentView = z.object({ id: z.string(), by: someone, text: z.string(), at: z.date() }).meta({ id: 'CommentView' });
export type CommentView = z.infer<typeof CommentView>;

export const ProposePair = z
  .strictObject({
    offering: id,
    need: id,
    origin: z.enum(['manual', 'interest']).default('manual'),
    note: text(1000).optional().describe('Why, or what was said in the expression of interest'),
  })
  .meta({ id: 'ProposePair' });
export type ProposePair = z.infer<typeof ProposePair>;

/** What happened to a pair, the oldest first: entries of the ledger about it and about the introduction that it became. */
export const HappenedView = z
  .object({ what: z.string(), at: z.date(), by: someone.nullable(), kind: z.string(), facts: Facts })
  .meta({ id: 'HappenedView' });

export const ById = z.strictObject({ id });
