import { z } from 'zod';
import { job } from '#queues';

/** After a letter was issued: whom it is written to gets a link to it. */
export const SendLetter = job('SendLetter', 'introductions', z.object({ letter: z.uuid() }));
