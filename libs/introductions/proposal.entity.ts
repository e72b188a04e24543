import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProposalState } from './states.js';

@Entity({ schema: 'introductions', name: 'proposals' })
export class Proposal {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) match!: string;
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
}
