import { z } from 'zod';
import { job } from '#queues';

/**
 * Backs off 1, 2, 4 ... seconds: 17 failures are a day and a half, so that a server that greylists, or is away for a night, loses
 * nothing. 90 s is more than the connection's own time limits together.
 */
export const DeliverMail = job('DeliverMail', 'mail', z.object({ message: z.uuid() }), { failures: 17, seconds: 90 });
