// What a run reads and writes of listings' pairs. $1 are the listings of one side; the side is in the name.

const standing = (own: string, other: string) =>
  `select m.${own} as own, m.${other} as other, (m.policy, m.snapshot, m.today) = ($2, $3, $4::date) as current, null as rule, null as facts
   from matches.matches m where m.${own} = any ($1)
   union all select r.${own}, r.${other}, false, r.rule, r.facts from matches.refusals r where r.${own} = any ($1)`;
/** Who each listing has a match with, and whether it is one of policy $2, snapshot $3 and day $4; who a refusal, and what stopped the pair. */
export const standingPairs = { offering: standing('offering', 'need'), need: standing('need', 'offering') };

/** Hubs of the listings' matches; those of their pairs of any kind learn that something may have changed. */
const hubs = (own: string) =>
  `select m.hub from matches.matches m where m.${own} = any ($1) union select r.hub from matches.refusals r where r.${own} = any ($1) order by 1`;
export const hubsOfPairs = { offering: hubs('offering'), need: hubs('need') };

const kept = 'select * from unnest($2::uuid[], $3::uuid[])';
const dropMatches = (own: string) =>
  `delete from matches.matches where ${own} = any ($1) and not (policy = $4 and (offering, need) in (${kept}))`;
/** Every match but those of the offerings $2 with the needs $3 under policy $4. */
export const dropOtherMatches = { offering: dropMatches('offering'), need: dropMatches('need') };

const dropRefusals = (own: string) =>
  `delete from matches.refusals where ${own} = any ($1) and (offering, need) not in (${kept})`;
/** Every refusal but those of the offerings $2 with the needs $3. */
export const dropOtherRefusals = { offering: dropRefusals('offering'), need: dropRefusals('need') };

// A lock on each listing's own document, shared ones on the others', taken in the order of all their ids: two runs that share a pair
// wait for one another and never for each other in a ring.
export const lock = {
  own: `select listing, listing_version as version from matches.documents where listing = any ($1) order by listing for no key update`,
  others: `select listing, listing_version as version from matches.documents where listing = any ($1) order by listing for share`,
};

/** What is read or written at once: words and rows of a thousand are some megabytes. */
const part = 1000;
export const inParts = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / part) }, (_, n) => all.slice(n * part, (n + 1) * part));

/** A row that is as it was keeps its time: run twice, the table is the same. The time is asked once a statement, not once a row. */
export const upsertMatches = `
  insert into matches.matches as m (id, offering, need, offering_organisation, need_organisation, hub, policy, snapshot, today, score, coverage,
    p_need, p_offering, contributions_need, contributions_offering, topic, met, needs_review, review_rules, enough_known, found_at)
  select r.*, (select landfall.now()) from jsonb_to_recordset($1::jsonb) as r (id uuid, offering uuid, need uuid, "offeringOrganisation" uuid, "needOrganisation" uuid,
    hub uuid, policy integer, snapshot integer, today date, score real, coverage real, "pNeed" real, "pOffering" real,
    "contributionsNeed" real[], "contributionsOffering" real[], topic real, met jsonb, "needsReview" boolean, "reviewRules" text[],
    "enoughKnown" boolean) order by r.id
  on conflict (offering, need, policy) do update set snapshot = excluded.snapshot, today = excluded.today, score = excluded.score,
    coverage = excluded.coverage, p_need = excluded.p_need, p_offering = excluded.p_offering,
    contributions_need = excluded.contributions_need, contributions_offering = excluded.contributions_offering, topic = excluded.topic,
    met = excluded.met, needs_review = excluded.needs_review, review_rules = excluded.review_rules, enough_known = excluded.enough_known,
    found_at = excluded.found_at
  where (m.snapshot, m.today, m.score, m.coverage, m.p_need, m.p_offering, m.contributions_need, m.contributions_offering, m.topic, m.met,
      m.needs_review, m.review_rules, m.enough_known)
    is distinct from (excluded.snapshot, excluded.today, excluded.score, excluded.coverage, excluded.p_need, excluded.p_offering,
      excluded.contributions_need, excluded.contributions_offering, excluded.topic, excluded.met, excluded.needs_review,
      excluded.review_rules, excluded.enough_known)`;

export const upsertRefusals = `
  insert into matches.refusals as f (offering, need, offering_organisation, need_organisation, hub, rule, facts, found_at)
  select r.*, (select landfall.now()) from jsonb_to_recordset($1::jsonb) as r (offering uuid, need uuid, "offeringOrganisation" uuid, "needOrganisation" uuid, hub uuid,
    rule text, facts jsonb) order by r.offering, r.need
  on conflict (offering, need) do update set rule = excluded.rule, facts = excluded.facts, found_at = excluded.found_at
  where (f.rule, f.facts) is distinct from (excluded.rule, excluded.facts)`;
