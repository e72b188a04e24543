import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Frequency } from './windows.js';

@Entity({ schema: 'digests', name: 'preferences' })
export class DigestPreferences {
  @PrimaryColumn({ type: 'uuid' }) person!: string;
  @Column({ type: 'text', default: 'daily' }) frequency!: Frequency;
  /** 1 Monday … 7 Sunday: the day of a weekly digest, and of a monthly one (its first in the month). */
  @Column({ type: 'smallint', default: 1 }) weekday!: number;
  @Column({ type: 'smallint', default: 8 }) hour!: number;
  @Column({ type: 'text' }) zone!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'date', nullable: true }) pausedUntil!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) changedAt!: Date;
}
