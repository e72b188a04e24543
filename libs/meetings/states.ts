/** The life of a meeting. The database keeps the same table (landfall.steps). `moved` lasts no longer than the change of its time. */
export const meetingSteps = {
  polling: ['booked', 'cancelled'],
  booked: ['moved', 'held', 'no_show', 'cancelled'],
  moved: ['booked'],
  held: [],
  no_show: [],
  cancelled: [],
} as const;
export type MeetingState = keyof typeof meetingSteps;
export const meetingRoles = ['offering', 'need', 'coordinator'] as const;
export type MeetingRole = (typeof meetingRoles)[number];
