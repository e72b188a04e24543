import { z } from 'zod';
import { job } from '#queues';

export const DeliverDigest = job(
  'DeliverDigest',
  'mail',
  z.object({ person: z.uuid(), period: z.string().regex(/^\d{4}-(\d{2}(-\d{2})?|W\d{2})$/) }),
);
