import { z } from 'zod';
import { job } from '#queues';

const proposal = z.object({ proposal: z.uuid() });
const hub = z.object({ hub: z.uuid() });

/** After MatchesRefreshed, which may touch several hubs: one job for each. */
export const ProposeToHubs = job('ProposeToHubs', 'introductions', z.object({ hubs: z.array(z.uuid()) }));
/** Recomputes one hub's slate from scratch, so ten wishes that wait are one. */
export const ProposeToHub = job('ProposeToHub', 'introductions', hub, { coalesce: ({ hub }) => hub });
/** After a listing was withdrawn, has expired or is held. */
export const WithdrawProposals = job('WithdrawProposals', 'introductions', z.object({ listing: z.uuid() }));
/** By the timetable, when a snoozed pair's moment has come. */
export const EndSnooze = job('EndSnooze', 'introductions', proposal, { coalesce: ({ proposal }) => proposal });
/** After a listing was changed, for what waits for that. */
export const WakeForListing = job('WakeForListing', 'introductions', z.object({ listing: z.uuid() }));
/** After an introduction has ended, for what waits for that. */
export const WakeForIntroduction = job('WakeForIntroduction', 'introductions', z.object({ introduction: z.uuid() }));
/** By the timetable, when the hub's working time for a pair is over. */
export const Escalate = job('Escalate', 'introductions', proposal);
/** After a question to one side. */
export const TellQuestion = job('TellQuestion', 'introductions', z.object({ question: z.uuid() }));
/** After the answer to a question. */
export const ReturnAnswered = job('ReturnAnswered', 'introductions', proposal);
/** After somebody's own "interested" in a find of the catalogue. */
export const BringInterest = job('BringInterest', 'introductions', z.object({ find: z.uuid() }));
/** After a hub's queue has changed. */
export const TellViews = job('TellViews', 'introductions', hub, { coalesce: ({ hub }) => hub });
/** After a coordinator has left their hub. */
export const HandBack = job('HandBack', 'introductions', z.object({ hub: z.uuid(), person: z.uuid() }));
