import { eligible, type Day, type Facts } from '#scoring';
import { admitted, asNeed, asOffering, isPublished, type ListingRow } from './listing-row.js';

/** Why a pair is not a match: the first rule that stopped it. */
export type Stop = { rule: string; facts: Facts };
export type Verdict = { stop: Stop } | { reviewRules: string[] };

/** Days in which a pair that somebody declined is not proposed again. */
export const noRematchDays = 180;

/**
 * The rules of a pair, in order: those that need the database around the pure ones. Screening is asked last, so that whoever may not
 * learn of it learns of every other reason first. A planned hub and a paused one are matched for and propose nothing until they open.
 */
export function judge(offering: ListingRow, need: ListingRow, declinedUntil: Day | undefined, today: Day): Verdict {
  // A held listing is held for a check: that rule says no more.
  if (offering.state === 'held' || need.state === 'held') return { stop: stopped('screening', {}) };
  for (const listing of [need, offering]) {
    const state = listing.expired ? 'expired' : listing.state;
    if (!isPublished(listing)) return { stop: stopped('published', { side: listing.side, state, title: listing.title }) };
  }
  if (!matchedFor.has(need.hubState ?? '')) return { stop: stopped('hub_open', { hub: need.hubName ?? '' }) };
  if (need.mandateLive === false) return { stop: stopped('mandate', {}) };
  const admission = admitted(offering, need);
  if (admission.verdict === 'refuse') return { stop: stopped('admission', { name: admission.rule! }) };
  const { verdict, refusals } = eligible(asOffering(offering), asNeed(need), today);
  if (verdict === 'no') return { stop: stopped(refusals[0]!.rule, refusals[0]!.facts) };
  if (declinedUntil !== undefined) return { stop: stopped('no_rematch', { until: declinedUntil }) };
  if (!offering.cleared || !need.cleared) return { stop: stopped('screening', {}) };
  return { reviewRules: [...refusals.map((r) => r.rule), ...(admission.verdict === 'approve' ? ['admission'] : [])] };
}

const matchedFor = new Set(['planned', 'open', 'paused']);

const stopped = (rule: string, facts: Facts): Stop => ({ rule, facts });

/**
 * Until when a pair with one of $1 in it is not to be proposed again, by pair. A decline of consent counts, and a rejected proposal of any
 * code; one that another was chosen over does not (PRODUCT.md: it is no decline).
 */
export const declinedPairs = `
  select offering, need, ((max(at) + make_interval(days => $2)) at time zone 'UTC')::date::text as until
  from (
    select i.offering, i.need, s.answered_at as at from introductions.introductions i
    join introductions.sides s on s.introduction = i.id and s.state = 'declined' where i.offering = any ($1) or i.need = any ($1)
    union all
    select p.offering, p.need, p.decided_at from introductions.proposals p where p.state = 'rejected' and (p.offering = any ($1) or p.need = any ($1))) said_no
  where at > landfall.now() - make_interval(days => $2)
  group by offering, need`;
