import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Sought } from './saved-searches.schema.js';

/** A search of the catalogue that somebody keeps. `words` is its text as the database searches by it. */
@Entity({ schema: 'listings', name: 'searches' })
export class SavedSearch {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) reader!: string;
  @Column({ type: 'jsonb' }) asked!: Sought;
  @Column({ type: 'text', nullable: true }) words!: string | null;
  @Column({ type: 'boolean', default: true }) tells!: boolean;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}
