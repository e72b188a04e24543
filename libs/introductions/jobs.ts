import { z } from 'zod';
import { job } from '#queues';

const introduction = z.object({ introduction: z.uuid() });
const side = z.enum(['offering', 'need']);

/** By the timetable, when the ten seconds in which an approval can be undone are over. */
export const OpenIntroduction = job('OpenIntroduction', 'introductions', introduction);
/** After every answer. */
export const SettleIntroduction = job('SettleIntroduction', 'introductions', introduction);
/** By the timetable, when a side's date is past. */
export const ExpireConsent = job('ExpireConsent', 'introductions', z.object({ introduction: z.uuid(), side }));
/** After a coordinator stopped waiting for an answer. */
export const StopAsking = job('StopAsking', 'introductions', introduction);
/** After a listing was withdrawn, has expired or is held. */
export const WithdrawIntroductions = job('WithdrawIntroductions', 'introductions', z.object({ listing: z.uuid() }));
/** After an organisation was cleared, and by the timetable for listings that came back later. */
export const ReleaseIntroductions = job('ReleaseIntroductions', 'introductions', z.object({ organisation: z.uuid() }), {
  coalesce: ({ organisation }) => organisation,
});
/** By the timetable, so many days after an introduction was handed over, or made where nobody has handed it over. */
export const AskOutcome = job('AskOutcome', 'introductions', z.object({ introduction: z.uuid(), days: z.number().int() }));
/** After a check of an organisation found more: what runs with it waits for compliance. */
export const FreezeIntroductions = job('FreezeIntroductions', 'introductions', z.object({ organisation: z.uuid() }), {
  coalesce: ({ organisation }) => organisation,
});
/** After a coordinator recorded an answer: its contact hears of it at once. */
export const TellRecorded = job('TellRecorded', 'introductions', introduction);
/** After somebody said that a question was not meant for them. */
export const TellNotMe = job('TellNotMe', 'introductions', z.object({ introduction: z.uuid(), side }));
/** By the timetable, on a working day of the hub, for whoever has not answered yet; once. */
export const NudgeConsent = job('NudgeConsent', 'introductions', z.object({ introduction: z.uuid(), side }));
/** By the timetable, for who is asked and has waited for more of the same round. */
export const AskByMail = job('AskByMail', 'introductions', z.object({ introduction: z.uuid(), side }), {
  coalesce: ({ introduction, side: asked }) => `${introduction}:${asked}`,
});
