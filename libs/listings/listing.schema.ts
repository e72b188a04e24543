import { z } from 'zod';
import { country, currency, day, id, language, line, listOf, text } from '#problems';
import {
  cooperationTypes,
  deliveryModes,
  iprStatuses,
  licenceModels,
  organisationSizes,
  origins,
  presences,
  standardDemands,
  visibilities,
  type ProfileType,
  type Side,
} from './codes.js';

/** A standard or certificate as its publisher writes it, upper case: "ISO 27001", "GOST R 57580", "TCVN 11930". */
const standard = line(40, 3).regex(/^[A-Z][A-Z0-9 ./:-]+$/, 'must be a standard in upper case such as "ISO 27001"');

/** A CPV 2008 code without its check digit, eight digits. */
const sector = z.string().regex(/^\d{8}$/, 'must be a CPV 2008 code of eight digits such as "72000000"');

/** Money per deal in whole units of the currency; `from` ≤ `to`. */
const budget = z
  .strictObject({ from: z.number().int().min(0).max(1e12), to: z.number().int().min(0).max(1e12), currency })
  .refine((b) => b.from <= b.to, { message: 'must not end below where it begins', path: ['to'] });

/** The texts of a listing with how short and how long each may be, in UTF-16 units (PRODUCT.md, "What a listing says"). */
const texts = {
  title: { least: 8, most: 256 },
  summary: { least: 20, most: 500 },
  description: { least: 50, most: 4000 },
  advantages: { least: 10, most: 2000 },
  expertiseSought: { least: 10, most: 2000 },
} as const;
const written = (field: keyof typeof texts) => text(texts[field].most, texts[field].least);

/** What every listing says, whichever side it is on. */
const shared = {
  title: line(texts.title.most, texts.title.least),
  summary: written('summary'),
  description: written('description'),
  advantages: written('advantages'),
  keywords: listOf(line(60), 10).default([]),
  language,
  visibility: z.enum(visibilities),
  cooperationTypes: listOf(z.enum(cooperationTypes), 3, 1),
  sectors: listOf(sector, 5, 1),
  /** For an offering the markets it is for; for a need the countries a partner may come from, empty for any. */
  targetCountries: listOf(country, 60),
  languages: listOf(language, 10, 1),
  deliveryModes: listOf(z.enum(deliveryModes), 6, 1),
  budget,
  settlementCurrencies: listOf(currency, 10, 1),
  partnerSizes: listOf(z.enum(organisationSizes), 4).default([]),
  /** How many open introductions the listing can carry at once. */
  capacity: z.number().int().min(1).max(50).default(3),
  /** Published is one fact, open for introductions another: a closed one is read, and not proposed. */
  openForIntroductions: z.boolean().default(true),
  /** Whether everybody may read it, in the open catalogue and the showrooms: only what its owner puts there is there. */
  inCatalogue: z.boolean().default(false),
  deadline: day,
  externalId: line(100),
};

const offering = {
  ...shared,
  /** Technology readiness level, 1..9. */
  trl: z.number().int().min(1).max(9),
  ipr: z.enum(iprStatuses),
  licenceModel: z.enum(licenceModels),
  /** SPDX identifier, asked where the licence model is open source. */
  spdx: line(60),
  standardsHeld: listOf(standard, 20).default([]),
  presencesHeld: listOf(z.strictObject({ country, presence: z.enum(presences) }), 60).default([]),
};

const need = {
  ...shared,
  expertiseSought: written('expertiseSought'),
  /** The least TRL that is acceptable, 1..9. */
  trlFloor: z.number().int().min(1).max(9),
  licenceModelsAccepted: listOf(z.enum(licenceModels), 3).default([]),
  standardsRequired: listOf(z.strictObject({ standard, demand: z.enum(standardDemands) }), 20).default([]),
  presenceRequired: z.enum(presences),
  criticalInfrastructure: z.boolean().default(false),
  origin: z.enum(origins),
  /** For a public notice: where it is published. */
  noticeAddress: line(1000).pipe(z.url({ protocol: /^https?$/ })),
};

/** Fields that may be missing when a listing of this profile type is published; everything else is mandatory. */
const optional = {
  BO: { advantages: true, budget: true, deadline: true, externalId: true, trl: true, ipr: true, licenceModel: true, spdx: true },
  TO: { budget: true, deadline: true, externalId: true, licenceModel: true, spdx: true },
  BR: {
    advantages: true,
    budget: true,
    externalId: true,
    trlFloor: true,
    noticeAddress: true,
    expertiseSought: true,
    presenceRequired: true,
  },
  TR: { advantages: true, budget: true, externalId: true, noticeAddress: true, presenceRequired: true },
  RDR: { advantages: true, budget: true, externalId: true, noticeAddress: true, presenceRequired: true, trlFloor: true },
} as const;

const spdxWhereOpen = <T extends z.ZodType<{ licenceModel?: string | undefined; spdx?: string | undefined }>>(schema: T) =>
  schema.refine((l) => l.licenceModel !== 'open_source' || !!l.spdx, {
    message: 'is asked where the licence model is open source',
    path: ['spdx'],
  });
const noticeHasAddress = <T extends z.ZodType<{ origin: string; noticeAddress?: string | undefined }>>(schema: T) =>
  schema.refine((l) => l.origin !== 'public_notice' || !!l.noticeAddress, {
    message: 'is asked of a public notice',
    path: ['noticeAddress'],
  });

/** What a listing must say to be published: one schema a profile type. */
export const publishable = {
  BO: spdxWhereOpen(z.strictObject({ profileType: z.literal('BO'), ...offering }).partial(optional.BO)),
  TO: spdxWhereOpen(z.strictObject({ profileType: z.literal('TO'), ...offering }).partial(optional.TO)),
  BR: noticeHasAddress(z.strictObject({ profileType: z.literal('BR'), ...need }).partial(optional.BR)),
  TR: noticeHasAddress(z.strictObject({ profileType: z.literal('TR'), ...need }).partial(optional.TR)),
  RDR: noticeHasAddress(z.strictObject({ profileType: z.literal('RDR'), ...need }).partial(optional.RDR)),
} satisfies Record<ProfileType, z.ZodType>;

/** A draft may lack anything but its profile type, language and title. */
const asked = { profileType: true, language: true, title: true } as const;
const offeringDraft = z.strictObject({ profileType: z.enum(['BO', 'TO']), ...offering }).partial();
const needDraft = z.strictObject({ profileType: z.enum(['BR', 'TR', 'RDR']), ...need }).partial();

export const DraftOffering = offeringDraft.required(asked).meta({ id: 'DraftOffering' });
export type DraftOffering = z.infer<typeof DraftOffering>;
export const DraftNeed = needDraft.required({ ...asked, origin: true }).meta({ id: 'DraftNeed' });
export type DraftNeed = z.infer<typeof DraftNeed>;
export const NewOffering = DraftOffering.extend({ organisation: id }).meta({ id: 'NewOffering' });
export type NewOffering = z.infer<typeof NewOffering>;
/** `mandate` is asked when the need is published, but of a public notice. */
export const NewNeed = DraftNeed.extend({ hub: id, organisation: id, mandate: id.optional() }).meta({ id: 'NewNeed' });
export type NewNeed = z.infer<typeof NewNeed>;

/** Fields that a listing can be without once it has had them. Lists are emptied with []. */
const mayGoMissing = [
  'summary',
  'description',
  'advantages',
  'expertiseSought',
  'trl',
  'trlFloor',
  'ipr',
  'licenceModel',
  'spdx',
  'budget',
  'presenceRequired',
  'deadline',
  'noticeAddress',
  'externalId',
] as const;

/**
 * A change names only what changes, and null takes a value away that may be missing; the profile type, the origin and whose it is
 * stay. Nothing in it has a default: what is not named would be reset by it.
 */
const changing = { ...clearable(withoutDefaults(offering)), ...clearable(withoutDefaults(need)), mandate: id };
const { origin: _, ...changeable } = changing;
export const ListingChange = z.strictObject(changeable).partial().meta({ id: 'ListingChange' });
export type ListingChange = z.infer<typeof ListingChange>;
/** The fields that a side has, of those that a change may name. */
export const fieldsOfSide: Record<Side, ReadonlySet<string>> = {
  offering: new Set(Object.keys(offering)),
  need: new Set([...Object.keys(need), 'mandate'].filter((field) => field !== 'origin')),
};

/** The texts that a side has. */
export const textLengths = {
  offering: lengthsOf(['title', 'summary', 'description', 'advantages']),
  need: lengthsOf(['title', 'summary', 'description', 'advantages', 'expertiseSought']),
} satisfies Record<Side, unknown>;

export type OfferingFields = z.infer<typeof offeringDraft>;
export type NeedFields = z.infer<typeof needDraft>;
function lengthsOf(fields: readonly (keyof typeof texts)[]) {
  return fields.map((field) => ({ field, ...texts[field] }));
}

type WithoutDefaults<S> = { [K in keyof S]: S[K] extends z.ZodDefault<infer Inner> ? Inner : S[K] };
function withoutDefaults<S extends z.ZodRawShape>(shape: S): WithoutDefaults<S> {
  const bare = Object.entries(shape).map(([field, schema]) => [field, schema instanceof z.ZodDefault ? schema.unwrap() : schema]);
  return Object.fromEntries(bare) as WithoutDefaults<S>;
}

type MayGoMissing = (typeof mayGoMissing)[number];
type Clearable<S> = { [K in keyof S]: K extends MayGoMissing ? (S[K] extends z.ZodType ? z.ZodNullable<S[K]> : S[K]) : S[K] };
function clearable<S extends z.ZodRawShape>(shape: S): Clearable<S> {
  const missing = mayGoMissing as readonly string[];
  const fields = Object.entries(shape).map(([field, schema]) => [
    field,
    missing.includes(field) ? z.nullable(schema as z.ZodType) : schema,
  ]);
  return Object.fromEntries(fields) as Clearable<S>;
}
