import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Frequency } from './windows.js';

/** What a reader, somebody with an account or a contact, has said of their mail. Who said nothing has no row. */
@Entity({ schema: 'digests', name: 'preferences' })
export class DigestPreferences {
  @PrimaryColumn({ type: 'uuid' }) reader!: string;
  @Column({ type: 'uuid', nullable: true }) person!: string | null;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text' }) decisions!: Frequency;
  @Column({ type: 'text' }) views!: Frequency;
  @Column({ type: 'text' }) proposals!: Frequency;
  @Column({ type: 'text' }) finds!: Frequency;
  @Column({ type: 'text' }) listings!: Frequency;
  @Column({ type: 'text' }) results!: Frequency;
  /** 1 Monday … 7 Sunday: the day of weekly news, and of monthly news (its first in the month). */
  @Column({ type: 'smallint', default: 1 }) weekday!: number;
  @Column({ type: 'smallint', default: 8 }) hour!: number;
  @Column({ type: 'text' }) zone!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'date', nullable: true }) pausedUntil!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) changedAt!: Date;
}
