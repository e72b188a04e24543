import { z } from 'zod';
import type { PersonActor } from '#database';
import { DraftNeed, DraftOffering, origins } from '#listings';
import { mustBeAllowed, RegisterOrganisation } from '#members';
import { address, day, language, line, listOf, text, zone } from '#problems';
import type { Shape } from './files/cells.js';
import type { Import, KindName } from './import.entity.js';

/** Something that rows can be of: its fields as cells, what a row must be, and who may bring it. */
export type Kind = {
  /** In the order in which an export writes them. */
  fields: Record<string, Shape>;
  schema: z.ZodType<Record<string, unknown>>;
  /** Fields of a row that are no field of the thing: whose it is, and whether it is to be published. */
  besides: readonly string[];
  mustBeAllowed: (actor: PersonActor, to: Pick<Import, 'organisation' | 'hub'>) => void;
  /**
   * Jobs that bring in one file at once, each every so many thousand of it: while the database writes for one, the other reads. People and
   * organisations come one thousand after the other, for two thousands may name the same person.
   */
  lanes: 1 | 2;
};

const key = line(100);
const states = ['draft', 'published', 'withdrawn', 'expired', 'held', 'archived'] as const;
const besidesListing = {
  externalId: key,
  organisation: line(100).optional(),
  /** Only what is said to be published is; of the others it is no concern of an import. */
  state: z.enum(states).optional(),
};

const listing: Record<string, Shape> = {
  externalId: 'text',
  organisation: 'text',
  state: 'text',
  profileType: 'text',
  language: 'text',
  title: 'text',
  summary: 'text',
  description: 'text',
  advantages: 'text',
  keywords: 'list',
  visibility: 'text',
  cooperationTypes: 'list',
  sectors: 'sectors',
  targetCountries: 'list',
  languages: 'list',
  deliveryModes: 'list',
  budgetFrom: 'number',
  budgetTo: 'number',
  budgetCurrency: 'text',
  settlementCurrencies: 'list',
  partnerSizes: 'list',
  openForIntroductions: 'boolean',
  inCatalogue: 'boolean',
  capacity: 'number',
  deadline: 'day',
};

export const kindOf: Record<KindName, Kind> = {
  organisations: {
    fields: {
      externalId: 'text',
      kind: 'text',
      name: 'text',
      country: 'text',
      size: 'text',
      website: 'text',
      registrationNumber: 'text',
      language: 'text',
    },
    schema: RegisterOrganisation.omit({ owner: true }).extend({ externalId: key }),
    besides: [],
    mustBeAllowed: (actor) => mustBeAllowed(actor, 'organisation.import'),
    lanes: 1,
  },
  contacts: {
    fields: {
      externalId: 'text',
      organisation: 'text',
      name: 'text',
      email: 'text',
      language: 'text',
      zone: 'text',
      source: 'text',
      ground: 'text',
      mandateUntil: 'day',
      mayShow: 'list',
    },
    schema: z.strictObject({
      externalId: key,
      organisation: line(100),
      name: line(200),
      email: address,
      language,
      zone,
      source: line(200),
      ground: text(500),
      mandateUntil: day.optional(),
      mayShow: listOf(z.enum(['organisation', 'country', 'sector']), 3).optional(),
    }),
    besides: ['organisation'],
    mustBeAllowed: (actor, { hub }) => mustBeAllowed(actor, 'contact.add', { hub }),
    lanes: 1,
  },
  offerings: {
    fields: {
      ...listing,
      trl: 'number',
      ipr: 'text',
      licenceModel: 'text',
      spdx: 'text',
      standardsHeld: 'list',
      presencesHeld: 'presences',
    },
    schema: DraftOffering.extend(besidesListing),
    besides: ['organisation', 'state'],
    mustBeAllowed: (actor, { organisation }) => mustBeAllowed(actor, 'offering.draft', { organisation }),
    lanes: 2,
  },
  needs: {
    fields: {
      ...listing,
      expertiseSought: 'text',
      trlFloor: 'number',
      licenceModelsAccepted: 'list',
      standardsRequired: 'standards',
      presenceRequired: 'text',
      criticalInfrastructure: 'boolean',
      origin: 'text',
      noticeAddress: 'text',
    },
    schema: DraftNeed.extend({ ...besidesListing, origin: z.enum(origins).default('mandated') }),
    besides: ['organisation', 'state'],
    mustBeAllowed: (actor, { hub }) => mustBeAllowed(actor, 'need.draft', { hub }),
    lanes: 2,
  },
};

/** The budget is three cells and one field. */
export const budgetCells = ['budgetFrom', 'budgetTo', 'budgetCurrency'] as const;

/** The fields of the thing that these cells say. */
export function fieldsSaid(kind: Kind, cells: readonly string[]): string[] {
  const inBudget = (cell: string) => (budgetCells as readonly string[]).includes(cell);
  const said = cells.map((cell) => (inBudget(cell) ? 'budget' : cell));
  return [...new Set(said)].filter((field) => field !== 'externalId' && !kind.besides.includes(field));
}
