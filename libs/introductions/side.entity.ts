import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side as SideName } from '#listings';
import type { Card } from './introductions.schema.js';
import type { ConsentState } from './states.js';

/** One side of an introduction: what it was shown when it was asked, and what it answered. Consent is derived from two of these. */
@Entity({ schema: 'introductions', name: 'sides' })
export class Side {
  @PrimaryColumn({ type: 'uuid' }) introduction!: string;
  @PrimaryColumn({ type: 'text' }) side!: SideName;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text', default: 'not_asked' }) state!: ConsentState;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'jsonb', nullable: true }) shown!: Card | null;
  @Column({ type: 'timestamptz', nullable: true }) askedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) expiresAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) answeredByPerson!: string | null;
  @Column({ type: 'uuid', nullable: true }) answeredByContact!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) effectiveAt!: Date | null;
  @Column({ type: 'text', nullable: true }) declineCode!: string | null;
  @Column({ type: 'date', nullable: true }) until!: string | null;
  @Column({ type: 'text', nullable: true }) note!: string | null;
  /** Who recorded what a represented side said by other means, and how that is known. */
  @Column({ type: 'uuid', nullable: true }) recordedBy!: string | null;
  @Column({ type: 'text', nullable: true }) evidence!: string | null;
  @Column({ type: 'uuid', nullable: true }) link!: string | null;
  /** In which it was asked, maybe with other cards of its need; null while more of its round may come. */
  @Column({ type: 'uuid', nullable: true }) mail!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) nudgedAt!: Date | null;
}
