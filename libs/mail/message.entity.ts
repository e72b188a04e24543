import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailKind } from './templates/index.js';

/**
 * `waiting` until a server took it (`sent`), it was written to the outbox (`kept`), refused for good (`failed`) or stopped
 * (`suppressed`). `sending` marks a mail that goes out at most once, before its only try; found again it is of `unknown` fate.
 */
export type MessageState = 'waiting' | 'sending' | 'sent' | 'kept' | 'failed' | 'suppressed' | 'unknown';

@Entity({ schema: 'mail', name: 'messages' })
export class Message {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) key!: string;
  @Column({ type: 'text' }) kind!: MailKind;
  @Column({ type: 'text' }) messageId!: string;
  @Column({ type: 'uuid', nullable: true }) person!: string | null;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'uuid', nullable: true }) hub!: string | null;
  /** Who writes in the hub's name. */
  @Column({ type: 'uuid', nullable: true }) coordinator!: string | null;
  @Column({ type: 'text' }) address!: string;
  @Column({ type: 'text' }) language!: string;
  @Column({ type: 'jsonb' }) facts!: Record<string, unknown>;
  @Column({ type: 'boolean' }) atMostOnce!: boolean;
  @Column({ type: 'text', default: 'waiting' }) state!: MessageState;
  @Column({ type: 'integer', default: 0 }) tries!: number;
  @Column({ type: 'text', nullable: true }) lastError!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) triedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) sentAt!: Date | null;
  /** After it nobody needs it any more. */
  @Column({ type: 'timestamptz', nullable: true }) expiresAt!: Date | null;
  /** The moment that its receiver's pace leaves for it. */
  @Column({ type: 'timestamptz', nullable: true }) notBefore!: Date | null;
}
