import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What became of a try, or what a report that came later said of it. */
@Entity({ schema: 'mail', name: 'tries' })
export class Try {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' }) id!: string;
  @Column({ type: 'uuid' }) message!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
  @Column({ type: 'text' }) fate!: string;
  @Column({ type: 'text', nullable: true }) detail!: string | null;
}

/** When the next mail may go to a domain. */
@Entity({ schema: 'mail', name: 'paces' })
export class Pace {
  @PrimaryColumn({ type: 'text' }) domain!: string;
  @Column({ type: 'timestamptz' }) nextAt!: Date;
  @Column({ type: 'timestamptz' }) seenAt!: Date;
}
