// What a run reads and writes of a listing's pairs. $1 is the listing; the side is in the name.

const standing = (own: string, other: string) =>
  `select m.${other} as other from matches.matches m where m.${own} = $1 union select r.${other} from matches.refusals r where r.${own} = $1`;
/** Who a listing has a match or a refusal with. */
export const standingPairs = { offering: standing('offering', 'need'), need: standing('need', 'offering') };

/** Hubs of a listing's matches; those of its pairs of any kind learn that something may have changed. */
const hubs = (own: string) =>
  `select m.hub from matches.matches m where m.${own} = $1 union select r.hub from matches.refusals r where r.${own} = $1 order by 1`;
export const hubsOfPairs = { offering: hubs('offering'), need: hubs('need') };

const dropMatches = (own: string, other: string) =>
  `delete from matches.matches where ${own} = $1 and not (${other} = any ($2) and policy = $3)`;
/** Every match but those with $2 under policy $3. */
export const dropOtherMatches = { offering: dropMatches('offering', 'need'), need: dropMatches('need', 'offering') };

const dropRefusals = (own: string, other: string) =>
  `delete from matches.refusals where ${own} = $1 and not (${other} = any ($2))`;
/** Every refusal but those with $2. */
export const dropOtherRefusals = { offering: dropRefusals('offering', 'need'), need: dropRefusals('need', 'offering') };

// One lock on the listing's own document, shared ones on the others', taken in the order of their ids: two runs that share a pair
// wait for one another and never for each other in a ring.
const others = (side: string) =>
  `select listing from matches.documents where listing = any ($2) and listing ${side} $1 order by listing for share`;
export const locksInOrder = {
  below: others('<'),
  own: `select listing from matches.documents where listing = $1 for no key update`,
  above: others('>'),
};

/** A row that is as it was keeps its time: run twice, the table is the same. */
export const upsertMatches = `
  insert into matches.matches as m (id, offering, need, offering_organisation, need_organisation, hub, policy, snapshot, today, score, coverage,
    p_need, p_offering, contributions_need, contributions_offering, topic, met, needs_review, review_rules, enough_known)
  select * from jsonb_to_recordset($1::jsonb) as r (id uuid, offering uuid, need uuid, "offeringOrganisation" uuid, "needOrganisation" uuid,
    hub uuid, policy integer, snapshot integer, today date, score real, coverage real, "pNeed" real, "pOffering" real,
    "contributionsNeed" real[], "contributionsOffering" real[], topic real, met jsonb, "needsReview" boolean, "reviewRules" text[],
    "enoughKnown" boolean) order by r.id
  on conflict (offering, need, policy) do update set snapshot = excluded.snapshot, today = excluded.today, score = excluded.score,
    coverage = excluded.coverage, p_need = excluded.p_need, p_offering = excluded.p_offering,
    contributions_need = excluded.contributions_need, contributions_offering = excluded.contributions_offering, topic = excluded.topic,
    met = excluded.met, needs_review = excluded.needs_review, review_rules = excluded.review_rules, enough_known = excluded.enough_known,
    found_at = landfall.now()
  where (m.snapshot, m.today, m.score, m.coverage, m.p_need, m.p_offering, m.contributions_need, m.contributions_offering, m.topic, m.met,
      m.needs_review, m.review_rules, m.enough_known)
    is distinct from (excluded.snapshot, excluded.today, excluded.score, excluded.coverage, excluded.p_need, excluded.p_offering,
      excluded.contributions_need, excluded.contributions_offering, excluded.topic, excluded.met, excluded.needs_review,
      excluded.review_rules, excluded.enough_known)`;

export const upsertRefusals = `
  insert into matches.refusals as f (offering, need, offering_organisation, need_organisation, hub, rule, facts)
  select * from jsonb_to_recordset($1::jsonb) as r (offering uuid, need uuid, "offeringOrganisation" uuid, "needOrganisation" uuid, hub uuid,
    rule text, facts jsonb) order by r.offering, r.need
  on conflict (offering, need) do update set rule = excluded.rule, facts = excluded.facts, found_at = landfall.now()
  where (f.rule, f.facts) is distinct from (excluded.rule, excluded.facts)`;
