import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EventType } from './told.js';

export const messageStates = ['waiting', 'delivered', 'failed'] as const;
export const whyDisabled = ['by_hand', 'gone', 'failing'] as const;

/** Where an organisation's or a hub's own programs listen. Its secrets are sealed; the previous one is good until it is over. */
@Entity({ schema: 'webhooks', name: 'endpoints' })
export class Endpoint {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid', nullable: true }) organisation!: string | null;
  @Column({ type: 'uuid', nullable: true }) hub!: string | null;
  @Column({ type: 'text' }) url!: string;
  @Column({ type: 'text', array: true }) events!: EventType[];
  @Column({ type: 'text' }) secret!: string;
  @Column({ type: 'text', nullable: true }) previousSecret!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) previousUntil!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) disabledAt!: Date | null;
  @Column({ type: 'text', nullable: true }) disabledFor!: (typeof whyDisabled)[number] | null;
  /** Times in a row that it was not there, since when, and until when it is left alone. */
  @Column({ type: 'integer', default: 0 }) silences!: number;
  @Column({ type: 'timestamptz', nullable: true }) silentSince!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) waitsUntil!: Date;
  @Column({ type: 'uuid' }) madeBy!: string;
  @Column({ type: 'integer', default: 1 }) version!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

/** One event for one endpoint: its bytes never change. */
@Entity({ schema: 'webhooks', name: 'messages' })
export class Message {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) endpoint!: string;
  @Column({ type: 'uuid' }) entry!: string;
  @Column({ type: 'text' }) type!: EventType;
  @Column({ type: 'text' }) body!: string;
  @Column({ type: 'text', default: 'waiting' }) state!: (typeof messageStates)[number];
  @Column({ type: 'integer', default: 0 }) tries!: number;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) nextAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) createdAt!: Date;
}

/** A line of the delivery log. */
@Entity({ schema: 'webhooks', name: 'tries' })
export class Try {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) message!: string;
  @Column({ type: 'integer', nullable: true }) status!: number | null;
  @Column({ type: 'text', nullable: true }) why!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}

export const webhooksEntities = [Endpoint, Message, Try];
