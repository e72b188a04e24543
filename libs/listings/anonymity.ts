import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Transactions, type Actor } from '#database';
import { mustBeAllowed, Organisation } from '#members';
import { id, notFound, type FieldError } from '#problems';
import { identifying, identifyingKinds, type IdentifyingKind, type Writer } from './identifying.js';
import type { ListingRow } from './listing.entity.js';

/** The fields of a listing that are people's own words. Not trimmed: the answer counts in them. */
const texts = ['title', 'summary', 'description', 'advantages', 'expertiseSought'] as const;
const words = z.string().max(4000).optional();

export const AnonymityQuestion = z
  .strictObject({
    organisation: id.describe('Whose listing it is: its own name, website and number are looked for'),
    title: words,
    summary: words,
    description: words,
    advantages: words,
    expertiseSought: words,
    keywords: z.array(z.string().max(60)).max(10).optional(),
  })
  .meta({ id: 'AnonymityQuestion' });
export type AnonymityQuestion = z.infer<typeof AnonymityQuestion>;

export const Telling = z
  .object({
    field: z.string().describe('As a refusal names it: "summary", "keywords.2"'),
    kind: z.enum(identifyingKinds),
    from: z.number().int().describe('In UTF-16 units of the field'),
    to: z.number().int().describe('The first that is not in it'),
    said: z.string(),
  })
  .meta({ id: 'Telling', description: 'A place in a listing’s words that tells who wrote them' });
type Telling = z.infer<typeof Telling>;

export const AnonymityView = z.object({ items: z.array(Telling) }).meta({ id: 'AnonymityView' });
export type AnonymityView = z.infer<typeof AnonymityView>;

/** Whether the words of a listing tell who wrote them, though it is shown without a name. */
@Injectable()
export class Anonymity {
  constructor(private readonly transactions: Transactions) {}

  /** For whoever is writing: where the words would tell it. Nothing is kept; another's organisation is not found. */
  async check(actor: Actor, { organisation, ...said }: AnonymityQuestion): Promise<AnonymityView> {
    mustBeAllowed(actor, 'anonymity.check');
    const writer = await this.transactions.run(actor, (em) => em.findOneBy(Organisation, { id: organisation }));
    if (!writer) throw notFound('organisation');
    return { items: tellingWords(said, writer) };
  }
}

/** Every place in these words that tells who wrote them, field by field. */
export function tellingWords(said: Said, writer: Writer): Telling[] {
  return fieldsOf(said).flatMap(({ field, text }) =>
    identifying(text, writer).map(({ kind, from, to }) => ({ field, kind, from, to, said: text.slice(from, to) })),
  );
}

/**
 * For each of these listings, in their order, what tells who wrote it; nothing where it is shown by name, or where no hub that reads it asks
 * for anonymity to be kept: the need's own, or one that the offering is for.
 */
export async function tellingWho(em: EntityManager, listings: readonly ListingRow[]): Promise<FieldError[][]> {
  const anonymous = listings.flatMap((listing, n) => (listing.visibility === 'anonymous' ? [{ listing, n }] : []));
  if (!anonymous.length) return listings.map(() => []);
  const asked = anonymous.map(({ listing: { organisation, hub, targetCountries: countries }, n }) => ({ n, organisation, hub, countries })); // prettier-ignore
  const writers = (await em.query(kept, [JSON.stringify(asked)])) as (Writer & { n: number })[];
  return listings.map((listing, n) => {
    const writer = writers.find((one) => one.n === n);
    return writer ? tellingWords(listing, writer).map(refusal) : [];
  });
}

const kept = `
  select l.n, o.name, o.website, o.registration_number as "registrationNumber"
  from jsonb_to_recordset($1) as l (n int, organisation uuid, hub uuid, countries text[])
  join members.organisations o on o.id = l.organisation
  where exists (select from members.hubs h where h.anonymity = 'keep' and h.state in ('planned', 'open', 'paused')
    and (h.id = l.hub or (l.hub is null and h.country = any (l.countries))))`;

function refusal({ field, kind, from, to }: Telling): FieldError {
  const message = `tells who wrote it, by ${by[kind]} at characters ${from + 1} to ${to}: take it out, or show the listing by name`;
  return { field, rule: 'anonymous', message, got: `text with ${by[kind]}` };
}

const by: Record<IdentifyingKind, string> = {
  name: 'a name',
  mail: 'a mail address',
  web: 'a web address',
  phone: 'a telephone number',
  address: 'a postal address',
  patent: 'the number of a patent',
  registration: 'a registration number',
};

type Said = { [Field in (typeof texts)[number]]?: string | null | undefined } & { keywords?: readonly string[] | undefined };
const fieldsOf = ({ keywords = [], ...said }: Said): { field: string; text: string }[] => [
  ...texts.flatMap((field) => (said[field] ? [{ field, text: said[field] }] : [])),
  ...keywords.map((text, n) => ({ field: `keywords.${n}`, text })),
];
