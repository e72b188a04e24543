import type { Bell, Doorbell } from './doorbell.js';

// BullMQ is read by whoever opens the queue and by nobody else: the API and the handler processes are up the sooner for it.

/** Opens the queues; on PostgreSQL it makes their tables first. Rejects when the backend does not answer. */
export async function openDoorbell(bell: Bell): Promise<Doorbell> {
  return (await import('./doorbell.js')).Doorbell.open(bell);
}

/** Makes the tables of the queues on PostgreSQL, as the role that will use them; nothing when they are there. */
export async function migrateQueue(postgresUrl: string): Promise<void> {
  return (await import('./doorbell.js')).migrateQueue(postgresUrl);
}
