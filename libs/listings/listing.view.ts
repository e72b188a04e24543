import { z } from 'zod';
import { pageOf, PageQuery } from '#http';
import { country, currency, day, id } from '#problems';
import {
  cooperationTypes,
  deliveryModes,
  iprStatuses,
  licenceModels,
  organisationSizes,
  origins,
  presences,
  profileTypes,
  sides,
  standardDemands,
  visibilities,
} from './codes.js';
import { LookQuery, state } from './looking.schema.js';
import { budgetOf, type ListingRow } from './listing.entity.js';

const words = z.array(z.string());

export const ListingView = z
  .object({
    id,
    side: z.enum(sides),
    profileType: z.enum(profileTypes),
    organisation: id,
    hub: id.nullable(),
    mandate: id.nullable().describe("Shown to the need's keeper only."),
    origin: z.enum(origins),
    state,
    version: z.number().int().describe('What If-Match takes.'),
    visibility: z.enum(visibilities),
    language: z.string(),
    title: z.string(),
    summary: z.string().nullable(),
    description: z.string().nullable(),
    advantages: z.string().nullable(),
    expertiseSought: z.string().nullable(),
    keywords: words,
    cooperationTypes: z.array(z.enum(cooperationTypes)),
    sectors: words,
    trl: z.number().int().nullable(),
    trlFloor: z.number().int().nullable(),
    ipr: z.enum(iprStatuses).nullable(),
    licenceModel: z.enum(licenceModels).nullable(),
    spdx: z.string().nullable(),
    licenceModelsAccepted: z.array(z.enum(licenceModels)),
    standardsHeld: words,
    standardsRequired: z.array(z.object({ standard: z.string(), demand: z.enum(standardDemands) })),
    targetCountries: z.array(country),
    languages: words,
    deliveryModes: z.array(z.enum(deliveryModes)),
    budget: z.object({ from: z.number().int(), to: z.number().int(), currency }).nullable(),
    settlementCurrencies: z.array(currency),
    presencesHeld: z.array(z.object({ country, presence: z.enum(presences) })),
    presenceRequired: z.enum(presences).nullable(),
    partnerSizes: z.array(z.enum(organisationSizes)),
    openForIntroductions: z.boolean(),
    inCatalogue: z.boolean().describe('Whether everybody may read it'),
    capacity: z.number().int(),
    deadline: day.nullable(),
    criticalInfrastructure: z.boolean(),
    noticeAddress: z.string().nullable(),
    externalId: z.string().nullable().describe("The owner's own key, shown to the owner only."),
    createdAt: z.iso.datetime(),
    changedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    extendedAt: z.string().nullable().describe('A listing can be extended once'),
  })
  .meta({ id: 'ListingView' });
export type ListingView = z.infer<typeof ListingView>;

export const ListingPage = pageOf(ListingView).meta({ id: 'ListingPage' });
export type ListingPage = z.infer<typeof ListingPage>;

export const ListingQuery = PageQuery.extend(LookQuery.shape);
export type ListingQuery = z.infer<typeof ListingQuery>;

/** A listing as its owner, or (`own` false) as a coordinator of a hub that it is for reads it. */
export function viewOf(row: ListingRow, own: boolean): ListingView {
  const {
    budgetFrom: _from,
    budgetTo: _to,
    budgetCurrency: _currency,
    listedBy: _by,
    heldFrom: _held,
    heldFor: _for,
    ...shown
  } = row;
  return {
    ...shown,
    budget: budgetOf(row),
    mandate: own ? row.mandate : null,
    externalId: own ? row.externalId : null,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    extendedAt: row.extendedAt?.toISOString() ?? null,
  };
}
