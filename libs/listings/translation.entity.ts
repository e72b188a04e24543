import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A listing's text in another language, by a person or a machine. Of an older text once the listing says something else. */
@Entity({ schema: 'listings', name: 'translations' })
export class Translation {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) listing!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'text' }) title!: string;
  @Column({ type: 'text' }) summary!: string;
  @Column({ type: 'text', nullable: true }) description!: string | null;
  @Column({ type: 'text', nullable: true }) advantages!: string | null;
  @Column({ type: 'text', nullable: true }) expertiseSought!: string | null;
  @Column({ type: 'text' }) sourceMark!: string;
  /** Null: a machine. */
  @Column({ type: 'uuid', nullable: true }) translatedBy!: string | null;
  @Column({ type: 'timestamptz' }) translatedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) confirmedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmedAt!: Date | null;
}
