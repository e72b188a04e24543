import { z } from 'zod';
import { id, text } from '#problems';

export const authors = ['offering', 'need', 'coordinator'] as const;
export type Author = (typeof authors)[number];
export const reportReasons = ['spam', 'abuse', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** Messages that one author may send on one introduction in a day. */
export const perDay = 20;
/** Reports after which an author writes no more on an introduction. */
export const tooManyReports = 3;

export const SendMessage = z.strictObject({ text: text(4000) }).meta({ id: 'SendMessage' });
export type SendMessage = z.infer<typeof SendMessage>;
export const ReportMessage = z.strictObject({ reason: z.enum(reportReasons) }).meta({ id: 'ReportMessage' });
export type ReportMessage = z.infer<typeof ReportMessage>;

export const MessageView = z
  .object({
    id: z.string(),
    author: z.enum(authors),
    mine: z.boolean(),
    text: z.string(),
    sentAt: z.date(),
    reportedAt: z.date().nullable(),
    reportedFor: z.enum(reportReasons).nullable(),
  })
  .meta({ id: 'MessageView' });
export type MessageView = z.infer<typeof MessageView>;
export const MessagePage = z.object({ items: z.array(MessageView), next: z.string().nullable() }).meta({ id: 'MessagePage' });
export const ReportedMessage = MessageView.extend({ introduction: z.string() }).meta({ id: 'ReportedMessage' });
export type ReportedMessage = z.infer<typeof ReportedMessage>;
export const ReportedPage = z
  .object({ items: z.array(ReportedMessage), next: z.string().nullable() })
  .meta({ id: 'ReportedMessagePage' });

export const ById = z.strictObject({ id });
