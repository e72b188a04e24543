import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Kind } from './windows.js';

/**
 * The news for one reader at one time: `period` is a day, a quarter of an hour of it (a notification), or a wish (`now:<wish>`).
 * `items` are the ids of what it told, so that nothing is told twice.
 */
@Entity({ schema: 'digests', name: 'digests' })
export class Digest {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) reader!: string;
  @Column({ type: 'uuid', nullable: true }) person!: string | null;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text' }) period!: string;
  @Column({ type: 'timestamptz' }) until!: Date;
  @Column({ type: 'jsonb', default: [] }) items!: string[];
  @Column({ type: 'text' }) state!: 'silent' | 'sent';
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

/** What a digest told of one kind: from when to when, and for which period. */
@Entity({ schema: 'digests', name: 'windows' })
export class DigestWindow {
  @PrimaryColumn({ type: 'uuid' }) reader!: string;
  @PrimaryColumn({ type: 'text' }) kind!: Kind;
  @PrimaryColumn({ type: 'text' }) period!: string;
  @Column({ type: 'uuid' }) digest!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  @Column({ type: 'timestamptz' }) until!: Date;
}

/** A proposal that is told to a reader as new in a saved view of theirs, under the name that the view had. */
@Entity({ schema: 'digests', name: 'view_news' })
export class ViewNews {
  @PrimaryColumn({ type: 'uuid' }) reader!: string;
  @PrimaryColumn({ type: 'uuid' }) proposal!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}
