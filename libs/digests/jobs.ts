import { z } from 'zod';
import { job } from '#queues';

/** The digest of a reader's day. Composed on a queue of its own: ten thousand readers' Monday holds up nobody's question or answer. */
export const DeliverDigest = job('DeliverDigest', 'digests', z.object({ reader: z.uuid(), period: z.iso.date() }));

/** All that came to somebody who wants to hear of each thing, once in a quarter of an hour. */
export const DeliverNotice = job(
  'DeliverNotice',
  'digests',
  z.object({ reader: z.uuid(), slot: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/) }),
);

/** "Send me one now": whatever has not been told, whatever the hour. */
export const SendDigestNow = job('SendDigestNow', 'digests', z.object({ reader: z.uuid(), wish: z.uuid() }));

/** A saved view of somebody's shows these proposals for the first time: they are told under its name. */
export const NoteViewNews = job(
  'NoteViewNews',
  'digests',
  z.object({ view: z.uuid(), person: z.uuid(), proposals: z.array(z.uuid()) }),
);

/** A recipient is asked whether they want the news; nothing else is sent to them before. */
export const AskRecipient = job('AskRecipient', 'mail', z.object({ contact: z.uuid(), hub: z.uuid(), asking: z.uuid() }));
