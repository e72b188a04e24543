import type { Life } from '#introductions';
import { Meeting } from './meeting.entity.js';
import { meetingSteps } from './states.js';

export const meetingLife: Life<Meeting> = {
  name: 'meeting',
  entity: Meeting,
  key: ({ id }) => ({ id }),
  steps: meetingSteps,
};
