export type { EventName, Facts, LandfallEvent } from './events.js';
export { checkHandlers, JobRunner, on } from './job-runner.js';
export type { Handler, RunOutcome } from './job-runner.js';
export { addJob } from './jobs.js';
export { canonical, derivedId, record } from './ledger.js';
export { after, every } from './reactions.js';
export type { Due, Reaction } from './reactions.js';
export { Relay } from './relay.js';
