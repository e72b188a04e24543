import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { origins, ProposalState, Return, snoozes } from './states.js';

@Entity({ schema: 'introductions', name: 'proposals' })
export class Proposal {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  /** None where somebody proposed a pair that the matcher had not found. */
  @Column({ type: 'uuid', nullable: true }) match!: string | null;
  @Column({ type: 'uuid' }) offering!: string;
  @Column({ type: 'uuid' }) need!: string;
  @Column({ type: 'uuid' }) offeringOrganisation!: string;
  @Column({ type: 'uuid' }) needOrganisation!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'text', default: 'queued' }) state!: ProposalState;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'real' }) score!: number;
  @Column({ type: 'real' }) coverage!: number;
  @Column({ type: 'text', nullable: true }) rejectCode!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) snoozedUntil!: Date | null;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
  @Column({ type: 'text', default: 'matched' }) origin!: (typeof origins)[number];
  @Column({ type: 'text', nullable: true }) originNote!: string | null;
  @Column({ type: 'uuid', nullable: true }) proposedBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) assignee!: string | null;
  @Column({ type: 'uuid', array: true, default: () => "'{}'" }) watchers!: string[];
  @Column({ type: 'text', nullable: true }) snoozedFor!: (typeof snoozes)[number] | null;
  @Column({ type: 'text', nullable: true }) returnedAs!: Return | null;
  @Column({ type: 'uuid', nullable: true }) firstApprovedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) firstApprovedAt!: Date | null;
  /** The clock stands since then; the working time it stood before is added to what the hub has. */
  @Column({ type: 'timestamptz', nullable: true }) clockStoppedAt!: Date | null;
  @Column({ type: 'interval', default: () => "'00:00:00'" }) clockCredit!: unknown;
  @Column({ type: 'timestamptz', nullable: true }) escalatedAt!: Date | null;
}
