import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CardFacts } from '#mail';

/** A listing of the catalogue that a digest told somebody of, as it was shown, and what they said to it. `side` is their own. */
@Entity({ schema: 'digests', name: 'finds' })
export class Find {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) reader!: string;
  @Column({ type: 'uuid', nullable: true }) person!: string | null;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text' }) side!: 'offering' | 'need';
  @Column({ type: 'uuid' }) offering!: string;
  @Column({ type: 'uuid' }) need!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'jsonb' }) shown!: { card: CardFacts; ownTitle: string };
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) toldAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) interestedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) cooperation!: string | null;
  @Column({ type: 'text', nullable: true }) unknown!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
}
