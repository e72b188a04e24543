import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { system } from '#database';
import { move } from '#introductions';
import { addJob, record } from '#ledger';
import { slateFor, type PlacedMatch } from '#matches';
import { pairsCleared } from '#screening';
import { ProposeToHub } from './jobs.js';
import { proposalLife } from './life.js';
import { Proposal } from './proposal.entity.js';
import type { ProposalState } from './states.js';

const undecided = In<ProposalState>(['queued', 'in_review', 'snoozed', 'awaiting_information']);

/** The worker's half of proposals: what a coordinator finds in the queue. */
@Injectable()
export class Placement {
  /** One job for each hub; a hub that already waits is the same wish. */
  async proposeToHubs(em: EntityManager, { hubs }: { hubs: string[] }): Promise<void> {
    for (const hub of hubs) await addJob(em, ProposeToHub, { hub });
  }

  /**
   * Makes the hub's queue what its slate says now: new pairs are queued, those nobody has looked at and that fell out expire, the
   * rest get their new numbers. What a coordinator has in hand, or proposed, stays. A hub that is not open is proposed nothing.
   */
  async proposeToHub(em: EntityManager, { hub }: { hub: string }): Promise<void> {
    const [found] = (await em.query(`select state from members.hubs where id = $1`, [hub])) as { state: string }[];
    if (found?.state !== 'open') return;
    // Both parties cleared, now: whatever was asked before.
    const chosen = await pairsCleared(em, hub, await slateFor(em, hub));
    const removed = await this.expireFallen(em, hub, chosen);
    const placed = await this.place(em, chosen);
    if (placed + removed > 0)
      await record(
        em,
        system('ProposeToHub'),
        { name: 'ProposalsPlaced', facts: { hub, placed, removed } },
        { subject: hub, hub },
      );
  }

  /** Takes what is proposed with a listing that is not open any more off the queues, or off those whose markets it has left. */
  async withdraw(em: EntityManager, { listing }: { listing: string }): Promise<void> {
    const [found] = (await em.query(`select state from listings.listings where id = $1`, [listing])) as { state: string }[];
    if (!found) return;
    const left = found.state === 'published' ? await hubsLeft(em, listing) : undefined;
    const where = left
      ? [{ offering: listing, state: undecided, hub: In(left) }]
      : [
          { offering: listing, state: undecided },
          { need: listing, state: undecided },
        ];
    const removed = new Map<string, number>();
    for (const proposal of await em.find(Proposal, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })) {
      await move(em, proposalLife, proposal, 'expired');
      removed.set(proposal.hub, (removed.get(proposal.hub) ?? 0) + 1);
    }
    for (const [hub, count] of removed) {
      await record(
        em,
        system('WithdrawProposals'),
        { name: 'ProposalsPlaced', facts: { hub, placed: 0, removed: count } },
        { subject: hub, hub },
      );
    }
  }

  private async expireFallen(em: EntityManager, hub: string, chosen: readonly PlacedMatch[]): Promise<number> {
    const stays = new Set(chosen.map(pairOf));
    const queued = await em.find(Proposal, {
      where: { hub, state: 'queued', origin: 'matched' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const fallen = queued.filter((p) => !stays.has(pairOf(p)));
    for (const proposal of fallen) await move(em, proposalLife, proposal, 'expired');
    return fallen.length;
  }

  /** Answers how many are new. One open proposal a pair: a second is refused by the partial index, and the first gets the new numbers. */
  private async place(em: EntityManager, chosen: readonly PlacedMatch[]): Promise<number> {
    const rows = JSON.stringify(chosen.map((pair) => ({ ...pair, id: randomUUID() })));
    // A coordinator's version is left alone: numbers that moved are no reason to refuse a decision.
    await em.query(renumber, [rows]);
    return ((await em.query(queue, [rows])) as unknown[]).length;
  }
}

const pairs = `jsonb_to_recordset($1) as c (id uuid, match uuid, offering uuid, need uuid, "offeringOrganisation" uuid, "needOrganisation" uuid,
  hub uuid, score real, coverage real)`;
const queue = `
  insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage)
  select id, match, offering, need, "offeringOrganisation", "needOrganisation", hub, score, coverage from ${pairs}
  on conflict do nothing returning id`;
const renumber = `
  update introductions.proposals p set match = c.match, score = c.score, coverage = c.coverage from ${pairs}
  where p.offering = c.offering and p.need = c.need and p.hub = c.hub and p.state in ('queued', 'in_review', 'snoozed', 'awaiting_information')
    and (p.match, p.score, p.coverage) is distinct from (c.match, c.score, c.coverage)`;

const pairOf = (p: { offering: string; need: string }): string => `${p.offering} ${p.need}`;

/** Hubs in countries that an offering is not for. */
async function hubsLeft(em: EntityManager, offering: string): Promise<string[]> {
  const rows = (await em.query(
    `select h.id from listings.listings l join members.hubs h on not h.country = any (l.target_countries)
     where l.id = $1 and l.side = 'offering' and cardinality(l.target_countries) > 0`,
    [offering],
  )) as { id: string }[];
  return rows.map(({ id }) => id);
}
