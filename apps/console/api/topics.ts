/**
 * What is asked again when Landfall says that something of the kind changed; by the first word of a query's key. The loaded queue is never among them,
 * nor what somebody may be writing in: a listing's form, a hub's.
 */
export const askedAgain: Record<string, readonly string[]> = {
  proposals: ['newest', 'proposal', 'timeline', 'comments'],
  introductions: ['introductions', 'questions', 'brokered', 'letters', 'outcome'],
  messages: ['messages', 'reported'],
  meetings: ['meetings'],
  listings: ['listings', 'offerings', 'translations', 'assessments'],
  organisations: ['organisation', 'verifications', 'members'],
  hubs: ['checklist', 'colleagues', 'recipients', 'holidays'],
  screening: ['hits', 'lists', 'organisation', 'checklist'],
  policies: ['policies'],
};
