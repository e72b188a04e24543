import { z } from 'zod';

/** Everything held, as the rows have it; its shape follows the tables and may grow. */
export const HeldView = z.record(z.string(), z.unknown()).meta({ id: 'HeldView' });
export type HeldView = z.infer<typeof HeldView>;

export const LeaveForGood = z
  .strictObject({ password: z.string().min(1).max(1000), code: z.string().min(6).max(40).optional() })
  .meta({ id: 'LeaveForGood' });
export type LeaveForGood = z.infer<typeof LeaveForGood>;

export const retained = [
  'unconfirmed_contacts',
  'unheard_contacts',
  'sent_mails',
  'sign_in_failures',
  'import_rows',
  'done_jobs',
  'retired_lists',
  'unused_links',
] as const;
const days = z.number().int().min(1).max(4000);
export const RetentionView = z.object(Object.fromEntries(retained.map((what) => [what, days]))).meta({ id: 'RetentionView' });
export type RetentionView = Record<(typeof retained)[number], number>;
export const SetRetention = z
  .strictObject(Object.fromEntries(retained.map((what) => [what, days.optional()])))
  .meta({ id: 'SetRetention' });
export type SetRetention = Partial<RetentionView>;
