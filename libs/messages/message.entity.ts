import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Author, ReportReason } from './messages.schema.js';

/** A text between the two sides of an introduction, or from their coordinator. Never changed. */
@Entity({ schema: 'messages', name: 'messages' })
export class Message {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) introduction!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) offeringOrganisation!: string;
  @Column({ type: 'uuid' }) needOrganisation!: string;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text' }) author!: Author;
  @Column({ type: 'uuid', nullable: true }) authorPerson!: string | null;
  @Column({ type: 'uuid', nullable: true }) authorContact!: string | null;
  @Column({ type: 'text' }) body!: string;
  @Column({ type: 'timestamptz' }) sentAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) reportedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) reportedBy!: Author | null;
  @Column({ type: 'text', nullable: true }) reportedFor!: ReportReason | null;
}
