import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'review', name: 'comments' })
export class Comment {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) proposal!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) person!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}
