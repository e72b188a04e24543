import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { mustBeAllowed } from '#members';
import { notFound, Problem } from '#problems';
import type { DecideMany, Decided, Decision } from './decisions.schema.js';
import { Handling } from './handling.js';
import { Proposals } from './proposals.js';
import type { ProposalView } from './proposals.schema.js';
import { Snoozes } from './snoozes.js';

/** Thrown to take a preview back; what it did was for looking at. */
class OnlyLooked extends Error {}

/** Many decisions at once: approve some, set the rest aside. */
@Injectable()
export class Decisions {
  constructor(
    private readonly transactions: Transactions,
    private readonly proposals: Proposals,
    private readonly snoozes: Snoozes,
    private readonly handling: Handling,
  ) {}

  /**
   * A result for each, in the order given. Each is decided in a transaction of its own: a refusal stops no other. A preview decides
   * all of them one after the other and takes it all back, so that it counts capacities as the decisions themselves will.
   */
  async decide(
    actor: PersonActor,
    hub: string,
    { preview, decisions }: DecideMany,
  ): Promise<{ preview: boolean; items: Decided[] }> {
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'proposal.decide', { hub });
    const items: Decided[] = [];
    if (!preview) {
      for (const decision of decisions)
        items.push(await this.one(decision, () => this.transactions.run(actor, () => this.act(actor, hub, decision))));
      return { preview, items };
    }
    try {
      await this.transactions.run(actor, async (em) => {
        items.length = 0;
        for (const decision of decisions)
          items.push(await this.one(decision, () => aside(em, () => this.act(actor, hub, decision))));
        throw new OnlyLooked();
      });
    } catch (error) {
      if (!(error instanceof OnlyLooked)) throw error;
    }
    return { preview, items };
  }

  /** A proposal of another of one's hubs is not found in this one. */
  private async act(actor: PersonActor, hub: string, decision: Decision): Promise<ProposalView> {
    const decided = await this.actOn(actor, decision);
    if (decided.hub !== hub) throw notFound('proposal');
    return decided;
  }

  private actOn(actor: PersonActor, { proposal, version, decide }: Decision): Promise<ProposalView> {
    switch (decide.as) {
      case 'approve':
        return this.proposals.approve(actor, proposal, version);
      case 'reject':
        return this.proposals.reject(actor, proposal, version, decide);
      case 'another_chosen':
        return this.proposals.setAside(actor, proposal, version);
      case 'snooze':
        return this.snoozes.snooze(actor, proposal, version, decide.snooze);
      case 'assign':
        return this.handling.assign(actor, proposal, version, decide);
    }
  }

  /** An expected refusal is a result. */
  private async one({ proposal: id }: Decision, act: () => Promise<ProposalView>): Promise<Decided> {
    try {
      const proposal = await act();
      const { state, version } = proposal;
      return { proposal: id, done: true, state, version, introduction: proposal.introduction, problem: null };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const { status, code, facts } = error;
      return { proposal: id, done: false, state: null, version: null, introduction: null, problem: { status, code, facts } };
    }
  }
}

/** In a savepoint: what is refused is taken back, and the transaction goes on. */
async function aside<T>(em: EntityManager, act: () => Promise<T>): Promise<T> {
  await em.query('savepoint looked');
  try {
    return await act();
  } catch (error) {
    await em.query('rollback to savepoint looked');
    throw error;
  }
}
