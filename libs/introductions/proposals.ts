import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, illegalStep, notFound, preconditionFailed } from '#problems';
import { mustBeCleared } from '#screening';
import { mustHaveRoom } from './capacity.js';
import { Introduction } from './introduction.entity.js';
import { introductionLife, move, proposalLife } from './lives.js';
import { Proposal } from './proposal.entity.js';
import { ProposalReader } from './proposal-reader.js';
import type { ProposalView, RejectProposal } from './proposals.schema.js';
import { Side } from './side.entity.js';

/** To the millisecond, as pages and JavaScript read it. */
const now = () => `date_trunc('milliseconds', landfall.now())`;

/** What a coordinator makes of what was proposed. */
@Injectable()
export class Proposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: ProposalReader,
  ) {}

  /** Takes it in review: it is in somebody's hands, and the slate is made without it. */
  async review(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await this.lock(em, actor, id);
      await move(em, proposalLife, proposal, 'in_review', { decidedBy: actor.person }, version);
      return this.reader.one(em, id);
    });
  }

  /**
   * Opens an introduction, which takes effect ten seconds later. Refused when either party is not cleared, the hub is not open, a
   * listing is no longer published, or the hub or a listing carries as many as it can. Counted under the lock of the hub's row.
   */
  async approve(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const { hub } = await this.find(em, actor, id);
      const [locked] = (await em.query(`select state, capacity from members.hubs where id = $1 for update`, [hub])) as {
        state: string;
        capacity: number;
      }[];
      const proposal = await this.lock(em, actor, id);
      if (proposal.version !== version) throw preconditionFailed('proposal', version, proposal.version);
      const reviewed = await this.inReview(em, proposal);
      const approved = await move(em, proposalLife, reviewed, 'approved', {
        decidedBy: actor.person,
        decidedAt: () => 'landfall.now()',
      });
      if (locked?.state !== 'open') throw conflict('hub', { state: locked?.state });
      await mustBeCleared(em, proposal.offeringOrganisation, proposal.needOrganisation);
      await mustHaveRoom(em, approved, locked.capacity);
      const introduction = await this.openFor(em, actor, approved);
      await record(em, actor, { name: 'ProposalApproved', facts: { proposal: id, introduction, hub } }, { subject: id, hub });
      return this.reader.one(em, id);
    });
  }

  /** Takes an approval back within its ten seconds; nobody has been asked anything yet. */
  async undo(actor: PersonActor, id: string): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await this.lock(em, actor, id);
      const { hub } = proposal;
      const [opened] = await em.find(Introduction, {
        where: { proposal: id },
        order: { round: 'DESC' },
        take: 1,
        lock: { mode: 'pessimistic_write' },
      });
      if (!opened || proposal.state !== 'approved') throw illegalStep('proposal', proposal.state, 'in_review');
      const [{ late }] = (await em.query(`select $1::timestamptz <= landfall.now() as late`, [opened.takesEffectAt])) as [
        { late: boolean },
      ];
      if (late) throw illegalStep('introduction', 'asking', 'undone');
      await move(em, introductionLife, opened, 'undone', { endedAt: () => 'landfall.now()' });
      await move(em, proposalLife, proposal, 'in_review', { decidedBy: actor.person, decidedAt: null });
      await record(
        em,
        actor,
        { name: 'ApprovalUndone', facts: { proposal: id, introduction: opened.id, hub } },
        { subject: id, hub },
      );
      return this.reader.one(em, id);
    });
  }

  /** Says no with a code, which the matcher learns from; the note stays with the hub. */
  async reject(actor: PersonActor, id: string, version: number, { code, note }: RejectProposal): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await this.lock(em, actor, id);
      if (proposal.version !== version) throw preconditionFailed('proposal', version, proposal.version);
      const reviewed = await this.inReview(em, proposal);
      await move(em, proposalLife, reviewed, 'rejected', {
        rejectCode: code,
        note: note ?? null,
        decidedBy: actor.person,
        decidedAt: () => 'landfall.now()',
      });
      await record(
        em,
        actor,
        { name: 'ProposalRejected', facts: { proposal: id, hub: proposal.hub, code } },
        { subject: id, hub: proposal.hub },
      );
      return this.reader.one(em, id);
    });
  }

  private async find(em: EntityManager, actor: PersonActor, id: string): Promise<Proposal> {
    const proposal = await em.findOneBy(Proposal, { id });
    if (!proposal) throw notFound('proposal');
    mustBeAllowed(actor, 'proposal.decide', { hub: proposal.hub });
    return proposal;
  }

  private async lock(em: EntityManager, actor: PersonActor, id: string): Promise<Proposal> {
    await this.find(em, actor, id);
    return em.findOneOrFail(Proposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** A decision on what is still queued takes it in review on the way. */
  private async inReview(em: EntityManager, proposal: Proposal): Promise<Proposal> {
    return proposal.state === 'queued' ? move(em, proposalLife, proposal, 'in_review') : proposal;
  }

  private async openFor(
    em: EntityManager,
    actor: PersonActor,
    { id: proposal, offering, need, offeringOrganisation, needOrganisation, hub }: Proposal,
  ): Promise<string> {
    const contact = await this.contactFor(em, need);
    const id = randomUUID();
    const pair = { proposal, offering, need, offeringOrganisation, needOrganisation, hub };
    const [{ round }] = (await em.query(
      `select coalesce(max(round), 0) + 1 as round from introductions.introductions where offering = $1 and need = $2`,
      [offering, need],
    )) as [{ round: number }];
    await em.insert(Introduction, {
      id,
      ...pair,
      round,
      openedBy: actor.person,
      openedAt: now,
      takesEffectAt: () => `${now()} + interval '10 seconds'`,
    });
    await em.insert(Side, { introduction: id, side: 'offering', hub, organisation: offeringOrganisation });
    await em.insert(Side, { introduction: id, side: 'need', hub, organisation: needOrganisation, contact });
    return id;
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
