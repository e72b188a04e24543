import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { invalid, notFound } from '#problems';
import { Comment } from './comment.entity.js';
import { change, findProposal, lockProposal } from './in-hand.js';
import { Proposal } from './proposal.entity.js';
import { ProposalReader } from './proposal-reader.js';
import { factsOf, tell } from './proposals.js';
import type { Assign, CommentView, ProposalView } from './proposals.schema.js';

/** Who has a pair in hand, who watches it, and what colleagues say about it. None of it leaves the hub. */
@Injectable()
export class Handling {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: ProposalReader,
  ) {}

  /** Gives a pair to a coordinator of its hub, who then watches it too; null takes it from everybody. */
  async assign(actor: PersonActor, id: string, version: number, { to }: Assign): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const proposal = await lockProposal(em, actor, id, version);
      if (to) await mustCoordinate(em, to, proposal.hub);
      const watchers = to && !proposal.watchers.includes(to) ? [...proposal.watchers, to] : proposal.watchers;
      const given = await change(em, proposal, { assignee: to, watchers });
      await tell(em, actor, given, { name: 'ProposalAssigned', facts: { ...factsOf(given), to } });
      return this.reader.one(em, actor, id);
    });
  }

  /** Watching is one's own matter: no new version, nothing in the ledger. */
  async watch(actor: PersonActor, id: string, watching: boolean): Promise<ProposalView> {
    return this.transactions.run(actor, async (em) => {
      const { watchers } = await lockProposal(em, actor, id);
      const others = watchers.filter((w) => w !== actor.person);
      await em.update(Proposal, { id }, { watchers: watching ? [...others, actor.person] : others });
      return this.reader.one(em, actor, id);
    });
  }

  async comments(actor: PersonActor, id: string): Promise<{ items: CommentView[] }> {
    return this.transactions.run(actor, async (em) => {
      const { hub } = await this.readable(em, actor, id);
      mustBeAllowed(actor, 'proposal.read', { hub });
      return { items: (await em.query(`${comment} where c.proposal = $1 order by c.at, c.id`, [id])) as CommentView[] };
    });
  }

  async comment(actor: PersonActor, proposal: string, text: string): Promise<CommentView> {
    return this.transactions.run(actor, async (em) => {
      const { hub } = await findProposal(em, actor, proposal);
      const id = randomUUID();
      await em.insert(Comment, { id, proposal, hub, person: actor.person, text });
      await record(em, actor, { name: 'ProposalCommented', facts: { proposal, hub, comment: id } }, { subject: proposal, hub });
      const [view] = (await em.query(`${comment} where c.id = $1`, [id])) as [CommentView];
      return view;
    });
  }

  private async readable(em: EntityManager, actor: PersonActor, id: string): Promise<Proposal> {
    const proposal = await em.findOneBy(Proposal, { id });
    if (!proposal || !actor.hubs.includes(proposal.hub)) throw notFound('proposal');
    return proposal;
  }
}

const comment = `
  select c.id, jsonb_build_object('id', c.person, 'name', p.name) as by, c.text, c.at
  from review.comments c left join members.people p on p.id = c.person`;

async function mustCoordinate(em: EntityManager, person: string, hub: string): Promise<void> {
  const [found] = (await em.query(`select 1 from members.memberships where person = $1 and hub = $2 and ended_at is null`, [
    person,
    hub,
  ])) as unknown[];
  if (!found) throw invalid([{ field: 'to', rule: 'coordinator', message: 'must be a coordinator of the hub' }]);
}
