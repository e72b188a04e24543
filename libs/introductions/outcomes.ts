import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#database';
import { record } from '#ledger';
import type { Side as SideName } from '#listings';
import { mustBeAllowed } from '#members';
import { illegalStep, preconditionFailed } from '#problems';
import { lockOwnSide, ownView, type Answerer } from './consent.js';
import type { IntroductionView, OutcomeView, ReportOutcome } from './introductions.schema.js';
import { Outcome } from './outcome.entity.js';

/** What came of an introduction, told by either side in two taps and correctable later. */
@Injectable()
export class Outcomes {
  constructor(private readonly transactions: Transactions) {}

  /** The own side's report; version 0 while there is none. */
  async view(actor: Answerer, introduction: string, side?: SideName): Promise<OutcomeView> {
    mustBeAllowed(actor, 'outcome.report');
    return this.transactions.run(actor, async (em) => outcomeOf(em, await made(em, introduction, side)));
  }

  /** `expected` is the version that was read: 0 for a first report. The same report again is answered with the same view. */
  async report(
    actor: Answerer,
    introduction: string,
    side: SideName | undefined,
    expected: number,
    report: ReportOutcome,
  ): Promise<OutcomeView> {
    return this.transactions.run(actor, async (em) => {
      // The side's row is the lock: two first reports at once are one after the other.
      const own = await lockOwnSide(em, actor, introduction, side);
      mustBeAllowed(actor, 'outcome.report', { organisation: own.organisation });
      const view = await made(em, introduction, own.side);
      const { met, stage, valueBand = null, agreement = null, value } = report;
      const money = { amount: value?.amount ?? null, currency: value?.currency ?? null, agreedOn: value?.on ?? null };
      const said = { met, stage, valueBand, agreement, ...money };
      const key = { introduction, side: own.side };
      const known = await em.findOneBy(Outcome, key);
      if (known && isDeepStrictEqual(said, pick(known, said))) return outcomeOf(em, view);
      if ((known?.version ?? 0) !== expected) throw preconditionFailed('outcome', expected, known?.version ?? 0);
      const by = {
        reportedByPerson: actor.kind === 'person' ? actor.person : null,
        reportedByContact: actor.kind === 'contact' ? actor.contact : null,
        reportedAt: () => 'landfall.now()',
      };
      if (known) await em.update(Outcome, key, { ...said, ...by, version: expected + 1 });
      else
        await em.insert(Outcome, { ...key, hub: own.hub, organisation: own.organisation, contact: own.contact, ...said, ...by });
      await record(
        em,
        actor,
        {
          name: 'OutcomeRecorded',
          facts: { introduction, side: own.side, stage, met, ...(agreement && { agreement }), ...value },
        },
        { subject: introduction, organisation: own.organisation, hub: own.hub },
      );
      return outcomeOf(em, view);
    });
  }
}

/** The own view of an introduction that is made; nothing can come of another. */
async function made(em: EntityManager, introduction: string, side: SideName | undefined): Promise<IntroductionView> {
  const view = await ownView(em, introduction, side);
  if (!view.madeAt) throw illegalStep('introduction', view.state, 'outcome');
  return view;
}

async function outcomeOf(em: EntityManager, { id: introduction, side, madeAt, partner }: IntroductionView): Promise<OutcomeView> {
  const told = await em.findOneBy(Outcome, { introduction, side });
  return {
    introduction,
    side,
    version: told?.version ?? 0,
    met: told?.met ?? null,
    stage: told?.stage ?? null,
    valueBand: told?.valueBand ?? null,
    agreement: (told?.agreement ?? null) as OutcomeView['agreement'],
    value: told?.amount ? { amount: told.amount, currency: told.currency!, on: told.agreedOn! } : null,
    reportedAt: told?.reportedAt ?? null,
    madeAt: madeAt!,
    partner: partner!,
  };
}

/** Of a row, what the other has. */
const pick = <T extends object>(row: T, other: Partial<T>): Partial<T> =>
  Object.fromEntries(Object.keys(other).map((key) => [key, row[key as keyof T]])) as Partial<T>;
