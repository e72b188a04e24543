import { eligible, type Day, type Facts } from '#scoring';
import { asNeed, asOffering, isPublished, type ListingRow } from './listing-row.js';

/** Why a pair is not a match: the first rule that stopped it. */
export type Stop = { rule: string; facts: Facts; lift?: Facts | undefined };
export type Verdict = { stop: Stop } | { reviewRules: string[] };

/** Days in which a pair that somebody declined is not proposed again. */
export const noRematchDays = 180;

/**
 * The rules of a pair, in order: those that need the database around the pure ones. Screening is asked last, so that whoever may not
 * learn of it learns of every other reason first. A planned hub is matched for and proposes nothing until it opens.
 */
export function judge(offering: ListingRow, need: ListingRow, declinedUntil: Day | undefined, today: Day): Verdict {
  for (const listing of [need, offering]) {
    if (!isPublished(listing))
      return { stop: stopped('published', { side: listing.side, state: listing.expired ? 'expired' : listing.state }) };
  }
  if (need.hubState !== 'open' && need.hubState !== 'planned')
    return { stop: stopped('hub_open', { state: need.hubState ?? 'unknown' }) };
  if (need.mandateLive === false) return { stop: stopped('mandate', {}) };
  const { verdict, refusals } = eligible(asOffering(offering), asNeed(need), today);
  if (verdict === 'no') return { stop: refusals[0]! };
  if (declinedUntil !== undefined) return { stop: stopped('no_rematch', { until: declinedUntil }) };
  if (!offering.cleared || !need.cleared) return { stop: { rule: 'screening', facts: {} } };
  return { reviewRules: refusals.map((r) => r.rule) };
}

/** What would lift a rule of the database's is what it found, the other way round. */
const stopped = (rule: string, facts: Facts): Stop => ({ rule, facts, lift: facts });

/**
 * Until when a pair with $1 in it is not to be proposed again, by pair. A decline of consent counts, and a rejected proposal of any
 * code; one that another was chosen over does not (PRODUCT.md: it is no decline).
 */
export const declinedPairs = `
  select offering, need, ((max(at) + make_interval(days => $2)) at time zone 'UTC')::date::text as until
  from (
    select i.offering, i.need, s.answered_at as at from introductions.introductions i
    join introductions.sides s on s.introduction = i.id and s.state = 'declined' where i.offering = $1 or i.need = $1
    union all
    select p.offering, p.need, p.decided_at from introductions.proposals p where p.state = 'rejected' and (p.offering = $1 or p.need = $1)) said_no
  where at > landfall.now() - make_interval(days => $2)
  group by offering, need`;
