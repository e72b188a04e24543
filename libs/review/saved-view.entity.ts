import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QueueFilters } from './proposals.schema.js';

@Entity({ schema: 'review', name: 'views' })
export class SavedView {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) owner!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'boolean', default: false }) shared!: boolean;
  @Column({ type: 'jsonb', default: () => "'{}'" }) filters!: QueueFilters;
  @Column({ type: 'text', array: true, default: () => "'{}'" }) columns!: string[];
  @Column({ type: 'boolean', default: false }) mails!: boolean;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) toldAt!: Date;
  @Column({ type: 'integer', default: 1 }) version!: number;
}
