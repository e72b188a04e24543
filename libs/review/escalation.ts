import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { dueAt } from './proposal-rows.js';
import { Proposal } from './proposal.entity.js';
import { factsOf, tell } from './proposals.js';

/** For Escalate: pairs that wait for a decision and whose working time is over. Those on which the clock stands are not late. */
export const clocksRunOut = `
  select p.id::text as key, jsonb_build_object('proposal', p.id) as payload
  from introductions.proposals p join members.hubs h on h.id = p.hub
  where p.state in ('queued', 'in_review') and p.escalated_at is null and p.clock_stopped_at is null
    and p.created_at <= landfall.now() - make_interval(days => h.review_days::int) and ${dueAt} <= landfall.now()`;

/** Says once, in the ledger, that a pair has waited longer than the hub wants; who hears of it is for the digests. */
@Injectable()
export class Escalation {
  async escalate(em: EntityManager, { proposal: id }: { proposal: string }): Promise<void> {
    const proposal = await em.findOne(Proposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!proposal || proposal.escalatedAt || !['queued', 'in_review'].includes(proposal.state)) return;
    await em.update(Proposal, { id }, { escalatedAt: () => 'landfall.now()' });
    const { assignee, watchers } = proposal;
    await tell(em, system('Escalate'), proposal, {
      name: 'ProposalEscalated',
      facts: { ...factsOf(proposal), assignee, watchers },
    });
  }
}
