import { randomUUID } from 'node:crypto';
import type { PersonActor } from '#database';
import { changesBetween, type Arriving, type Change } from '#members';
import type { FieldError } from '#problems';
import { budgetOf, columnsOf, type ListingEntity } from './listing.entity.js';
import { fieldsOfSide } from './listing.schema.js';

const stays = (field: string) => ({ field, rule: 'stays', message: 'stays as it is: archive the listing and list it anew' });
const held = { field: 'state', rule: 'held_for_check', message: 'is held for a check, and changes when the check is over' };
const isArchived = { field: 'state', rule: 'archived', message: 'is archived, and changes no more: give the row another key' };

/** What a listing says where nothing is said of it. */
const unsaid: Record<string, unknown> = {
  capacity: 3,
  openForIntroductions: true,
  inCatalogue: false,
  criticalInfrastructure: false,
};

/** What of a listing a row changes, and what of that it may not. */
export function differences(
  before: ListingEntity,
  { body }: Arriving,
  fields: readonly string[],
): { changes: Change[]; errors: FieldError[] } {
  const was: Record<string, unknown> = { ...before, budget: budgetOf(before) };
  const wanted = (field: string) => body[field] ?? unsaid[field] ?? (Array.isArray(was[field]) ? [] : null);
  const changes = changesBetween(
    was,
    wanted,
    fields.filter((f) => fieldsOfSide[before.side].has(f) && !(f === 'visibility' && !body[f])),
  );
  const fixed = ['profileType', 'origin'].filter((f) => fields.includes(f) && body[f] !== undefined && body[f] !== was[f]);
  if (before.state === 'archived') return { changes, errors: [isArchived] };
  return { changes, errors: [...fixed.map(stays), ...(before.state === 'held' && changes.length ? [held] : [])] };
}

/** A draft, as a row has it. It inherits from `blank` what the row does not say: of a thousand, only what was said is held and sent. */
export function fresh(row: Arriving, actor: PersonActor, mandate: string | null, now: Date): ListingEntity {
  const side = row.hub ? 'need' : 'offering';
  const says = columnsOf(row.body as { budget?: null }) as Partial<ListingEntity>;
  const { origin = side === 'need' ? 'mandated' : 'own' } = says;
  const draft = Object.create(blank) as ListingEntity;
  if (side === 'need') draft.visibility = 'anonymous';
  return Object.assign(draft, says, {
    id: randomUUID(),
    side,
    organisation: row.organisation!,
    hub: row.hub,
    mandate: origin === 'mandated' ? mandate : null,
    origin,
    externalId: row.externalId,
    listedBy: actor.person,
    createdAt: now,
    changedAt: now,
  } as const);
}

/** The listing with these changes, a version later. */
export function changed(before: ListingEntity, changes: readonly Change[], now: Date): ListingEntity {
  const says = columnsOf(Object.fromEntries(changes.map(({ field, after }) => [field, after])) as { budget?: null });
  return { ...before, ...says, version: before.version + 1, changedAt: now };
}

/** A listing of which nothing was said. */
export const blank: Partial<ListingEntity> = {
  heldFrom: null,
  heldFor: null,
  summary: null,
  description: null,
  advantages: null,
  expertiseSought: null,
  trl: null,
  trlFloor: null,
  ipr: null,
  licenceModel: null,
  spdx: null,
  budgetFrom: null,
  budgetTo: null,
  budgetCurrency: null,
  presenceRequired: null,
  deadline: null,
  noticeAddress: null,
  publishedAt: null,
  expiresAt: null,
  extendedAt: null,
  state: 'draft',
  visibility: 'named',
  version: 1,
  keywords: [],
  cooperationTypes: [],
  sectors: [],
  licenceModelsAccepted: [],
  standardsHeld: [],
  standardsRequired: [],
  targetCountries: [],
  languages: [],
  deliveryModes: [],
  settlementCurrencies: [],
  presencesHeld: [],
  partnerSizes: [],
  ...unsaid,
};
