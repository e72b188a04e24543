import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Hit } from './hits.js';

/** What a check of a party can come to. Only `clear` and `dismissed` pass the gate. */
export const results = ['clear', 'potential', 'confirmed', 'dismissed', 'stale_list', 'error'] as const;
export type Result = (typeof results)[number];

export const listKinds = ['official', 'own', 'sample'] as const;
export type ListKind = (typeof listKinds)[number];

@Entity({ schema: 'screening', name: 'lists' })
export class ScreeningList {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: ListKind;
  @Column({ type: 'date' }) dated!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) loadedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) loadedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) retiredAt!: Date | null;
}

@Entity({ schema: 'screening', name: 'denied_parties' })
export class DeniedParty {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) list!: string;
  @Column({ type: 'text', array: true }) names!: string[];
  @Column({ type: 'text', nullable: true }) country!: string | null;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) identifiers!: string[];
  @Column({ type: 'text', nullable: true }) named!: 'person' | 'body' | 'vessel' | null;
  /** What the entry is found by (`keptUnder`); empty before it was made, and then each check reads the entry. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) keys!: string[];
}

/** One row a party: what the last check found, and what a compliance officer made of it. */
@Entity({ schema: 'screening', name: 'checks' })
export class Check {
  @PrimaryColumn({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) result!: Result;
  @Column({ type: 'text' }) checkedName!: string;
  @Column({ type: 'uuid', array: true, default: () => "'{}'" }) lists!: string[];
  @Column({ type: 'jsonb', default: () => "'[]'" }) hits!: Hit[];
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) checkedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) decisionNote!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
}

export const screeningEntities = [ScreeningList, DeniedParty, Check];
