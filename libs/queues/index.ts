export { job, queueNames } from './contract.js';
export type { JobContract, PayloadOf, QueueName } from './contract.js';
export { Doorbell, migrateQueue } from './doorbell.js';
export type { Ring } from './doorbell.js';
