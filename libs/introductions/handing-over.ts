import { Injectable } from '@nestjs/common';
import { now, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, notFound, preconditionFailed } from '#problems';
import type { HandedOver } from './introductions.schema.js';
import { Introduction } from './introduction.entity.js';
import { introductionLife, move } from './lives.js';

/** The end of a coordinator's part: the two go on by themselves, and are asked after 7, 30 and 90 days what came of it. */
@Injectable()
export class HandingOver {
  constructor(private readonly transactions: Transactions) {}

  /** Only what is made can be handed over. Said again, it changes nothing more. */
  async handOver(actor: PersonActor, id: string, version: number): Promise<HandedOver> {
    return this.transactions.run(actor, async (em) => {
      const found = await em.findOne(Introduction, { where: { id }, lock: { mode: 'for_no_key_update' } });
      if (!found) throw notFound('introduction');
      mustBeAllowed(actor, 'introduction.hand_over', { hub: found.hub });
      if (found.state === 'handed_over') return viewOf(found);
      if (found.state !== 'made') throw illegalStep('introduction', found.state, 'handed_over');
      if (found.version !== version) throw preconditionFailed('introduction', version, found.version);
      const handed = await move(em, introductionLife, found, 'handed_over', { handedOverAt: now });
      const { hub } = handed;
      await record(em, actor, { name: 'IntroductionHandedOver', facts: { introduction: id, hub } }, { subject: id, hub });
      return viewOf(handed);
    });
  }
}

const viewOf = ({ id, state, version, handedOverAt }: Introduction): HandedOver => ({
  introduction: id,
  state,
  version,
  handedOverAt,
});
