import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { Introduction } from '#introductions';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, notFound, preconditionFailed } from '#problems';
import { Evidence } from './evidence.entity.js';
import type { EvidenceView, GiveEvidence } from './results.schema.js';

/** What a coordinator has seen of an outcome: the third and last step after claimed and confirmed by both. */
@Injectable()
export class Evidences {
  constructor(private readonly transactions: Transactions) {}

  /** `version` is 0 for the first; a later one takes its place, and the ledger keeps both. */
  async give(actor: PersonActor, introduction: string, version: number, given: GiveEvidence): Promise<EvidenceView> {
    return this.transactions.run(actor, async (em) => {
      const pair = await em.findOne(Introduction, { where: { id: introduction }, lock: { mode: 'pessimistic_write' } });
      if (!pair) throw notFound('introduction');
      const { hub } = pair;
      mustBeAllowed(actor, 'outcome.evidence', { hub });
      if (!pair.madeAt) throw illegalStep('introduction', pair.state, 'outcome');
      const known = await em.findOneBy(Evidence, { introduction });
      if ((known?.version ?? 0) !== version) throw preconditionFailed('evidence', version, known?.version ?? 0);
      const { stage, evidence, agreement = null, value } = given;
      const money = { amount: value?.amount ?? null, currency: value?.currency ?? null, agreedOn: value?.on ?? null };
      const row = {
        hub,
        stage,
        evidence,
        agreement,
        ...money,
        givenBy: actor.person,
        version: version + 1,
        at: () => 'landfall.now()',
      };
      if (known) await em.update(Evidence, { introduction }, row);
      else await em.insert(Evidence, { introduction, ...row });
      const facts = { introduction, hub, stage, ...(agreement && { agreement }), ...value };
      await record(em, actor, { name: 'OutcomeEvidenced', facts }, { subject: introduction, hub });
      const kept = await em.findOneByOrFail(Evidence, { introduction });
      return { introduction, version: kept.version, stage, evidence, agreement, value: value ?? null, at: kept.at };
    });
  }
}
