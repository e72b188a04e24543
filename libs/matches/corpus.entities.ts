import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Policy as PolicyData } from '#scoring';
import type { PolicyReport } from './policies.view.js';

/** A corpus statistics snapshot. */
@Entity({ schema: 'matches', name: 'snapshots' })
export class Snapshot {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' }) id!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) madeAt!: Date;
  @Column({ type: 'integer' }) documents!: number;
  @Column({ type: 'real' }) meanTitle!: number;
  @Column({ type: 'real' }) meanKeywords!: number;
  @Column({ type: 'real' }) meanText!: number;
}

@Entity({ schema: 'matches', name: 'frequencies' })
export class Frequency {
  @PrimaryColumn({ type: 'integer' }) snapshot!: number;
  @PrimaryColumn({ type: 'text' }) term!: string;
  @Column({ type: 'integer' }) documents!: number;
}

/** A published listing in the index: its words in the order of `stored-reading.ts`, and how many each field has. */
@Entity({ schema: 'matches', name: 'documents' })
export class Document {
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) side!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'integer' }) listingVersion!: number;
  @Column({ type: 'smallint' }) lengthTitle!: number;
  @Column({ type: 'smallint' }) lengthKeywords!: number;
  @Column({ type: 'smallint' }) lengthText!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) indexedAt!: Date;
  @Column({ type: 'text', default: '' }) terms!: string;
  @Column({ type: 'bytea', default: () => `'\\x'` }) frequencies!: Buffer;
  @Column({ type: 'text', default: '' }) surfaces!: string;
}

/** What an embedder made of a listing in the index. */
@Entity({ schema: 'matches', name: 'vectors' })
export class Vector {
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
  @Column({ type: 'text' }) model!: string;
  @Column({ type: 'text' }) mark!: string;
  @Column({ type: 'bytea' }) vector!: Buffer;
}

/** That a document changed, came or went, in the order of the commits. */
@Entity({ schema: 'matches', name: 'changes' })
export class Change {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' }) seq!: string;
  @Column({ type: 'uuid' }) listing!: string;
}

@Entity({ schema: 'matches', name: 'sector_groups' })
export class SectorGroup {
  @PrimaryColumn({ type: 'text' }) side!: string;
  @PrimaryColumn({ type: 'text' }) sectorGroup!: string;
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
}

@Entity({ schema: 'matches', name: 'policies' })
export class PolicyVersion {
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) activeFrom!: Date;
  @Column({ type: 'jsonb' }) data!: PolicyData;
  /** Of one that was fitted: its test, and what it would move. */
  @Column({ type: 'jsonb', nullable: true }) report!: PolicyReport | null;
  /** Null while it waits for an operator. */
  @Column({ type: 'timestamptz', nullable: true }) shippedAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) shippedBy!: string | null;
}
