import { z } from 'zod';
import { address, id, language, line, text, zone } from '#problems';

export const AddRecipient = z
  .strictObject({
    organisation: id.describe('Whose listings they read of'),
    name: line(200),
    email: address,
    language,
    zone,
    source: line(200).describe('Where the address comes from'),
    ground: text(500).describe('Why they may be written to'),
  })
  .meta({ id: 'AddRecipient' });
export type AddRecipient = z.infer<typeof AddRecipient>;

export const RecipientView = z
  .object({
    contact: id,
    organisation: id,
    name: z.string(),
    email: z.string(),
    state: z.enum(['asked', 'confirmed', 'ended']).describe('asked: nothing but the question is sent to them'),
    addedAt: z.date(),
  })
  .meta({ id: 'RecipientView' });
export type RecipientView = z.infer<typeof RecipientView>;
