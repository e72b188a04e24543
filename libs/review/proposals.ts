import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { lockHub, move, Opening } from '#introductions';
import { record, type LandfallEvent } from '#ledger';
import { conflict, illegalStep } from '#problems';
import { findProposal, lockProposal, takenInReview } from './in-hand.js';
import { proposalLife } from './life.js';
import { Proposal } from './proposal.entity.js';
import { ProposalReader } from './proposal-reader.js';
import type { ProposalView, RejectProposal } from './proposals.schema.js';
import { needsSecond } from './second-eyes.js';

const decided = (actor: PersonActor) => ({ decidedBy: actor.person, decidedAt: () => 'landfall.now()' });

/** What a coordinator makes of what was proposed. */
@Injectable()
export class Proposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly opening: Opening,
    private readonly reader: ProposalReader,
  ) {}

  /** Takes it in review: it is in somebody's hands, and the slate is made without it. */
  async review(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.decide(actor, id, version, async (em, proposal) => {
      const taken = await move(em, proposalLife, proposal, 'in_review', { decidedBy: actor.person, returnedAs: null });
      return { name: 'ProposalReviewed', facts: factsOf(taken) };
    });
  }

  /**
   * Opens an introduction, which takes effect ten seconds later; see `Opening` for what refuses it. Where the hub asks for a second pair
   * of eyes, a first approval waits in review for a second one, of somebody else.
   */
  async approve(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const hub = await lockHub(em, (await findProposal(em, actor, id)).hub);
      const proposal = await takenInReview(em, await lockProposal(em, actor, id, version));
      if (await needsSecond(em, actor, proposal)) return this.approveFirst(em, actor, proposal);
      const approved = await move(em, proposalLife, proposal, 'approved', { ...decided(actor), returnedAs: null });
      const introduction = await this.opening.open(em, actor, pairOf(approved), hub);
      await tell(em, actor, approved, { name: 'ProposalApproved', facts: { ...factsOf(approved), introduction } });
      return this.reader.one(em, actor, id);
    });
  }

  /** Takes a decision back within its ten seconds; of an approval, nobody has been asked anything yet. */
  async undo(actor: PersonActor, id: string): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await lockProposal(em, actor, id);
      if (!['approved', 'rejected', 'another_chosen'].includes(proposal.state))
        throw illegalStep('proposal', proposal.state, 'in_review');
      const introduction = proposal.state === 'approved' ? await this.opening.takeBack(em, id) : undefined;
      if (!introduction) await mustBeFresh(em, proposal);
      const back = await move(em, proposalLife, proposal, 'in_review', {
        decidedBy: actor.person,
        decidedAt: null,
        rejectCode: null,
        note: null,
        returnedAs: 'undone',
      });
      const facts = factsOf(back);
      await tell(
        em,
        actor,
        back,
        introduction
          ? { name: 'ApprovalUndone', facts: { ...facts, introduction } }
          : { name: 'ProposalReturned', facts: { ...facts, as: 'undone' } },
      );
      return this.reader.one(em, actor, id);
    });
  }

  /** Says no with a code, which the matcher learns from; the note stays with the hub. */
  async reject(actor: PersonActor, id: string, version: number, { code, note }: RejectProposal): Promise<ProposalView> {
    return this.decide(actor, id, version, async (em, proposal) => {
      const said = { rejectCode: code, note: note ?? null, ...decided(actor) };
      const rejected = await move(em, proposalLife, await takenInReview(em, proposal), 'rejected', said);
      return { name: 'ProposalRejected', facts: { ...factsOf(rejected), code } };
    });
  }

  /** Another was chosen for the need: no "no", and nothing is learned from it. */
  async setAside(actor: PersonActor, id: string, version: number): Promise<ProposalView> {
    return this.decide(actor, id, version, async (em, proposal) => {
      const aside = await move(em, proposalLife, await takenInReview(em, proposal), 'another_chosen', decided(actor));
      return { name: 'AnotherChosen', facts: factsOf(aside) };
    });
  }

  private async approveFirst(em: EntityManager, actor: PersonActor, proposal: Proposal): Promise<ProposalView> {
    const { id, version } = proposal;
    await em.update(
      Proposal,
      { id, version },
      { firstApprovedBy: actor.person, firstApprovedAt: () => 'landfall.now()', version: version + 1 },
    );
    const facts = { ...factsOf(proposal), version: version + 1 };
    await tell(em, actor, proposal, { name: 'ProposalApprovedFirst', facts });
    return this.reader.one(em, actor, id);
  }

  private async decide(
    actor: PersonActor,
    id: string,
    version: number,
    act: (em: EntityManager, proposal: Proposal) => Promise<LandfallEvent>,
  ): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await lockProposal(em, actor, id, version);
      await tell(em, actor, proposal, await act(em, proposal));
      return this.reader.one(em, actor, id);
    });
  }
}

/** What every entry about a proposal says; by the version a later refusal finds who changed what. */
export const factsOf = ({ id, hub, version }: Proposal) => ({ proposal: id, hub, version });

export const tell = (em: EntityManager, actor: Parameters<typeof record>[1], { id, hub }: Proposal, event: LandfallEvent) =>
  record(em, actor, event, { subject: id, hub });

const pairOf = ({ id, offering, need, offeringOrganisation, needOrganisation, hub }: Proposal) => ({
  proposal: id,
  offering,
  need,
  offeringOrganisation,
  needOrganisation,
  hub,
});

async function mustBeFresh(em: EntityManager, { decidedAt, state }: Proposal): Promise<void> {
  const [{ late }] = (await em.query(`select $1::timestamptz + interval '10 seconds' <= landfall.now() as late`, [
    decidedAt,
  ])) as [{ late: boolean }];
  if (late) throw conflict('undo', { state });
}
