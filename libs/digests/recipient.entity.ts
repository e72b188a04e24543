import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A contact who reads the news of their organisation's listings: added by a coordinator, and written to once they confirmed. */
@Entity({ schema: 'digests', name: 'recipients' })
export class Recipient {
  @PrimaryColumn({ type: 'uuid' }) contact!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid' }) addedBy!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) addedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) confirmedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}
