import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The news for one person in one window of time. `items` are the ids of what it told, so that nothing is told twice. */
@Entity({ schema: 'digests', name: 'digests' })
export class Digest {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'text' }) period!: string;
  @Column({ type: 'timestamptz' }) since!: Date;
  @Column({ type: 'timestamptz' }) until!: Date;
  @Column({ type: 'jsonb', default: [] }) items!: string[];
  @Column({ type: 'text' }) state!: 'silent' | 'sent';
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}
