import { z } from 'zod';
import { sides } from '#listings';
import { id } from '#problems';
import { languages } from '#texts';

export const revocationReasons = ['mistake', 'ended', 'misuse', 'asked'] as const;
export type RevocationReason = (typeof revocationReasons)[number];

/** A party by its name and country, with the day of the check that clears it. */
const Party = z.object({ organisation: z.string(), country: z.string(), checkedOn: z.string() });
export const LetterHub = z.object({
  name: z.string(),
  country: z.string(),
  replyTo: z.string(),
  letterhead: z.string().nullish().describe('As the hub had written it when the letter was issued'),
});

/** What a letter says, kept as it was issued; days are the hub's. */
export const LetterFacts = z.object({
  hub: LetterHub,
  to: Party,
  introduced: Party.extend({ title: z.string() }),
  madeOn: z.string(),
  issuedOn: z.string(),
});
export type LetterFacts = z.infer<typeof LetterFacts>;

export const IssueLetter = z
  .strictObject({
    to: z.enum(sides).describe('To which side it is written; it introduces the other'),
    language: z.enum(languages),
  })
  .meta({ id: 'IssueLetter' });
export type IssueLetter = z.infer<typeof IssueLetter>;

export const RevokeLetter = z.strictObject({ reason: z.enum(revocationReasons) }).meta({ id: 'RevokeLetter' });
export type RevokeLetter = z.infer<typeof RevokeLetter>;

export const LetterView = z
  .object({
    id: z.string(),
    introduction: z.string(),
    side: z.enum(sides),
    language: z.string(),
    reference: z.string(),
    version: z.number().int(),
    issuedAt: z.date(),
    revokedAt: z.date().nullable(),
    revokedFor: z.enum(revocationReasons).nullable(),
    verification: z.string().describe('The public page on which whoever has the letter can check it'),
  })
  .meta({ id: 'LetterView' });
export type LetterView = z.infer<typeof LetterView>;
export const LetterList = z.object({ items: z.array(LetterView) }).meta({ id: 'LetterList' });

/** What the public page says of a code; a letter that is revoked, or cannot be confirmed now, names nobody. */
export type Verified = { reference: string; language: string; hub: z.infer<typeof LetterHub>; issuedAt: string } & (
  { state: 'valid'; facts: LetterFacts } | { state: 'revoked'; revokedAt: string } | { state: 'unconfirmed' }
);

export const ById = z.strictObject({ id });
