import { Column, Entity, PrimaryColumn, type EntityManager } from 'typeorm';
import type { ContactActor, PersonActor } from '#database';
import { record } from '#ledger';
import { Problem } from '#problems';
import { channelOf, type Channel } from './given-consent.js';
import type { Side } from './side.entity.js';

/** What an organisation has declared to a hub, in the wording that it was shown. Never changed, never deleted. */
@Entity({ schema: 'introductions', name: 'attestations' })
export class Attestation {
  @PrimaryColumn({ type: 'uuid' }) organisation!: string;
  @PrimaryColumn({ type: 'uuid' }) hub!: string;
  @PrimaryColumn({ type: 'integer' }) version!: number;
  @Column({ type: 'jsonb' }) texts!: { language: string; text: string }[];
  @Column({ type: 'uuid' }) introduction!: string;
  @PrimaryColumn({ type: 'text' }) channel!: Channel;
  @Column({ type: 'uuid', nullable: true }) byPerson!: string | null;
  @Column({ type: 'uuid', nullable: true }) byContact!: string | null;
  @Column({ type: 'timestamptz', default: () => 'landfall.now()' }) at!: Date;
}

/**
 * Whoever agrees to be introduced has declared what the hub asks for, in its wording of now: asked once a version and organisation.
 * `row` is the side as it was asked, `version` what the answer declares.
 * @throws {Problem} `attestation_needed` where nothing, or an older wording, is declared
 */
export async function attest(
  em: EntityManager,
  actor: PersonActor | ContactActor,
  row: Side,
  version: number | undefined,
): Promise<void> {
  const { organisation, hub, introduction } = row;
  const [{ asked }] = (await em.query(`select introductions.attestation_asked($1, $2) as asked`, [organisation, hub])) as [
    { asked: Pick<Attestation, 'version' | 'texts'> | null },
  ];
  if (!asked) return;
  if (version !== asked.version) throw new Problem(409, 'attestation_needed', { version: asked.version });
  const channel = channelOf(actor, row);
  const by = actor.kind === 'person' ? { byPerson: actor.person } : { byContact: actor.contact };
  // two of its introductions may be agreed to at once
  await em
    .createQueryBuilder()
    .insert()
    .into(Attestation)
    .values({ organisation, hub, introduction, ...asked, channel, ...by })
    .orIgnore()
    .execute();
  await record(
    em,
    actor,
    { name: 'AttestationGiven', facts: { organisation, hub, version, by: channel } },
    { subject: introduction, organisation, hub },
  );
}
