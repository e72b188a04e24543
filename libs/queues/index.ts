export { job, queueNames } from './contract.js';
export type { JobContract, PayloadOf, QueueName } from './contract.js';
export type { Bell, Doorbell, Ring } from './doorbell.js';
export { migrateQueue, openDoorbell } from './open.js';
