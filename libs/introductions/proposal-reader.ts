import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { cursorOf } from '#http';
import { Matches } from '#matches';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import { ByScore, keyOf } from './page-key.js';
import type { ProposalsQuery, ProposalView } from './proposals.schema.js';

type Row = Omit<ProposalView, 'reasons' | 'missing'>;

/** A hub's queue as its coordinators read it. Row security shows no other hub's. */
@Injectable()
export class ProposalReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly matches: Matches,
  ) {}

  async read(actor: PersonActor, id: string): Promise<ProposalView> {
    mustBeAllowed(actor, 'proposal.read');
    return this.transactions.run(actor, (em) => this.one(em, id));
  }

  /** Best first. */
  async list(
    actor: PersonActor,
    { hub, state, limit, cursor }: ProposalsQuery,
  ): Promise<{ items: ProposalView[]; next: string | null }> {
    mustBeAllowed(actor, 'proposal.read');
    if (hub && !actor.hubs.includes(hub)) throw notFound('hub');
    const after = keyOf(cursor, ByScore);
    return this.transactions.run(actor, async (em) => {
      const rows = await this.rows(
        em,
        `($1::uuid is null or p.hub = $1) and ($2::text is null or p.state = $2)
         and ($3::real is null or p.score < $3::real or (p.score = $3::real and p.id > $4::uuid)) order by p.score desc, p.id limit $5`,
        [hub ?? null, state ?? null, ...after, limit + 1],
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const items: ProposalView[] = [];
      for (const row of shown) items.push(await this.explained(em, row));
      return { items, next: rows.length > limit && last ? cursorOf([last.score, last.id]) : null };
    });
  }

  async one(em: EntityManager, id: string): Promise<ProposalView> {
    const [row] = await this.rows(em, `p.id = $1`, [id]);
    if (!row) throw notFound('proposal');
    return this.explained(em, row);
  }

  private async explained(em: EntityManager, row: Row): Promise<ProposalView> {
    const why = await this.matches.explain(em, { offering: row.offering.id, need: row.need.id });
    const views = 'sides' in why ? { offering: viewOf(why.sides.offering), need: viewOf(why.sides.need) } : null;
    return { ...row, reasons: why.reasons, missing: why.missing, views };
  }

  private async rows(em: EntityManager, where: string, values: unknown[]): Promise<Row[]> {
    const listing = (side: 'offering' | 'need') => `jsonb_build_object('id', p.${side}, 'title', ${side}.title, 'organisation',
      jsonb_build_object('id', p.${side}_organisation, 'name', ${side}_org.name, 'country', ${side}_org.country)) as ${side}`;
    const rows = (await em.query(
      `select p.id, p.hub, p.state, p.version, p.score, p.coverage, ${listing('offering')}, ${listing('need')},
         p.reject_code as "rejectCode", p.note, p.created_at as "createdAt", p.decided_at as "decidedAt",
         i.id as introduction, i.state as became, i.takes_effect_at as "takesEffectAt"
       from introductions.proposals p
       left join listings.listings offering on offering.id = p.offering
       left join listings.listings need on need.id = p.need
       left join members.organisations offering_org on offering_org.id = p.offering_organisation
       left join members.organisations need_org on need_org.id = p.need_organisation
       left join lateral (select i.id, i.state, i.takes_effect_at from introductions.introductions i where i.proposal = p.id order by i.round desc limit 1) i on true
       where ${where}`,
      values,
    )) as (Omit<Row, 'introduction'> & { introduction: string | null; became: never; takesEffectAt: Date })[];
    return rows.map(({ introduction, became, takesEffectAt, ...row }) => ({
      ...row,
      introduction: introduction ? { id: introduction, state: became, takesEffectAt } : null,
    }));
  }
}

/** A side's probability: the logistic of its intercept and contributions. */
function viewOf({ intercept, contributions }: { intercept: number; contributions: { criterion: string; adds: number }[] }) {
  const logit = contributions.reduce((sum, { adds }) => sum + adds, intercept);
  return { wants: 1 / (1 + Math.exp(-logit)), intercept, contributions };
}
