import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, notFound } from '#problems';
import { admission, type Admission, type AdmissionFacts, type SetAdmissionRules } from './admission.js';
import type { AdmissionRulesView, AdmissionTrial } from './admissions.schema.js';
import { AdmissionRules } from './entities.js';

type Pair = { offering: string; need: string };
type TriedPair = AdmissionFacts & AdmissionTrial['refused'][number] & { refusedNow: boolean };

/** How many pairs of a trial are named; all are counted. */
const named = 100;

/** Whom a hub admits: its rules, a version a change, and what others would do. */
@Injectable()
export class Admissions {
  constructor(private readonly transactions: Transactions) {}

  async read(actor: PersonActor, hub: string): Promise<AdmissionRulesView> {
    return this.transactions.run(actor, async (em) => {
      await mustBeThere(em, actor, hub);
      return rulesOf(em, hub);
    });
  }

  /** A new version of the rules, whole; the hub's pairs are judged by it again. */
  async set(actor: PersonActor, hub: string, body: SetAdmissionRules): Promise<AdmissionRulesView> {
    mustBeAllowed(actor, 'admission.set');
    return this.transactions.run(actor, async (em) => {
      await mustBeThere(em, actor, hub);
      await em.query(`select pg_advisory_xact_lock(hashtextextended('admission rules', 0))`);
      const version = (await rulesOf(em, hub)).version + 1;
      await em.insert(AdmissionRules, { hub, version, data: body as never, madeBy: actor.person });
      const facts = { hub, version, rules: body.rules.map((r) => r.name) };
      await record(em, actor, { name: 'AdmissionRulesSet', facts }, { subject: hub, hub });
      return { version, ...body };
    });
  }

  /** Whom these rules would stop, of those who meet in the hub now, and whom they would let in again. Nothing is changed. */
  async try(actor: PersonActor, hub: string, { rules }: SetAdmissionRules): Promise<AdmissionTrial> {
    mustBeAllowed(actor, 'admission.set');
    return this.transactions.run(actor, async (em) => {
      await mustBeThere(em, actor, hub);
      const pairs = (await em.query(`select * from screening.pairs_to_admit($1)`, [hub])) as TriedPair[];
      const judged = pairs.map((pair) => ({ ...pair, ...admission(rules, pair) }));
      const [refused, approve] = (['refuse', 'approve'] as const).map((v) => judged.filter(({ verdict }) => verdict === v));
      const again = judged.filter((p) => p.refusedNow && p.verdict !== 'refuse');
      return {
        pairs: pairs.length,
        counts: { refused: refused!.length, approve: approve!.length, again: again.length },
        firms: new Set(refused!.map((p) => p.firm.id)).size,
        refused: refused!.slice(0, named).map(told),
        approve: approve!.slice(0, named).map(told),
        again: again.slice(0, named).map(told),
      };
    });
  }
}

/** What a hub's rules say of two listings now. */
export async function admissionOf(em: EntityManager, { offering, need }: Pair): Promise<Admission> {
  const [{ facts }] = (await em.query(`select screening.admission_facts($1, $2) as facts`, [offering, need])) as [
    { facts: (AdmissionFacts & SetAdmissionRules) | null },
  ];
  return facts ? admission(facts.rules, facts) : { verdict: 'allow', rule: null };
}

/** @throws {Problem} `conflict` with the rule's name, where the hub's rules refuse the pair */
export async function mustBeAdmitted(em: EntityManager, pair: Pair): Promise<void> {
  const { verdict, rule } = await admissionOf(em, pair);
  if (verdict === 'refuse') throw conflict('pair', { rule: 'admission', name: rule });
}

async function mustBeThere(em: EntityManager, actor: PersonActor, hub: string): Promise<void> {
  const found = (await em.query(`select 1 from members.hubs where id = $1`, [hub])) as unknown[];
  const mine = actor.hubs.includes(hub) || actor.duties.includes('compliance');
  if (!found.length || !mine) throw notFound('hub');
  mustBeAllowed(actor, 'admission.read', { hub });
}

async function rulesOf(em: EntityManager, hub: string): Promise<AdmissionRulesView> {
  const [row] = await em.find(AdmissionRules, { where: { hub }, order: { version: 'DESC' }, take: 1 });
  return row ? { version: row.version, ...(row.data as SetAdmissionRules) } : { version: 0, rules: [] };
}

const told = ({ offering, need, firm, proposal, rule }: TriedPair & Admission) => ({ offering, need, firm, proposal, rule });
