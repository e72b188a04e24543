import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { cursorOf, pageKey } from '#http';
import { Matches } from '#matches';
import { mustBeAllowed } from '#members';
import { id as anId, notFound } from '#problems';
import { proposalRows } from './proposal-rows.js';
import type { ProposalsQuery, ProposalView, QueuedProposal } from './proposals.schema.js';

/** The score and id that a page ended with. */
const ByScore = z.tuple([z.number(), anId]);

/** Proposals with their reasons, as a hub's coordinators read them. Row security shows no other hub's. */
@Injectable()
export class ProposalReader {
  constructor(
    private readonly transactions: Transactions,
    private readonly matches: Matches,
  ) {}

  async read(actor: PersonActor, id: string): Promise<ProposalView> {
    mustBeAllowed(actor, 'proposal.read');
    return this.transactions.run(actor, (em) => this.one(em, actor, id));
  }

  /** Best first. */
  async list(
    actor: PersonActor,
    { hub, state, need, limit, cursor }: ProposalsQuery,
  ): Promise<{ items: ProposalView[]; next: string | null }> {
    mustBeAllowed(actor, 'proposal.read');
    if (hub && !actor.hubs.includes(hub)) throw notFound('hub');
    const after = pageKey(cursor, ByScore);
    return this.transactions.run(actor, async (em) => {
      const found = (await em.query(
        `select p.id from introductions.proposals p
         where ($1::uuid is null or p.hub = $1) and ($2::text is null or p.state = $2) and ($3::uuid is null or p.need = $3)
           and ($4::real is null or p.score < $4::real or (p.score = $4::real and p.id > $5::uuid)) order by p.score desc, p.id limit $6`,
        [hub ?? null, state ?? null, need ?? null, ...after, limit + 1],
      )) as { id: string }[];
      const rows = await proposalRows(
        em,
        actor,
        found.slice(0, limit).map((p) => p.id),
      );
      const last = rows.at(-1);
      const items: ProposalView[] = [];
      for (const row of rows) items.push(await this.explained(em, row));
      return { items, next: found.length > limit && last ? cursorOf([last.score, last.id]) : null };
    });
  }

  async one(em: EntityManager, actor: PersonActor, id: string): Promise<ProposalView> {
    const [row] = await proposalRows(em, actor, [id]);
    if (!row) throw notFound('proposal');
    return this.explained(em, row);
  }

  private async explained(em: EntityManager, row: QueuedProposal): Promise<ProposalView> {
    const why = await this.matches.explain(em, { offering: row.offering.id, need: row.need.id });
    const views = 'sides' in why ? { offering: viewOf(why.sides.offering), need: viewOf(why.sides.need) } : null;
    return { ...row, reasons: why.reasons, missing: why.missing, views };
  }
}

/** A side's probability: the logistic of its intercept and contributions. */
function viewOf({ intercept, contributions }: { intercept: number; contributions: { criterion: string; adds: number }[] }) {
  const logit = contributions.reduce((sum, { adds }) => sum + adds, intercept);
  return { wants: 1 / (1 + Math.exp(-logit)), intercept, contributions };
}
