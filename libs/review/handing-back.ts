import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { change } from './in-hand.js';
import { Proposal } from './proposal.entity.js';
import { factsOf, tell } from './proposals.js';

/** What a coordinator who has left had in hand is nobody's again, and they watch nothing any more. */
@Injectable()
export class HandingBack {
  async handBack(em: EntityManager, { hub, person }: { hub: string; person: string }): Promise<void> {
    const still = (await em.query(`select 1 from members.memberships where hub = $1 and person = $2 and ended_at is null`, [
      hub,
      person,
    ])) as unknown[];
    if (still.length) return;
    const theirs = await em
      .createQueryBuilder(Proposal, 'p')
      .setLock('pessimistic_write')
      .where('p.hub = :hub and (p.assignee = :person or :person = any (p.watchers))', { hub, person })
      .orderBy('p.id')
      .getMany();
    for (const proposal of theirs) {
      const watchers = proposal.watchers.filter((watcher) => watcher !== person);
      if (proposal.assignee !== person) {
        await em.update(Proposal, { id: proposal.id }, { watchers });
        continue;
      }
      const given = await change(em, proposal, { assignee: null, watchers });
      await tell(em, system('HandBack'), given, { name: 'ProposalAssigned', facts: { ...factsOf(given), to: null } });
    }
  }
}
