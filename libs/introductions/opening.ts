import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now, type PersonActor } from '#database';
import { conflict, illegalStep } from '#problems';
import { mustBeAdmitted, mustBePermitted, pairMustBeCleared } from '#screening';
import { mustHaveRoom } from './capacity.js';
import { Introduction } from './introduction.entity.js';
import { introductionLife, move } from './lives.js';
import { Side } from './side.entity.js';
import type { ConsentOrder } from './states.js';

/** What an approved proposal says of its pair. */
export type ApprovedPair = {
  proposal: string;
  offering: string;
  need: string;
  offeringOrganisation: string;
  needOrganisation: string;
  hub: string;
};

/** The first ten seconds of an introduction, in the transaction of a coordinator's decision. */
@Injectable()
export class Opening {
  /**
   * Opens an introduction, which takes effect ten seconds later. Refused when the two may not act with each other, the hub is not open, a
   * listing is no longer published or open for introductions, or the hub or a listing carries as many as it can. Counted under the lock
   * of the hub's row, which the caller takes first (`lockHub`).
   */
  async open(em: EntityManager, actor: PersonActor, pair: ApprovedPair, hub: HubInHand): Promise<string> {
    if (hub.state !== 'open') throw conflict('hub', { state: hub.state });
    await pairMustBeCleared(em, pair);
    await mustBePermitted(em, pair);
    await mustBeAdmitted(em, pair);
    await mustHaveRoom(em, pair, hub.capacity);
    const contact = await this.contactFor(em, pair.need);
    const id = randomUUID();
    const [{ round }] = (await em.query(
      `select coalesce(max(round), 0) + 1 as round from introductions.introductions where offering = $1 and need = $2`,
      [pair.offering, pair.need],
    )) as [{ round: number }];
    await em.insert(Introduction, {
      id,
      ...pair,
      round,
      consentOrder: hub.consentOrder,
      openedBy: actor.person,
      openedAt: now,
      takesEffectAt: () => `${now()} + interval '10 seconds'`,
    });
    await em.insert(Side, { introduction: id, side: 'offering', hub: pair.hub, organisation: pair.offeringOrganisation });
    await em.insert(Side, { introduction: id, side: 'need', hub: pair.hub, organisation: pair.needOrganisation, contact });
    return id;
  }

  /** Takes the latest opening of a proposal back within its ten seconds; nobody has been asked anything yet. Answers its id. */
  async takeBack(em: EntityManager, proposal: string): Promise<string> {
    const [opened] = await em.find(Introduction, {
      where: { proposal },
      order: { round: 'DESC' },
      take: 1,
      lock: { mode: 'pessimistic_write' },
    });
    if (!opened) throw illegalStep('introduction', 'none', 'undone');
    const [{ late }] = (await em.query(`select $1::timestamptz <= landfall.now() as late`, [opened.takesEffectAt])) as [
      { late: boolean },
    ];
    if (late) throw illegalStep('introduction', 'asking', 'undone');
    await move(em, introductionLife, opened, 'undone', { endedAt: () => 'landfall.now()' });
    return opened.id;
  }

  /** Who answers for the need: the contact of its mandate. A mandate that has ended permits no introduction. */
  private async contactFor(em: EntityManager, need: string): Promise<string | null> {
    const [listing] = (await em.query(
      `select l.mandate, d.contact from listings.listings l
       left join members.mandates d on d.id = l.mandate and d.ended_at is null and d.valid_until >= landfall.now()::date
       where l.id = $1`,
      [need],
    )) as { mandate: string | null; contact: string | null }[];
    if (listing?.mandate && !listing.contact) throw conflict('mandate');
    return listing?.contact ?? null;
  }
}

export type HubInHand = { state: string; capacity: number; consentOrder: ConsentOrder };

/** Locks the hub's row: whoever opens introductions for it counts one after the other. */
export async function lockHub(em: EntityManager, hub: string): Promise<HubInHand> {
  const [locked] = (await em.query(
    `select state, capacity, consent_order as "consentOrder" from members.hubs where id = $1 for update`,
    [hub],
  )) as [HubInHand];
  return locked;
}
