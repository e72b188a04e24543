import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import { now, system, Transactions, type Actor, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, notFound } from '#problems';
import { Assessment } from './assessment.entity.js';
import type { AnswerAssessment, AssessedView, AssessmentsView, AssessmentView, MakeAssessment } from './assessments.schema.js';
import { hasInterest } from './declared-interests.js';
import { ExpireAssessment } from './jobs.js';
import { agreementOf, ratingOf } from './rubric.js';

/** The newest that are shown of one offering. */
const shown = 200;

/** What attachés say of an offering for their market, and what its owner says of that. */
@Injectable()
export class Assessments {
  constructor(private readonly transactions: Transactions) {}

  /** @throws {Problem} `conflict` where the attaché has an interest in the owner, or the offering is not published */
  async make(actor: PersonActor, listing: string, said: MakeAssessment): Promise<AssessmentView> {
    const { hub, kind, ratings, evidence, evidenceAddress = null } = said;
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'assessment.make', { hub });
    return this.transactions.run(actor, async (em) => {
      // Two at once of the same attaché are the first and its replacement.
      await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`assess:${listing}:${hub}:${actor.person}`]);
      const { organisation, state } = await ofMarket(em, listing, hub);
      if (state !== 'published') throw conflict('listing', { side: 'offering', state });
      if (await hasInterest(em, actor, organisation)) throw conflict('assessment', { reason: 'interest' });
      const attache = actor.person;
      await em.update(Assessment, { listing, hub, kind, attache, replacedAt: IsNull() }, { replacedAt: now });
      const id = randomUUID();
      await em.insert(Assessment, {
        id,
        kind,
        listing,
        organisation,
        hub,
        attache,
        ratings,
        rating: ratingOf(kind, ratings).toFixed(3),
        evidence,
        evidenceAddress,
        madeAt: now,
        expiresAt: () => `${now()} + interval '12 months'`,
      });
      const facts = { assessment: id, listing, hub, kind };
      await record(em, actor, { name: 'AssessmentMade', facts }, { subject: listing, organisation, hub });
      return one(em, actor, id);
    });
  }

  /** An own offering's, or a hub's own of one that it is shown; the newest first. What expired or is void stays to be read, and counts no more. */
  async list(actor: PersonActor, listing: string): Promise<AssessmentsView> {
    mustBeAllowed(actor, 'assessment.read');
    return this.transactions.run(actor, async (em) => {
      const seen = (await em.query(`select from listings.listings where id = $1 and side = 'offering'`, [listing])) as unknown[];
      if (!seen.length) throw notFound('listing');
      const items = await views(em, actor, `a.listing = $2 and a.replaced_at is null`, listing);
      return { items, assessed: assessedOf(items) };
    });
  }

  /** Once, by a member of the offering's owner. */
  async answer(actor: PersonActor, assessment: string, { text }: AnswerAssessment): Promise<AssessmentView> {
    mustBeAllowed(actor, 'assessment.answer');
    return this.transactions.run(actor, async (em) => {
      const found = await em.findOne(Assessment, { where: { id: assessment }, lock: { mode: 'pessimistic_write' } });
      if (!found || !actor.organisations.includes(found.organisation)) throw notFound('assessment');
      if (found.answer !== null) throw conflict('assessment', { reason: 'answered' });
      await em.update(Assessment, { id: assessment }, { answer: text, answeredAt: now, answeredBy: actor.person });
      const { listing, organisation, hub } = found;
      const facts = { assessment, listing, hub };
      await record(em, actor, { name: 'AssessmentAnswered', facts }, { subject: listing, organisation, hub });
      return one(em, actor, assessment);
    });
  }

  /** Job: the offering is scored again without it. */
  async expire(em: EntityManager, { assessment }: { assessment: string }): Promise<void> {
    const found = await em.findOneBy(Assessment, { id: assessment });
    if (!found || found.replacedAt || found.voidedAt) return;
    const { listing, organisation, hub } = found;
    await record(
      em,
      system(ExpireAssessment.name),
      { name: 'AssessmentExpired', facts: { assessment, listing, hub } },
      { subject: listing, organisation, hub },
    );
  }
}

/** An offering that this hub's market is shown; anything else is not found. */
async function ofMarket(em: EntityManager, listing: string, hub: string): Promise<{ organisation: string; state: string }> {
  const [found] = (await em.query(
    `select l.organisation, l.state from listings.listings l join members.hubs h on h.id = $2
     where l.id = $1 and l.side = 'offering' and h.country = any (l.target_countries)`,
    [listing, hub],
  )) as { organisation: string; state: string }[];
  if (!found) throw notFound('listing');
  return found;
}

async function one(em: EntityManager, actor: Actor, id: string): Promise<AssessmentView> {
  const [view] = await views(em, actor, `a.id = $2`, id);
  if (!view) throw notFound('assessment');
  return view;
}

async function views(em: EntityManager, actor: Actor, where: string, value: string): Promise<AssessmentView[]> {
  return (await em.query(
    `select a.id, jsonb_build_object('id', h.id, 'name', h.name) as hub, a.kind, a.ratings, a.rating::float8 as rating, a.evidence,
       a.evidence_address as "evidenceAddress", case when a.hub = any (landfall.actor_hubs()) then p.name end as attache,
       a.attache = $1 as mine, a.made_at as "madeAt", a.expires_at as "expiresAt",
       case when a.voided_at is not null then 'voided' when a.expires_at <= landfall.now() then 'expired' else 'counts' end as state,
       a.answer, a.answered_at as "answeredAt"
     from assessments.assessments a join members.hubs h on h.id = a.hub left join members.people p on p.id = a.attache
     where ${where} order by a.made_at desc, a.id limit ${shown}`,
    [actor.kind === 'person' ? actor.person : null, value],
  )) as AssessmentView[];
}

function assessedOf(items: readonly AssessmentView[]): AssessedView[] {
  const groups = new Map<string, AssessmentView[]>();
  for (const item of items.filter(({ state }) => state === 'counts')) {
    const group = `${item.hub.id} ${item.kind}`;
    groups.set(group, [...(groups.get(group) ?? []), item]);
  }
  return [...groups.values()].map((group) => {
    const { hub, kind } = group[0]!;
    return {
      hub: hub.id,
      kind,
      rating: group.reduce((sum, { rating }) => sum + rating, 0) / group.length,
      attaches: group.length,
      agreement: agreementOf(
        kind,
        group.map(({ ratings }) => ratings),
      ),
    };
  });
}
