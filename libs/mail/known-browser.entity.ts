import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A browser in which a reader has typed the code from the mailbox; of what the browser keeps there is a hash. */
@Entity({ schema: 'mail', name: 'browsers' })
export class KnownBrowser {
  @PrimaryColumn({ type: 'text' }) hash!: string;
  @PrimaryColumn({ type: 'uuid' }) reader!: string;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

/** Six digits that went to a reader's mailbox. They follow from the id and a key from outside the database, which holds neither. */
@Entity({ schema: 'mail', name: 'codes' })
export class Code {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) reader!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'integer', default: 0 }) tries!: number;
  @Column({ type: 'timestamptz', nullable: true }) usedAt!: Date | null;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) sentAt!: Date;
}
