import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MatchedWord } from '#scoring';

/** A pair that fits: the numbers a policy gave it on a day under a snapshot. Reasons are made of them when somebody reads. */
@Entity({ schema: 'matches', name: 'matches' })
export class Match {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) offering!: string;
  @Column({ type: 'uuid' }) need!: string;
  @Column({ type: 'uuid' }) offeringOrganisation!: string;
  @Column({ type: 'uuid' }) needOrganisation!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'integer' }) policy!: number;
  @Column({ type: 'integer' }) snapshot!: number;
  @Column({ type: 'date' }) today!: string;
  @Column({ type: 'real', nullable: true }) score!: number | null;
  @Column({ type: 'real' }) coverage!: number;
  @Column({ type: 'real' }) pNeed!: number;
  @Column({ type: 'real' }) pOffering!: number;
  @Column({ type: 'real', array: true }) contributionsNeed!: number[];
  @Column({ type: 'real', array: true }) contributionsOffering!: number[];
  /** The text fit, 0..1, or null where a text could not be read. */
  @Column({ type: 'real', nullable: true }) topic!: number | null;
  @Column({ type: 'jsonb', default: [] }) met!: MatchedWord[];
  @Column({ type: 'boolean' }) needsReview!: boolean;
  @Column({ type: 'text', array: true, default: [] }) reviewRules!: string[];
  @Column({ type: 'boolean' }) enoughKnown!: boolean;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) foundAt!: Date;
}
