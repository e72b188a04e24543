import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { cursorOf, pageKey } from '#http';
import { mustBeAllowed } from '#members';
import { id as anId, notFound } from '#problems';
import { filterValues, grouped, matching, queueCounts } from './queue.sql.js';
import { proposalRows } from './proposal-rows.js';
import { sideBySide, type NeedInQueue, type QueueFilters, type QueuePage, type QueueQuery } from './proposals.schema.js';

/** Where a page of needs ended: its place in the order, deadline and score (as numbers that rise), and the need. */
const ByPlace = z.tuple([z.number(), z.number(), z.number(), anId]);
type Group = { need: string; place: number; deadline: number; score: number; dueAt: Date | null; ids: string[]; pairs: number };

/** A hub's queue, a line a need. */
@Injectable()
export class Queue {
  constructor(private readonly transactions: Transactions) {}

  /** Needs with what waits beside them; the one whose clock runs out first comes first, unless sorted otherwise. */
  async read(actor: PersonActor, hub: string, query: QueueQuery): Promise<QueuePage> {
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'proposal.read', { hub });
    const { limit, cursor, ...filters } = query;
    const after = pageKey(cursor, ByPlace);
    return this.transactions.run(actor, async (em) => {
      const found = (await em.query(grouped(filters.sort), [
        ...filterValues(actor, hub, filters),
        sideBySide,
        ...after,
        limit + 1,
      ])) as Group[];
      const page = found.slice(0, limit);
      const last = page.at(-1);
      return {
        items: await this.withPairs(em, actor, page),
        next: found.length > limit && last ? cursorOf([last.place, last.deadline, last.score, last.need]) : null,
        counts: await this.counts(em, actor, hub),
      };
    });
  }

  /** The ids of the pairs that a view shows now. */
  async idsOf(em: EntityManager, actor: Pick<PersonActor, 'person'>, hub: string, filters: QueueFilters): Promise<string[]> {
    return ((await em.query(matching, filterValues(actor, hub, filters))) as { id: string }[]).map((p) => p.id);
  }

  private async withPairs(em: EntityManager, actor: PersonActor, groups: readonly Group[]): Promise<NeedInQueue[]> {
    const rows = await proposalRows(
      em,
      actor,
      groups.flatMap((g) => g.ids),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return groups.map(({ ids, dueAt, pairs }) => {
      const proposals = ids.flatMap((id) => byId.get(id) ?? []);
      const [first] = proposals;
      return { need: first!.need, deadline: first!.deadline, dueAt, proposals, more: pairs - proposals.length };
    });
  }

  private async counts(em: EntityManager, actor: PersonActor, hub: string): Promise<QueuePage['counts']> {
    const [counts] = (await em.query(queueCounts, [hub, actor.person])) as [QueuePage['counts']];
    return counts;
  }
}
