import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentOrder, IntroductionState } from './states.js';

@Entity({ schema: 'introductions', name: 'introductions' })
export class Introduction {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) proposal!: string;
  @Column({ type: 'uuid' }) offering!: string;
  @Column({ type: 'uuid' }) need!: string;
  @Column({ type: 'uuid' }) offeringOrganisation!: string;
  @Column({ type: 'uuid' }) needOrganisation!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'integer', default: 1 }) round!: number;
  @Column({ type: 'text', default: 'opening' }) state!: IntroductionState;
  @Column({ type: 'text', nullable: true }) heldFrom!: IntroductionState | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  /** Who is asked first: as the hub had it when the pair was approved. */
  @Column({ type: 'text', default: 'firm_first' }) consentOrder!: ConsentOrder;
  @Column({ type: 'uuid', nullable: true }) openedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) openedAt!: Date;
  @Column({ type: 'timestamptz' }) takesEffectAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) madeAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) handedOverAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) outcomeAskedAt!: Date | null;
  /** The follow-up that was asked last, in days: 0 where none was. */
  @Column({ type: 'smallint', default: 0 }) askedAfter!: number;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}
