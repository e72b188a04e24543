import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { cursorOf, keyIn, type PageQuery } from '#http';
import { mustBeAllowed } from '#members';
import { notFound } from '#problems';
import { eligible, type Facts, type Side } from '#scoring';
import { cardOf, explained, type Card, type MatchExplanation } from './explaining.js';
import { asNeed, asOffering, readListings, type ListingRow } from './listing-row.js';
import { Match } from './match.entity.js';
import type { MatchView, WhyNotView } from './matches.view.js';
import { Refusal } from './refusal.entity.js';

export type PairIds = { offering: string; need: string };
type Unexplained = Pick<MatchExplanation, 'reasons' | 'missing' | 'review'>;
const unexplained: Unexplained = { reasons: [], missing: [], review: [] };

// What needs review stands below what does not, whatever its score; what has no score stands last.
const pageOfNeed = `
  select id, needs_review::int as review, (-coalesce(score, -1))::float8 as place from matches.matches
  where need = $1 and policy = (select max(policy) from matches.matches where need = $1)
    and ($2::int is null or (needs_review::int, (-coalesce(score, -1))::float8, id) > ($2, $3::float8, $4::uuid))
  order by needs_review::int, (-coalesce(score, -1))::float8, id limit $5`;
// How many of a hub, and of one need in it, come first: what needs review stands below what does not.
const standBefore = `
  select count(*)::int as "ofHub", count(*) filter (where need = $5)::int as "ofNeed" from matches.matches
  where hub = $1 and policy = $2 and enough_known and score is not null
    and (needs_review < $3::boolean or (needs_review = $3::boolean and score > $4::real))`;
const livingProposal = `
  select 1 from introductions.proposals where offering = $1 and need = $2 and state not in ('expired', 'rejected', 'another_chosen')`;

/** Matches as they are read: by the coordinators of the need's hub, and by the rooms that act on them. */
@Injectable()
export class Matches {
  constructor(private readonly transactions: Transactions) {}

  /** The matches of a need, best first. */
  async ofNeed(actor: Actor, need: string, { limit, cursor }: PageQuery): Promise<{ items: MatchView[]; next: string | null }> {
    return this.transactions.run(actor, async (em) => {
      await this.needOf(em, actor, need, 'match.read');
      const [review, place, id] = cursor ? keyIn(cursor, 3) : [null, null, null];
      const page = (await em.query(pageOfNeed, [need, review, place, id, limit + 1])) as {
        id: string;
        review: number;
        place: number;
      }[];
      const shown = page.slice(0, limit);
      const matches = await em.getRepository(Match).findBy(shown.map((row) => ({ id: row.id })));
      const views = await explained(em, matches);
      const last = shown.at(-1);
      return {
        items: shown.flatMap((row) => (views.has(row.id) ? [asView(views.get(row.id)!)] : [])),
        next: page.length > limit && last ? cursorOf([last.review, last.place, last.id]) : null,
      };
    });
  }

  /** One match. */
  async one(actor: Actor, id: string): Promise<MatchView> {
    return this.transactions.run(actor, async (em) => {
      const match = await em.getRepository(Match).findOneBy({ id });
      const view = match && (await explained(em, [match])).get(id);
      if (!view) throw notFound('match');
      mustBeAllowed(actor, 'match.read', { hub: view.match.hub });
      return asView(view);
    });
  }

  /**
   * Why a pair was not proposed: the first rule that stopped it, and what would lift it. Whoever is held by screening is held for a
   * check, and no more is said (PRODUCT.md, promise 5).
   */
  async whyNot(actor: Actor, pair: PairIds): Promise<WhyNotView> {
    return this.transactions.run(actor, async (em) => {
      const need = await this.needOf(em, actor, pair.need, 'match.why_not');
      const offering = (await readListings(em, [pair.offering])).get(pair.offering);
      if (!offering || offering.side !== 'offering') throw notFound('listing');
      if (((await em.query(livingProposal, [pair.offering, pair.need])) as unknown[]).length) return { verdict: 'proposed' };
      const match = await this.latest(em, pair);
      if (match) return { verdict: 'matched', ...(await this.cut(em, match)) };
      const refusal = await em.getRepository(Refusal).findOneBy(pair);
      if (refusal)
        return {
          verdict: 'refused',
          rule: refusal.rule,
          facts: refusal.facts,
          ...(await this.lift(em, refusal, offering, need)),
        };
      const held = [offering, need].some((l) => l.state === 'held' || !l.cleared);
      if (held) return { verdict: 'refused', rule: 'held_for_check' };
      return { verdict: 'not_a_candidate' };
    });
  }

  /** What stands behind a pair's match; no reasons where there is none any more, or the transaction's actor may not see it. */
  async explain(em: EntityManager, pair: PairIds): Promise<MatchExplanation | Unexplained> {
    const match = await this.latest(em, pair);
    return (match && (await explained(em, [match])).get(match.id)?.why) ?? unexplained;
  }

  /** As `explain`, of many pairs in their order: asked once for all. */
  async explainEach(em: EntityManager, pairs: readonly PairIds[]): Promise<(MatchExplanation | Unexplained)[]> {
    if (!pairs.length) return [];
    const where = pairs.map(({ offering, need }) => ({ offering, need }));
    const matches = await em.getRepository(Match).find({ where, order: { policy: 'DESC' } });
    const latest = pairs.map((pair) => matches.find((m) => m.offering === pair.offering && m.need === pair.need));
    const views = await explained(
      em,
      latest.filter((match) => match !== undefined),
    );
    return latest.map((match) => (match && views.get(match.id)?.why) ?? unexplained);
  }

  /** The other's card, for the reader on `side`. Throws where a listing is not there. */
  async card(em: EntityManager, pair: PairIds & { side: Side }): Promise<Card> {
    const rows = await readListings(em, [pair.offering, pair.need]);
    const other = rows.get(pair.side === 'offering' ? pair.need : pair.offering);
    if (!other) throw notFound('listing');
    return cardOf(other, pair.side, await this.explain(em, pair));
  }

  private async needOf(
    em: EntityManager,
    actor: Actor,
    id: string,
    operation: 'match.read' | 'match.why_not',
  ): Promise<ListingRow> {
    const need = (await readListings(em, [id])).get(id);
    // Another hub's need is as absent as one that never was.
    if (!need || need.side !== 'need' || actor.kind !== 'person' || !actor.hubs.includes(need.hub!)) {
      mustBeAllowed(actor, operation);
      throw notFound('listing');
    }
    mustBeAllowed(actor, operation, { hub: need.hub });
    return need;
  }

  private async latest(em: EntityManager, { offering, need }: PairIds): Promise<Match | null> {
    return em.getRepository(Match).findOne({ where: { offering, need }, order: { policy: 'DESC' } });
  }

  /** Why a match is not in the queue: too little is known of it, or others stand before it; what is missing would lift either. */
  private async cut(em: EntityManager, match: Match): Promise<Pick<WhyNotView, 'rule' | 'facts' | 'lift' | 'missing'>> {
    const { missing } = (await explained(em, [match])).get(match.id)?.why ?? unexplained;
    if (match.score === null || !match.enoughKnown)
      return { rule: 'not_enough_known', facts: { coverage: match.coverage }, lift: {}, missing };
    const [before] = (await em.query(standBefore, [match.hub, match.policy, match.needsReview, match.score, match.need])) as [
      { ofHub: number; ofNeed: number },
    ];
    return { rule: 'outscored', facts: before, lift: {}, missing };
  }

  private async lift(em: EntityManager, refusal: Refusal, offering: ListingRow, need: ListingRow): Promise<{ lift?: Facts }> {
    const [{ today }] = (await em.query(`select (landfall.now() at time zone 'UTC')::date::text as today`)) as [
      { today: string },
    ];
    const asked = eligible(asOffering(offering), asNeed(need), today).refusals.find((r) => r.rule === refusal.rule);
    if (asked) return asked.lift ? { lift: asked.lift.facts } : {};
    return liftedByWaitingOrOpening.has(refusal.rule) ? { lift: refusal.facts } : {};
  }
}

/** Rules of the database that somebody can lift: by publishing, opening, a mandate, or the day that they name. */
const liftedByWaitingOrOpening = new Set(['published', 'hub_open', 'mandate', 'no_rematch']);

const named = (row: ListingRow) => ({
  id: row.id,
  title: row.title,
  language: row.language,
  profileType: row.profileType,
  sectors: row.sectors,
  organisation: { id: row.organisation, name: row.organisationName, country: row.organisationCountry },
});

function asView({
  match,
  offering,
  need,
  why,
}: {
  match: Match;
  offering: ListingRow;
  need: ListingRow;
  why: MatchExplanation;
}): MatchView {
  return {
    id: match.id,
    hub: match.hub,
    offering: named(offering),
    need: named(need),
    score: match.score,
    coverage: match.coverage,
    pNeed: match.pNeed,
    pOffering: match.pOffering,
    enoughKnown: match.enoughKnown,
    needsReview: match.needsReview,
    reasons: why.reasons,
    missing: why.missing,
    review: why.review,
    sides: why.sides,
    policy: match.policy,
    snapshot: match.snapshot,
    today: match.today,
    foundAt: match.foundAt.toISOString(),
  };
}
