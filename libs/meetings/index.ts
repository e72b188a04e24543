import { Mark, Meeting, Party, Slot } from './meeting.entity.js';

export const meetingsEntities = [Meeting, Slot, Party, Mark];
export { Booking } from './booking.js';
export { AskTimes, BookCommonTime, TellMeeting } from './jobs.js';
export { MeetingsModule } from './meetings.module.js';
export { MarkTimes, MeetingPoll } from './meetings.schema.js';
export { Polls } from './polls.js';
export { meetingSteps } from './states.js';
