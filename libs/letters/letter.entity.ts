import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '#listings';
import type { LetterFacts, RevocationReason } from './letters.schema.js';

@Entity({ schema: 'letters', name: 'letters' })
export class Letter {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) introduction!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) offeringOrganisation!: string;
  @Column({ type: 'uuid' }) needOrganisation!: string;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text' }) side!: Side;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'text' }) reference!: string;
  @Column({ type: 'text' }) codeHash!: string;
  @Column({ type: 'jsonb' }) facts!: LetterFacts;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'uuid' }) issuedBy!: string;
  @Column({ type: 'timestamptz' }) issuedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) revokedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) revokedFor!: RevocationReason | null;
}
