import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Facts } from '#scoring';

/** Why a candidate pair is not a match: the first rule that stopped it, with its facts. */
@Entity({ schema: 'matches', name: 'refusals' })
export class Refusal {
  @PrimaryColumn({ type: 'uuid' }) offering!: string;
  @PrimaryColumn({ type: 'uuid' }) need!: string;
  @Column({ type: 'uuid' }) offeringOrganisation!: string;
  @Column({ type: 'uuid' }) needOrganisation!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'text' }) rule!: string;
  @Column({ type: 'jsonb' }) facts!: Facts;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) foundAt!: Date;
}
