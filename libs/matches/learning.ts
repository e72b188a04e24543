import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions, type Actor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { notFound, Problem } from '#problems';
import { calibrationOf, checkedPolicy, fewestToFit, fittedPolicy, type AnswerHeld, type KeptDecision, type Side } from '#scoring';
import { FitPolicy } from './jobs.js';
import { policyInForce } from './policies.js';
import type { PolicyList, PolicyReport, PolicyView } from './policies.view.js';
import { shadowOf } from './shadow.js';

const kept = `
  select side, decider as "from", decided_about as "to", hub, said_yes as "saidYes", code, came, fits, probability from matches.decisions
  order by decided_at, introduction, side`;
const policies = `
  select version, data, report, active_from as "madeAt", shipped_at as "shippedAt",
    version = (select max(version) from matches.policies where shipped_at is not null) as "inForce"
  from matches.policies where $1::int is null or version = $1 order by version desc limit 100`;

type Row = Omit<PolicyView, 'madeAt' | 'shippedAt' | 'weights' | 'intercept'> & {
  data: Pick<PolicyView, 'weights' | 'intercept'>;
  madeAt: Date;
  shippedAt: Date | null;
};

/** What is learnt of the answers: policies that are fitted, tested on later answers and tried in the shadow, and that an operator ships or leaves. */
@Injectable()
export class Learning {
  constructor(private readonly transactions: Transactions) {}

  /** Every policy, newest first: in force, shipped before, or waiting. */
  async list(actor: Actor): Promise<PolicyList> {
    mustBeAllowed(actor, 'policy.read');
    return this.transactions.run(actor, async (em) => {
      const answers = (await em.query(`select side, fits, "saidYes", came from matches.answers_in_force()`)) as AnswerHeld[];
      return {
        items: ((await em.query(policies, [null])) as Row[]).map(asView),
        decisions: await decisionsKept(em),
        needed: fewestToFit,
        calibration: answers.length ? calibrationOf(await policyInForce(em), answers) : null,
      };
    });
  }

  /** Asks for weights that fit the answers; the worker finds them. Refused while there are too few. */
  async askForFit(actor: Actor): Promise<void> {
    mustBeAllowed(actor, 'policy.fit');
    await this.transactions.run(actor, async (em) => {
      const decisions = await decisionsKept(em);
      if (decisions < fewestToFit) throw new Problem(409, 'too_few_decisions', { decisions, needed: fewestToFit });
      await record(em, actor, { name: 'PolicyFitAsked', facts: {} });
    });
  }

  /** Fits weights to the answers and keeps them as a policy that waits, with its test and what it would move. */
  async fit(em: EntityManager): Promise<void> {
    const decisions = (await em.query(kept)) as (KeptDecision & { side: Side })[];
    const inForce = await policyInForce(em);
    const [{ version, today }] = (await em.query(
      `select max(version) + 1 as version, (landfall.now() at time zone 'UTC')::date::text as today from matches.policies`,
    )) as [{ version: number; today: string }];
    const fitted = fittedPolicy(decisions, inForce, version, `policy ${version}`);
    if (!fitted) return;
    const policy = checkedPolicy(fitted.policy);
    const report: PolicyReport = {
      against: inForce.version,
      test: fitted.test,
      shadow: await shadowOf(em, inForce, policy, today),
    };
    await em.query(`insert into matches.policies (version, data, report) values ($1, $2, $3)`, [
      version,
      JSON.stringify(policy),
      JSON.stringify(report),
    ]);
    await record(em, system(FitPolicy.name), { name: 'PolicyFitted', facts: { version, decisions: decisions.length } });
  }

  /** Puts a policy in force; everything is matched again. Refused where its test does not show that it is better than the one in force. */
  async ship(actor: Actor, version: number): Promise<PolicyView> {
    mustBeAllowed(actor, 'policy.ship');
    return this.transactions.run(actor, async (em) => {
      const read = async () => ((await em.query(policies, [version])) as Row[])[0];
      const found = await read();
      if (!found) throw notFound('policy');
      const [{ inForce }] = (await em.query(
        `select max(version) as "inForce" from matches.policies where shipped_at is not null`,
      )) as [{ inForce: number }];
      const before = new Problem(409, 'policy_shipped_before', { version });
      if (found.shippedAt) throw before;
      const { against, test } = found.report!;
      if (against !== inForce) throw new Problem(409, 'policy_out_of_date', { version, inForce });
      if (!(test.gain.low > 0)) throw new Problem(409, 'policy_not_proven', { version, ...test.gain });
      const [{ shipped }] = (await em.query(`select matches.ship_policy($1) as shipped`, [version])) as [{ shipped: boolean }];
      if (!shipped) throw before;
      await record(em, actor, { name: 'PolicyShipped', facts: { version } });
      // a new snapshot has everything matched again
      await record(em, actor, { name: 'CorpusRenewalAsked', facts: {} });
      return asView((await read())!);
    });
  }
}

async function decisionsKept(em: EntityManager): Promise<number> {
  const [row] = (await em.query(`select matches.decisions_kept() as kept`)) as [{ kept: number }];
  return row.kept;
}

const asView = ({ version, data, report, inForce, madeAt, shippedAt }: Row): PolicyView => ({
  version,
  inForce,
  madeAt: madeAt.toISOString(),
  shippedAt: shippedAt?.toISOString() ?? null,
  intercept: data.intercept,
  weights: data.weights,
  report,
});
