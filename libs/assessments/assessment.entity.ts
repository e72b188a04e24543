import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Kind, Ratings } from './rubric.js';

/** What one attaché says of an offering for one hub's market. Kept as it was made; a later one replaces it. */
@Entity({ schema: 'assessments', name: 'assessments' })
export class Assessment {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) kind!: Kind;
  @Column({ type: 'uuid' }) listing!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) attache!: string;
  @Column({ type: 'jsonb' }) ratings!: Ratings;
  @Column({ type: 'numeric', precision: 4, scale: 3 }) rating!: string;
  @Column({ type: 'text' }) evidence!: string;
  @Column({ type: 'text', nullable: true }) evidenceAddress!: string | null;
  @Column({ type: 'timestamptz' }) madeAt!: Date;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) replacedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) voidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) answer!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;
  @Column({ type: 'uuid', nullable: true }) answeredBy!: string | null;
}

/** A stake of a person in an organisation, said by themselves. */
@Entity({ schema: 'assessments', name: 'interests' })
export class DeclaredInterest {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'text' }) note!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) declaredAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}
