import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Side } from '#listings';
import type { MeetingRole, MeetingState } from './states.js';

@Entity({ schema: 'meetings', name: 'meetings' })
export class Meeting {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) introduction!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'text', default: 'polling' }) state!: MeetingState;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'smallint' }) minutes!: number;
  @Column({ type: 'text', nullable: true }) place!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) startsAt!: Date | null;
  /** Rises with each booking, change of time and end. */
  @Column({ type: 'integer', default: 0 }) sequence!: number;
  @Column({ type: 'text', nullable: true }) noShow!: Side | null;
  @Column({ type: 'uuid' }) proposedBy!: string;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) proposedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) toldAt!: Date | null;
}

@Entity({ schema: 'meetings', name: 'slots' })
export class Slot {
  @PrimaryColumn({ type: 'uuid' }) meeting!: string;
  @PrimaryColumn({ type: 'timestamptz' }) startsAt!: Date;
}

/** Somebody whose time counts: a side by whoever answers for it, or one of the hub's own. */
@Entity({ schema: 'meetings', name: 'parties' })
export class Party {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) meeting!: string;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'text' }) role!: MeetingRole;
  @Column({ type: 'boolean' }) required!: boolean;
  @Column({ type: 'uuid', nullable: true }) organisation!: string | null;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'uuid', nullable: true }) person!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) answeredAt!: Date | null;
}

/** A time at which a party can. */
@Entity({ schema: 'meetings', name: 'marks' })
export class Mark {
  @PrimaryColumn({ type: 'uuid' }) party!: string;
  @Column({ type: 'uuid' }) meeting!: string;
  @PrimaryColumn({ type: 'timestamptz' }) startsAt!: Date;
}
