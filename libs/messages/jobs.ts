import { z } from 'zod';
import { job } from '#queues';

/** After a message was sent: whoever else reads it hears that there is one. */
export const TellOfMessage = job('TellOfMessage', 'introductions', z.object({ message: z.uuid() }));
