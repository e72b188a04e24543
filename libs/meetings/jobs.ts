import { z } from 'zod';
import { job } from '#queues';

const meeting = z.object({ meeting: z.uuid() });

/** After a coordinator proposed times: each party is asked by a link of its own. */
export const AskTimes = job('AskTimes', 'introductions', meeting);
/** After a party marked its times: books the first that all required ones have. */
export const BookCommonTime = job('BookCommonTime', 'introductions', meeting);
/** After it was booked, moved or cancelled: everybody's calendar is told, once for each sequence. */
export const TellMeeting = job('TellMeeting', 'introductions', z.object({ meeting: z.uuid(), sequence: z.number().int() }));
