import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ListingState, ProfileType, Side } from './codes.js';
import type { NeedFields, OfferingFields } from './listing.schema.js';

type Field<T, K extends keyof T> = NonNullable<T[K]>;

/** node-postgres reads bigint as text; budgets end at 1e12, far inside what a number holds. */
const whole = { to: (value: number | null) => value, from: (value: string | null) => (value === null ? null : Number(value)) };
const list = { type: 'text', array: true, default: () => "'{}'" } as const;

@Entity({ schema: 'listings', name: 'listings' })
export class ListingEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) side!: Side;
  @Column({ type: 'text' }) profileType!: ProfileType;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid', nullable: true }) hub!: string | null;
  @Column({ type: 'uuid', nullable: true }) mandate!: string | null;
  @Column({ type: 'text' }) origin!: Field<NeedFields, 'origin'>;
  @Column({ type: 'text', default: 'draft' }) state!: ListingState;
  @Column({ type: 'text', nullable: true }) heldFrom!: ListingState | null;
  @Column({ type: 'text', nullable: true }) heldFor!: 'goods' | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'text' }) visibility!: Field<NeedFields, 'visibility'>;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text', nullable: true }) summary!: string | null;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column({ type: 'text', nullable: true }) advantages!: string | null;
  @Column({ type: 'text', nullable: true }) expertiseSought!: string | null;
  @Column(list) keywords!: string[];
  @Column(list) cooperationTypes!: Field<NeedFields, 'cooperationTypes'>;
  @Column(list) sectors!: string[];
  @Column({ type: 'smallint', nullable: true }) trl!: number | null;
  @Column({ type: 'smallint', nullable: true }) trlFloor!: number | null;
  @Column({ type: 'text', nullable: true }) ipr!: Field<OfferingFields, 'ipr'> | null;
  @Column({ type: 'text', nullable: true }) licenceModel!: Field<OfferingFields, 'licenceModel'> | null;
  @Column({ type: 'text', nullable: true }) spdx!: string | null;
  @Column(list) licenceModelsAccepted!: Field<NeedFields, 'licenceModelsAccepted'>;
  @Column(list) standardsHeld!: string[];
  @Column({ type: 'jsonb', default: () => "'[]'" }) standardsRequired!: Field<NeedFields, 'standardsRequired'>;
  @Column(list) targetCountries!: string[];
  @Column(list) languages!: string[];
  @Column(list) deliveryModes!: Field<NeedFields, 'deliveryModes'>;
  @Column({ type: 'bigint', nullable: true, transformer: whole }) budgetFrom!: number | null;
  @Column({ type: 'bigint', nullable: true, transformer: whole }) budgetTo!: number | null;
  @Column({ type: 'text', nullable: true }) budgetCurrency!: string | null;
  @Column(list) settlementCurrencies!: string[];
  @Column({ type: 'jsonb', default: () => "'[]'" }) presencesHeld!: Field<OfferingFields, 'presencesHeld'>;
  @Column({ type: 'text', nullable: true }) presenceRequired!: Field<NeedFields, 'presenceRequired'> | null;
  @Column(list) partnerSizes!: Field<NeedFields, 'partnerSizes'>;
  @Column({ type: 'smallint', default: 3 }) capacity!: number;
  @Column({ type: 'boolean', default: true }) openForIntroductions!: boolean;
  @Column({ type: 'boolean', default: false }) inCatalogue!: boolean;
  /** When it was put there after it stood elsewhere; the database writes it. */
  @Column({ type: 'timestamptz', nullable: true, insert: false, update: false }) inCatalogueAt!: Date | null;
  @Column({ type: 'date', nullable: true }) deadline!: string | null;
  @Column({ type: 'boolean', default: false }) criticalInfrastructure!: boolean;
  @Column({ type: 'text', nullable: true }) noticeAddress!: string | null;
  @Column({ type: 'text', nullable: true }) externalId!: string | null;
  @Column({ type: 'uuid', nullable: true }) listedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) changedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) publishedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) expiresAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) extendedAt!: Date | null;
}

/** A listing as a row: what the matcher reads. */
export type ListingRow = Readonly<ListingEntity>;

/** The columns of what a body says: a budget is three. */
export function columnsOf<B extends { budget?: Budget | null | undefined }>({ budget, ...fields }: B) {
  if (budget === undefined) return fields;
  return { ...fields, budgetFrom: budget?.from ?? null, budgetTo: budget?.to ?? null, budgetCurrency: budget?.currency ?? null };
}

/** The budget of a row, or null. */
export function budgetOf({ budgetFrom: from, budgetTo: to, budgetCurrency: currency }: ListingRow): Budget | null {
  return from === null || to === null || currency === null ? null : { from, to, currency };
}

type Budget = Field<NeedFields, 'budget'>;
