// The matches of a hub that could be proposed, as slates read them: $1 is the hub, $2 the policy in force.

/** A pair as a slate weighs it. */
const columns = `m.id as match, m.offering, m.need, m.offering_organisation as "offeringOrganisation", m.need_organisation as "needOrganisation", m.hub,
  m.score::float8 as score, m.coverage, m.needs_review as "reviewFirst", m.p_offering::float8 as "pOffering", m.p_need::float8 as "pNeed",
  left(n.sectors[1], 2) as sector, o.capacity as "offeringCapacity", n.capacity as "needCapacity"`;

/** A listing that is live and open for introductions. The time is asked once, not once a row. */
const live = (l: string) =>
  `${l}.state = 'published' and ${l}.open_for_introductions and ${l}.expires_at > (select landfall.now())`;

/** Of a hub's matches those that have a score under the policy in force, in the words of the index `matches_by_place`. */
const scored = `m.hub = $1 and m.policy = $2 and m.enough_known and m.score is not null`;
const bestFirst = 'order by m.score desc, m.id';
/** Those of one listing, or of many ("offset 0"): else a planner that knows little walks all of the hub for each of them. */
const ofOne = (own: string, listing: string) => `(select * from matches.matches where ${own} = ${listing} offset 0)`;
const listings = `join listings.listings o on o.id = m.offering join listings.listings n on n.id = m.need`;
/**
 * Both listings are live, the need may be introduced (a public notice asks no consent of its buyer), and nobody has decided about the pair or
 * has it in hand. What only waits in the queue is chosen anew, so that the slate is a function of the state and not of the order in which
 * listings came. What was decided is gathered once ("not in"): as "not exists" the planner read all of it for each match.
 */
const open = `${live('o')} and ${live('n')} and n.origin <> 'public_notice'
  and coalesce(least(o.deadline, n.deadline) >= (select (landfall.now() at time zone 'UTC')::date), true)
  and (m.offering, m.need) not in (select offering, need from introductions.proposals
    where hub = $1 and state in ('in_review', 'snoozed', 'awaiting_information', 'approved', 'rejected', 'another_chosen'))
  and (m.offering, m.need) not in (select offering, need from introductions.introductions
    where hub = $1 and state in ('opening', 'asking', 'made', 'handed_over', 'held', 'closed'))`;

/**
 * These matches, each with whether it could be proposed: it is open, and both parties are cleared, which is asked of all at once. The limit
 * is within: a planner that has to join before it counts reads all of a hub to find its best.
 */
const weighed = (some: string) => `
  with weighed as materialized (select ${columns}, ${open} as open from (${some}) m ${listings})
  select weighed.*, open and cleared.one is not null as proposable from weighed left join screening.pairs_cleared(
    array(select "offeringOrganisation" from weighed where open), array(select "needOrganisation" from weighed where open), $1) cleared
  on cleared.one = weighed."offeringOrganisation" and cleared.other = weighed."needOrganisation" order by score desc, match`;

/** The best $4 of a tier: those that need review ($3), or those that do not. */
export const bestPairs = weighed(`select * from matches.best_of_hub($1, $2, $3, $4)`);

const bestOf = (own: string) =>
  weighed(`select best.* from unnest($5::uuid[]) as own (id) cross join lateral (
    select * from ${ofOne(own, 'own.id')} m where ${scored} and m.needs_review = $3 ${bestFirst} limit $4) best`);
/** Of each of the listings $5 of a side its best $4. */
export const bestPairsOf = { offering: bestOf('offering'), need: bestOf('need') };

/** All between listings of $4. */
export const pairsAmong = weighed(
  `select * from ${ofOne('offering', 'any ($4)')} m where ${scored} and m.needs_review = $3 and m.need = any ($4)`,
);

export const allPairs = weighed(`select * from matches.matches m where ${scored}`);

const hasPair = (own: string) =>
  `exists (select from ${ofOne(own, 'l.id')} m ${listings}
    where ${scored} and ${open} and screening.pair_cleared(m.offering_organisation, m.need_organisation, $1))`;
/**
 * Who was published $3 days ago or earlier, was never taken in hand (no coordinator of the hub has opened a pair of theirs) and has a pair:
 * the first $4, the longest waiting before the others. In their order first ("offset 0"), so that who comes after the last is not looked at.
 */
export const waitingListings = `
  select l.id, l.side from (
    select l.id, l.side from listings.listings l
    where ${live('l')} and l.published_at < (select landfall.now()) - make_interval(days => $3) and (l.side = 'offering' or l.hub = $1)
      and l.id not in (select unnest(array[offering, need]) from introductions.proposals
        where hub = $1 and state in ('in_review', 'snoozed', 'awaiting_information', 'approved', 'rejected', 'another_chosen'))
    order by l.published_at, l.id offset 0) l
  where case l.side when 'offering' then ${hasPair('offering')} else ${hasPair('need')} end limit $4`;

/** Places of the hub $1 that are filled: by introductions on the way and proposals in hand. */
export const filledOfHub = `
  select ((select count(*) from introductions.introductions where hub = $1 and state in ('opening', 'asking', 'held'))
    + (select count(*) from introductions.proposals where hub = $1 and state in ('in_review', 'awaiting_information')))::int as filled`;

const taken = (side: string) => `
  select ${side} as listing from introductions.introductions i
  where ${side} = any ($1) and state not in ('undone', 'handed_over', 'closed') and introductions.takes_place(i, '${side}')
  union all select ${side} from introductions.proposals where ${side} = any ($1) and state in ('in_review', 'awaiting_information')`;
/** Of the listings $1, the same: an introduction counts as `introductions.takes_place` says, by which an approval counts too. */
export const filledOfListings = `
  select listing, count(*)::int as filled from (${taken('offering')} union all ${taken('need')}) t group by listing`;
