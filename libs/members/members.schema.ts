import { z } from 'zod';
import { address, country, day, id, language, line, listOf, text, webAddress, zone } from '#problems';
import { hubSettings, hubStates } from './hub-settings.schema.js';

export const organisationKinds = [
  'company',
  'university',
  'research_institute',
  'platform',
  'investor',
  'public_body',
  'association',
] as const;
const sizes = ['micro', 'small', 'medium', 'large'] as const;

const someone = { name: line(200), email: address, language, zone };

export const RegisterOrganisation = z
  .strictObject({
    kind: z.enum(organisationKinds),
    name: line(200, 2),
    country,
    size: z.enum(sizes).optional(),
    website: webAddress.max(500).optional(),
    registrationNumber: line(100).optional(),
    language,
    externalId: line(100).optional(),
    owner: z
      .strictObject(someone)
      .optional()
      .describe(
        'Who is invited to own it. Left out, a person who registers it owns it; a coordinator registers it for a mandate.',
      ),
  })
  .meta({ id: 'RegisterOrganisation' });
export type RegisterOrganisation = z.infer<typeof RegisterOrganisation>;

export const OrganisationView = z
  .object({
    id,
    kind: z.enum(organisationKinds),
    name: z.string(),
    country: z.string(),
    size: z.enum(sizes).nullable(),
    website: z.string().nullable(),
    registrationNumber: z.string().nullable(),
    language: z.string(),
    externalId: z.string().nullable(),
    mayAct: z.boolean().describe('Whether the screening lets it publish and be introduced; nothing else is told.'),
    waitsForList: z
      .boolean()
      .describe('No denied-party list is loaded, so nobody at all is cleared: says nothing of this organisation.'),
  })
  .meta({ id: 'OrganisationView' });

export const ProposeHub = z
  .strictObject({
    ...hubSettings,
    name: line(200, 2),
    country,
    holidays: listOf(day, 200).default([]),
    consentOrder: hubSettings.consentOrder.default('firm_first'),
    consentDays: hubSettings.consentDays.default(14),
    nudgeDays: hubSettings.nudgeDays.default(3),
    reviewDays: hubSettings.reviewDays.default(3),
    requestsAMonth: hubSettings.requestsAMonth.default(20),
    secondEyes: hubSettings.secondEyes.default('never'),
    anonymity: hubSettings.anonymity.default('warn'),
    letterhead: hubSettings.letterhead.default(null),
    attestations: hubSettings.attestations.default([]),
    listPolicy: hubSettings.listPolicy.default([]),
    coordinators: z.array(z.strictObject(someone)).max(20).default([]),
  })
  .meta({ id: 'ProposeHub' });
export type ProposeHub = z.infer<typeof ProposeHub>;

export const HubView = z
  .object({
    id,
    name: z.string(),
    country: z.string(),
    zone: z.string(),
    workWeek: z.array(z.number()),
    holidays: z.array(z.string()),
    languages: z.array(z.string()),
    fallbackLanguage: z.string(),
    currency: z.string(),
    capacity: z.number(),
    consentOrder: hubSettings.consentOrder,
    consentDays: z.number(),
    nudgeDays: z.number(),
    reviewDays: z.number(),
    requestsAMonth: hubSettings.requestsAMonth,
    secondEyes: hubSettings.secondEyes,
    anonymity: hubSettings.anonymity,
    replyTo: z.string(),
    letterhead: z.string().nullable(),
    attestations: z.array(z.object({ language: z.string(), text: z.string() })),
    listPolicy: z.array(z.string()),
    state: z.enum(hubStates),
    version: z.number(),
  })
  .meta({ id: 'HubView' });

export const SetHolidays = z
  .strictObject({
    days: z
      .array(z.strictObject({ day, name: line(100).optional() }))
      .min(1)
      .max(200)
      .refine((all) => new Set(all.map((d) => d.day)).size === all.length, { message: 'names a day twice' }),
  })
  .meta({ id: 'SetHolidays' });
export type SetHolidays = z.infer<typeof SetHolidays>;
export const HolidaysView = z
  .object({
    items: z.array(
      z.object({
        day: z.string(),
        name: z.string().nullable(),
        source: z.string().nullable().describe('The library that says so; null where somebody of the hub does'),
        expected: z.boolean().describe('By the moon: the state announces it shortly before'),
      }),
    ),
    missing: z
      .array(z.number().int())
      .describe('Years, this one and from October the next, of which no holiday is known: set them'),
    years: z.array(z.number().int()).describe('This one and the next, by the clock of the hub'),
  })
  .meta({ id: 'HolidaysView' });

export const HolidaysYear = z.coerce.number().int().min(2020).max(2070);
export const PublicHolidaysView = z
  .object({
    source: z.string(),
    licence: z.string().describe('Of what the library says'),
    items: z.array(
      z.object({
        day: z.string(),
        name: z.string(),
        note: z.string().nullable().describe('For whom it is, where it is not for all'),
        expected: z.boolean().describe('By the moon: the state announces it shortly before'),
        here: z.enum(['kept', 'removed']).nullable().describe('Whether the hub has that day already, or has removed it'),
      }),
    ),
  })
  .meta({ id: 'PublicHolidaysView' });

export const TakeHolidays = z
  .strictObject({ except: listOf(day, 200).default([]).describe('On which the hub works all the same') })
  .meta({ id: 'TakeHolidays' });
export type TakeHolidays = z.infer<typeof TakeHolidays>;

export const InvitePerson = z
  .strictObject({
    ...someone,
    organisation: id.optional(),
    hub: id.optional(),
    role: z.enum(['owner', 'member', 'coordinator']).optional(),
    duties: listOf(z.enum(['operator', 'compliance']), 2).default([]),
  })
  .refine((p) => !(p.organisation && p.hub), { message: 'is for an organisation or for a hub, not both', path: ['hub'] })
  .refine((p) => !p.role || (p.role === 'coordinator') === !!p.hub, {
    message: 'coordinator goes with a hub, owner and member with an organisation',
    path: ['role'],
  })
  .refine((p) => !!p.role === !!(p.hub || p.organisation), {
    message: 'is asked with an organisation or a hub, and only then',
    path: ['role'],
  })
  .meta({ id: 'InvitePerson' });
export type InvitePerson = z.infer<typeof InvitePerson>;

export const PersonView = z
  .object({ id, name: z.string(), email: z.string(), language: z.string(), zone: z.string() })
  .meta({ id: 'PersonView' });

export const GiveMandate = z
  .strictObject({
    organisation: id,
    contact: z.strictObject({ ...someone, source: line(200), ground: text(500) }),
    mayShow: listOf(z.enum(['organisation', 'country', 'sector']), 3).default([]),
    mayRecord: z
      .boolean()
      .default(false)
      .describe('Whether a coordinator may record an answer that the contact gave by other means'),
    validUntil: day,
  })
  .meta({ id: 'GiveMandate' });
export type GiveMandate = z.infer<typeof GiveMandate>;

export const MandateView = z
  .object({
    id,
    hub: id,
    organisation: id,
    contact: id,
    mayShow: z.array(z.string()),
    mayRecord: z.boolean(),
    validUntil: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'MandateView' });

export const OpenSession = z
  .strictObject({
    email: address,
    password: z.string().min(1).max(1000),
    code: z
      .string()
      .min(1)
      .max(40)
      .optional()
      .describe('Of the second factor, or a recovery code; asked for by the problem code_needed'),
  })
  .meta({ id: 'OpenSession' });
export const AskReset = z.strictObject({ email: address }).meta({ id: 'AskPasswordReset' });
/** NIST 800-63B: length counts, composition does not; 15 where there is no second factor. */
export const SetPassword = z
  .strictObject({ current: z.string().max(1000).optional(), password: z.string().min(15).max(256) })
  .meta({ id: 'SetPassword' });

export const SessionView = z
  .object({
    person: id,
    name: z.string(),
    language: z.string(),
    zone: z.string(),
    duties: z.array(z.string()),
    organisations: z.array(id),
    hubs: z.array(id),
    secondFactor: z.enum(['none', 'needed', 'kept']).describe('needed: nothing but setting it up is allowed before'),
  })
  .meta({ id: 'SessionView' });

export const SessionList = z
  .object({ items: z.array(z.object({ id, openedAt: z.string(), seenAt: z.string(), current: z.boolean() })) })
  .meta({ id: 'SessionList' });

export const SecondFactorView = z
  .object({ secret: z.string(), uri: z.string().describe('What an authenticator app reads from a picture of it') })
  .meta({ id: 'SecondFactorView' });
export const GiveCode = z.strictObject({ code: z.string().min(6).max(40) }).meta({ id: 'GiveCode' });
export const RecoveryCodesView = z
  .object({ recoveryCodes: z.array(z.string()).describe('Each works once; shown this once, only their hashes are kept') })
  .meta({ id: 'RecoveryCodesView' });

export const MakeKey = z
  .strictObject({ name: line(100), scopes: listOf(line(60), 40, 1), days: z.number().int().min(1).max(365).default(90) })
  .meta({ id: 'MakeKey' });
export const KeyView = z
  .object({
    id,
    name: z.string(),
    key: z.string().describe('Shown this once; only its hash is kept'),
    scopes: z.array(z.string()),
    expiresAt: z.string(),
  })
  .meta({ id: 'KeyView' });
export const KeyList = z.object({ items: z.array(KeyView.omit({ key: true })) }).meta({ id: 'KeyList' });
