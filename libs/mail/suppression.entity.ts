import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An address that mail of a kind (`*`: of any) is not sent to. */
@Entity({ schema: 'mail', name: 'suppressions' })
export class Suppression {
  @PrimaryColumn({ type: 'text' }) address!: string;
  @PrimaryColumn({ type: 'text' }) kind!: string;
  @Column({ type: 'text' }) reason!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}
