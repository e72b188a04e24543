import { z } from 'zod';
import { PageQuery, pageOf } from '#http';
import { id, listOf, webAddress } from '#problems';
import { messageStates, whyDisabled } from './entities.js';
import { eventTypes } from './told.js';

const events = listOf(z.enum(eventTypes), eventTypes.length, 1).describe('What is told');
const url = webAddress.describe('https, on port 443 or 8443, at a public address');

export const NewWebhook = z
  .strictObject({ organisation: id.optional(), hub: id.optional(), url, events })
  .refine((w) => !!w.organisation !== !!w.hub, { message: 'is of an organisation or of a hub', path: ['organisation'] })
  .meta({ id: 'NewWebhook' });
export type NewWebhook = z.infer<typeof NewWebhook>;

export const ChangeWebhook = z
  .strictObject({
    url,
    events,
    enabled: z.boolean().describe('Enabled again, it gets what has waited'),
  })
  .partial()
  .meta({ id: 'ChangeWebhook' });
export type ChangeWebhook = z.infer<typeof ChangeWebhook>;

export const WebhookView = z
  .object({
    id,
    organisation: id.nullable(),
    hub: id.nullable(),
    url: z.string(),
    events: z.array(z.enum(eventTypes)),
    enabled: z.boolean(),
    disabledFor: z.enum(whyDisabled).nullable().describe('gone: it answered 410; failing: nothing answered for days'),
    twoSecretsUntil: z.string().nullable().describe('Until then messages are signed with the previous secret too'),
    version: z.number().int(),
  })
  .meta({ id: 'Webhook' });
export type WebhookView = z.infer<typeof WebhookView>;
export const WebhookList = z.object({ items: z.array(WebhookView) }).meta({ id: 'WebhookList' });

export const WebhookSecret = WebhookView.extend({
  secret: z.string().describe('Shown this once: what its messages are signed with, as Standard Webhooks writes it'),
}).meta({ id: 'WebhookSecret' });
export type WebhookSecret = z.infer<typeof WebhookSecret>;

export const MessageQuery = PageQuery.extend({ state: z.enum(messageStates).optional() });
export type MessageQuery = z.infer<typeof MessageQuery>;
export const MessageView = z
  .object({
    id: z.string(),
    type: z.enum(eventTypes),
    state: z.enum(messageStates),
    createdAt: z.string(),
    nextAt: z.string().nullable().describe('When it is tried next'),
    tries: z
      .array(z.object({ at: z.string(), status: z.number().int().nullable(), why: z.string().nullable() }))
      .describe('The last ten, newest first: the status that was answered, or why there was none'),
  })
  .meta({ id: 'WebhookMessage' });
export const MessagePage = pageOf(MessageView).meta({ id: 'WebhookMessagePage' });
export type MessagePage = z.infer<typeof MessagePage>;
