import { z } from 'zod';
import { sides } from '#listings';
import { id, line, listOf } from '#problems';
import { meetingRoles, meetingSteps, type MeetingState } from './states.js';

const instant = z.iso
  .datetime({ offset: true })
  .transform((at) => new Date(at))
  .refine((at) => at.getTime() % 60_000 === 0, { message: 'must be a whole minute' })
  .describe('An instant with its offset, such as 2026-10-26T10:00:00+03:00');
const states = z.enum(Object.keys(meetingSteps) as [MeetingState, ...MeetingState[]]);

export const ProposeMeeting = z
  .strictObject({
    minutes: z.number().int().min(15).max(480),
    times: listOf(instant, 20, 1),
    place: line(300).optional().describe('An address or a link, as calendars show it'),
    optional: listOf(z.enum(sides), 1).default([]).describe('A side that may be missing'),
    colleagues: listOf(z.strictObject({ person: id, required: z.boolean() }), 10)
      .default([])
      .describe('Coordinators of the hub whose time counts too'),
  })
  .meta({ id: 'ProposeMeeting' });
export type ProposeMeeting = z.infer<typeof ProposeMeeting>;

export const MarkTimes = z.strictObject({ times: listOf(instant, 20) }).meta({ id: 'MarkTimes' });
export type MarkTimes = z.infer<typeof MarkTimes>;

export const BookMeeting = z.strictObject({ startsAt: instant, place: line(300).optional() }).meta({ id: 'BookMeeting' });
export type BookMeeting = z.infer<typeof BookMeeting>;

export const SayAttendance = z
  .discriminatedUnion('as', [
    z.strictObject({ as: z.literal('held') }),
    z.strictObject({ as: z.literal('no_show'), who: z.enum(sides) }),
  ])
  .meta({ id: 'SayAttendance' });
export type SayAttendance = z.infer<typeof SayAttendance>;

const common = {
  id: z.string(),
  introduction: z.string(),
  state: states,
  version: z.number().int(),
  minutes: z.number().int(),
  place: z.string().nullable(),
  startsAt: z.date().nullable(),
};

/** A meeting as its hub sees it: who could when. */
export const MeetingView = z
  .object({
    ...common,
    sequence: z.number().int(),
    noShow: z.enum(sides).nullable(),
    times: z.array(z.object({ startsAt: z.date(), parties: z.array(z.string()).describe('Ids of those who can') })),
    parties: z.array(
      z.object({
        id: z.string(),
        role: z.enum(meetingRoles),
        required: z.boolean(),
        name: z.string().nullable(),
        answeredAt: z.date().nullable(),
      }),
    ),
    noCommonTime: z.boolean().describe('Every required party has answered, and there is no time for all of them'),
  })
  .meta({ id: 'MeetingView' });
export type MeetingView = z.infer<typeof MeetingView>;
export const MeetingList = z.object({ items: z.array(MeetingView) }).meta({ id: 'MeetingList' });

/** A meeting as one of its parties sees it: its own marks, and with whom it is. */
export const MeetingPoll = z
  .object({
    ...common,
    role: z.enum(meetingRoles),
    with: z.array(z.string()).describe('Organisations'),
    hub: z.object({ name: z.string(), replyTo: z.string() }),
    times: z.array(z.object({ startsAt: z.date(), marked: z.boolean(), past: z.boolean() })),
    answeredAt: z.date().nullable(),
  })
  .meta({ id: 'MeetingPoll' });
export type MeetingPoll = z.infer<typeof MeetingPoll>;

export const ById = z.strictObject({ id });
