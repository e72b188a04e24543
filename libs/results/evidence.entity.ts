import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Stage } from '#introductions';

/** What a hub has seen proof of. The text stays here; the ledger has the facts. */
@Entity({ schema: 'results', name: 'evidence' })
export class Evidence {
  @PrimaryColumn({ type: 'uuid' }) introduction!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'text' }) stage!: Stage;
  @Column({ type: 'text' }) evidence!: string;
  @Column({ type: 'text', nullable: true }) agreement!: string | null;
  @Column({ type: 'numeric', precision: 15, scale: 2, nullable: true }) amount!: string | null;
  @Column({ type: 'text', nullable: true }) currency!: string | null;
  @Column({ type: 'date', nullable: true }) agreedOn!: string | null;
  @Column({ type: 'uuid' }) givenBy!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}
