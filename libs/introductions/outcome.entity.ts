import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side as SideName } from '#listings';
import type { Stage, ValueBand } from './introductions.schema.js';

/** What came of an introduction, as one side claims it. */
@Entity({ schema: 'introductions', name: 'outcomes' })
export class Outcome {
  @PrimaryColumn({ type: 'uuid' }) introduction!: string;
  @PrimaryColumn({ type: 'text' }) side!: SideName;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'boolean' }) met!: boolean;
  @Column({ type: 'text' }) stage!: Stage;
  @Column({ type: 'text', nullable: true }) valueBand!: ValueBand | null;
  /** What was agreed: a cooperation type, and the money of it. */
  @Column({ type: 'text', nullable: true }) agreement!: string | null;
  @Column({ type: 'numeric', precision: 15, scale: 2, nullable: true }) amount!: string | null;
  @Column({ type: 'text', nullable: true }) currency!: string | null;
  @Column({ type: 'date', nullable: true }) agreedOn!: string | null;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'uuid', nullable: true }) reportedByPerson!: string | null;
  @Column({ type: 'uuid', nullable: true }) reportedByContact!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) reportedAt!: Date;
}
