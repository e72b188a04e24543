import { createHash, randomUUID } from 'node:crypto';
import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import { now, type ContactActor, type PersonActor } from '#database';
import { canonical } from '#ledger';
import type { Side as SideName } from '#listings';
import type { Side } from './side.entity.js';

/**
 * Which wording was consented to. A spec fails when the sentences of the consent page change under the same version: give the new ones
 * a new version here.
 */
export const consentText = '2026-11';

/** How an answer came. */
export type Channel = 'account' | 'key' | 'link' | 'recorded';

/** An answer as it was given: who, when, by which channel, to which card and wording. Never changed, never deleted. */
@Entity({ schema: 'introductions', name: 'consents' })
export class GivenConsent {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'uuid' }) introduction!: string;
  @Column({ type: 'text' }) side!: SideName;
  @Column({ type: 'uuid' }) hub!: string;
  @Column({ type: 'uuid' }) organisation!: string;
  @Column({ type: 'uuid', nullable: true }) contact!: string | null;
  @Column({ type: 'text' }) answer!: string;
  @Column({ type: 'text', nullable: true }) declineCode!: string | null;
  @Column({ type: 'date', nullable: true }) until!: string | null;
  @Column({ type: 'text' }) channel!: Channel;
  @Column({ type: 'uuid', nullable: true }) byPerson!: string | null;
  @Column({ type: 'uuid', nullable: true }) byContact!: string | null;
  @Column({ type: 'text', nullable: true }) evidence!: string | null;
  @Column({ type: 'text' }) textVersion!: string;
  @Column({ type: 'text' }) shownHash!: string;
  @Column({ type: 'timestamptz', nullable: true }) effectiveAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}

/** Keeps the answer that a side's row now holds, in the transaction that gave it. */
export async function keepConsent(em: EntityManager, actor: PersonActor | ContactActor, row: Side): Promise<void> {
  const { introduction, side, hub, organisation, contact, declineCode, until, evidence, effectiveAt } = row;
  await em.insert(GivenConsent, {
    id: randomUUID(),
    introduction,
    side,
    hub,
    organisation,
    contact,
    answer: row.state,
    declineCode,
    until,
    channel: channelOf(actor, row),
    byPerson: actor.kind === 'person' ? actor.person : null,
    byContact: actor.kind === 'contact' ? actor.contact : null,
    evidence: row.state === 'taken_back' ? null : evidence,
    textVersion: consentText,
    shownHash: createHash('sha256').update(canonical(row.shown)).digest('hex'),
    effectiveAt,
    at: now,
  });
}

export function channelOf(actor: PersonActor | ContactActor, { recordedBy }: Pick<Side, 'recordedBy'>): Channel {
  if (actor.kind === 'contact') return 'link';
  if (recordedBy === actor.person) return 'recorded';
  return actor.scopes ? 'key' : 'account';
}
