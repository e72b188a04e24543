/**
 * Whoever is asked and not yet written to, by need and reader (a contact, or an organisation's people), with the span in which their pairs
 * were approved and could still be undone. Few rows at any time: a partial index holds them. Nobody is written to while it is held.
 */
const waiting = `
  select i.need, s.side, coalesce(s.contact, s.organisation) as reader, min(s.asked_at) as since, min(i.opened_at) as opened_at,
    max(i.takes_effect_at) as takes_effect_at, (array_agg(s.introduction order by s.asked_at, s.introduction))[1] as introduction
  from introductions.sides s join introductions.introductions i on i.id = s.introduction and i.state <> 'held'
  where s.state = 'asked' and s.mail is null and s.link is not null
  group by 1, 2, 3`;

/**
 * A round is what was approved for a need while the first of it could still be undone. Its mail waits while another pair of the round may
 * yet ask the same reader: one that is still opening, or whose first side has not answered. An hour after the first is asked it goes.
 */
const complete = `
  (w.since <= landfall.now() - interval '1 hour' or not exists (
    select from introductions.introductions j join introductions.sides t on t.introduction = j.id and t.side = w.side
    where j.need = w.need and j.state in ('opening', 'asking') and t.state = 'not_asked' and coalesce(t.contact, t.organisation) = w.reader
      and j.opened_at <= w.takes_effect_at and j.takes_effect_at >= w.opened_at))`;

/** For AskByMail: rounds that wait for nothing more. */
export const consentsToMail = `
  select null as key, jsonb_build_object('introduction', w.introduction, 'side', w.side) as payload from (${waiting}) w where ${complete}`;

/** Whether the round of this side ($1, $2) waits for nothing more. */
export const roundIsComplete = `
  select exists (select from (${waiting}) w join introductions.introductions i on i.id = $1
    join introductions.sides s on s.introduction = i.id and s.side = $2
    where w.need = i.need and w.side = s.side and w.reader = coalesce(s.contact, s.organisation) and ${complete}) as complete`;

/** The next cards of one mail to the reader of this side ($1, $2), $3 at most; what an answer has in hand is left to the next look. */
export const nextCards = `
  select t.introduction from introductions.introductions i join introductions.sides s on s.introduction = i.id and s.side = $2
  join introductions.introductions j on j.need = i.need and j.state <> 'held'
  join introductions.sides t on t.introduction = j.id and t.side = s.side and coalesce(t.contact, t.organisation) = coalesce(s.contact, s.organisation)
  where i.id = $1 and t.state = 'asked' and t.mail is null and t.link is not null
  order by t.asked_at, t.introduction limit $3 for update of t skip locked`;

/** The cards of a side's ($1, $2) mail that are still asked, and were not asked once more; what an answer has in hand needs no nudge. */
export const cardsToNudge = `
  select t.introduction from introductions.sides s join introductions.sides t on t.mail = s.mail and t.side = s.side
  join introductions.introductions j on j.id = t.introduction and j.state = 'asking'
  where s.introduction = $1 and s.side = $2 and t.state = 'asked' and t.nudged_at is null
  order by t.asked_at, t.introduction for update of t skip locked`;
