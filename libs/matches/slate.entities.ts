import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Side } from '#scoring';
import type { RunReport } from './slate-reports.js';

/** A slate of a hub that showed something else than the one before. */
@Entity({ schema: 'matches', name: 'slate_runs' })
export class SlateRun {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' }) id!: number;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) madeAt!: Date;
  @Column({ type: 'integer' }) policy!: number;
  /** None until it is counted. */
  @Column({ type: 'jsonb', nullable: true }) report!: RunReport | null;
}

@Entity({ schema: 'matches', name: 'showings' })
export class Showing {
  @PrimaryColumn({ type: 'integer' }) run!: number;
  @PrimaryColumn({ type: 'uuid' }) offering!: string;
  @PrimaryColumn({ type: 'uuid' }) need!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'integer' }) position!: number;
  @Column({ type: 'real' }) probability!: number;
  @Column({ type: 'boolean' }) shownToLearn!: boolean;
}

/** One side's answer, with what the pair was to it when it answered. */
@Entity({ schema: 'matches', name: 'decisions' })
export class Decision {
  @PrimaryColumn({ type: 'uuid' }) introduction!: string;
  @PrimaryColumn({ type: 'text' }) side!: Side;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) decider!: string;
  @Column({ type: 'uuid' }) decidedAbout!: string;
  @Column({ type: 'boolean' }) saidYes!: boolean;
  @Column({ type: 'text', nullable: true }) code!: string | null;
  @Column({ type: 'text', nullable: true }) came!: string | null;
  @Column({ type: 'real', array: true }) fits!: number[];
  @Column({ type: 'real' }) probability!: number;
  @Column({ type: 'timestamptz' }) decidedAt!: Date;
}
