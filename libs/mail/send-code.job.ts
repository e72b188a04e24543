import { z } from 'zod';
import { job } from '#queues';

/** After somebody answered in a browser that is not known for the reader. */
export const SendCode = job('SendCode', 'mail', z.object({ code: z.uuid() }));
