import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Purpose } from './links.js';

@Entity({ schema: 'mail', name: 'links' })
export class Link {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) tokenHash!: string;
  @Column({ type: 'text' }) purpose!: Purpose;
  @Column({ type: 'uuid', nullable: true }) person!: string | null;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'uuid', nullable: true }) subject!: string | null;
  @Column({ type: 'text', nullable: true }) side!: 'offering' | 'need' | null;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) usedAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}
