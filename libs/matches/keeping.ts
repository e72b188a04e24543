import type { EntityManager } from 'typeorm';
import { fitsOf, type Side, type TopicEvidence } from '#scoring';
import { asNeed, asOfferingTo, readListings } from './listing-row.js';

const answer = `
  select s.state, s.decline_code as code, s.answered_at as at, (s.answered_at at time zone 'UTC')::date::text as day, i.offering, i.need, i.hub,
    (select w.probability from matches.showings w where w.offering = i.offering and w.need = i.need and w.hub = i.hub order by w.run desc limit 1) as probability,
    (select m.topic from matches.matches m where m.offering = i.offering and m.need = i.need order by m.policy desc limit 1) as topic,
    o.stage as came
  from introductions.sides s join introductions.introductions i on i.id = s.introduction
    left join introductions.outcomes o on o.introduction = s.introduction and o.side = s.side and s.state = 'accepted'
  where s.introduction = $1 and s.side = $2 and s.state in ('accepted', 'declined', 'taken_back')`;
const keep = `
  insert into matches.decisions (introduction, side, hub, decider, decided_about, said_yes, code, fits, probability, decided_at, came)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (introduction, side) do update
    set said_yes = excluded.said_yes, code = excluded.code, came = excluded.came`;

type Answer = {
  state: string;
  code: string | null;
  at: Date;
  day: string;
  offering: string;
  need: string;
  hub: string;
  probability: number | null;
  topic: number | null;
  came: string | null;
};

/**
 * Keeps a side's answer with what the pair was to it, fits as they were seen, not as a later policy weighs them; and again with what came of it,
 * once that side has told.
 */
export async function keepDecision(
  em: EntityManager,
  { introduction, side }: { introduction: string; side: Side },
): Promise<void> {
  const [found] = (await em.query(answer, [introduction, side])) as Answer[];
  if (!found) return;
  const rows = await readListings(em, [found.offering, found.need]);
  const [offering, need] = [rows.get(found.offering), rows.get(found.need)];
  if (!offering || !need) return;
  const topic: TopicEvidence | undefined = found.topic === null ? undefined : { fit: found.topic, matched: [] };
  const fits = fitsOf({ offering: asOfferingTo(offering, need), need: asNeed(need), topic }, side, found.day);
  const [decider, about] = side === 'offering' ? [offering, need] : [need, offering];
  const saidYes = found.state === 'accepted';
  await em.query(keep, [
    introduction,
    side,
    found.hub,
    decider.organisation,
    about.organisation,
    saidYes,
    saidYes ? null : (found.code ?? found.state),
    fits,
    found.probability ?? 1,
    found.at,
    found.came,
  ]);
}
