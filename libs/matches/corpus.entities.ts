import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Policy as PolicyData } from '#scoring';

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

/** A published listing in the index, with the number of words in each field. */
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
}

/** How often a listing says a stem, field by field. */
@Entity({ schema: 'matches', name: 'postings' })
export class Posting {
  @PrimaryColumn({ type: 'text' }) side!: string;
  @PrimaryColumn({ type: 'text' }) term!: string;
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
  @Column({ type: 'smallint' }) inTitle!: number;
  @Column({ type: 'smallint' }) inKeywords!: number;
  @Column({ type: 'smallint' }) inText!: number;
  @Column({ type: 'text' }) surface!: string;
}

/** A stem that a listing looks for in others, its own or a translation. */
@Entity({ schema: 'matches', name: 'asks' })
export class Ask {
  @PrimaryColumn({ type: 'text' }) side!: string;
  @PrimaryColumn({ type: 'text' }) term!: string;
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
  @Column({ type: 'real' }) weight!: number;
  @Column({ type: 'text' }) said!: string;
}

@Entity({ schema: 'matches', name: 'sector_groups' })
export class SectorGroup {
  @PrimaryColumn({ type: 'text' }) side!: string;
  @PrimaryColumn({ type: 'text' }) sectorGroup!: string;
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
}

@Entity({ schema: 'matches', name: 'self_scores' })
export class SelfScore {
  @PrimaryColumn({ type: 'integer' }) snapshot!: number;
  @PrimaryColumn({ type: 'uuid' }) listing!: string;
  @Column({ type: 'bigint' }) score!: string;
}

@Entity({ schema: 'matches', name: 'policies' })
export class PolicyVersion {
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) activeFrom!: Date;
  @Column({ type: 'jsonb' }) data!: PolicyData;
}
