import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '#listings';

/** One question to one side about its own listing. */
@Entity({ schema: 'review', name: 'questions' })
export class Question {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) proposal!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'text' }) side!: Side;
  @Column({ type: 'uuid' }) listing!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'uuid' }) askedBy!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) askedAt!: Date;
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  @Column({ type: 'uuid', nullable: true }) answeredByPerson!: string | null;
  @Column({ type: 'uuid', nullable: true }) answeredByContact!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) closedAt!: Date | null;
}
