import type { EntityManager } from 'typeorm';
import type { PersonActor } from '#database';
import type { QueuedProposal } from './proposals.schema.js';
import { secondAsked } from './second-eyes.js';

const listing = (side: 'offering' | 'need') => `jsonb_build_object('id', p.${side}, 'title', ${side}.title, 'organisation',
  jsonb_build_object('id', p.${side}_organisation, 'name', ${side}_org.name, 'country', ${side}_org.country)) as ${side}`;
const someone = (column: string) =>
  `case when ${column} is not null then jsonb_build_object('id', ${column}, 'name', (select x.name from members.people x where x.id = ${column})) end`;

/** When a pair is overdue: the hub's days of working time after it came, later by the time for which its clock stood. */
export const dueAt = `members.after_working_time(p.hub, p.created_at, make_interval(days => h.review_days::int) + p.clock_credit)`;

/** A pair `p` with its hub `h`, its listings and their organisations; the caller's row security says which there are. */
export const proposalTables = `introductions.proposals p
  join members.hubs h on h.id = p.hub
  left join listings.listings offering on offering.id = p.offering
  left join listings.listings need on need.id = p.need
  left join members.organisations offering_org on offering_org.id = p.offering_organisation
  left join members.organisations need_org on need_org.id = p.need_organisation`;

/** The rows of the proposals with these ids, as the queue shows them to `actor`, in the order of the ids. */
export async function proposalRows(em: EntityManager, actor: PersonActor, ids: readonly string[]): Promise<QueuedProposal[]> {
  const rows = (await em.query(
    `select p.id, p.hub, p.state, p.version, p.score, p.coverage, p.origin, p.origin_note as "originNote", ${listing('offering')}, ${listing('need')},
       to_char(least(offering.deadline, need.deadline), 'YYYY-MM-DD') as deadline,
       exists (select from introductions.introductions b where b.offering_organisation = p.offering_organisation
         and b.need_organisation = p.need_organisation and b.made_at is not null) as "metBefore",
       ${someone('p.assignee')} as assignee, $2 = any (p.watchers) as watching,
       coalesce((select jsonb_agg(${someone('w.id')}) from unnest(p.watchers) w (id)), '[]') as watchers,
       (select count(*)::int from review.comments c where c.proposal = p.id) as comments,
       p.snoozed_until as "snoozedUntil", p.snoozed_for as "snoozedFor", p.returned_as as "returnedAs",
       case when p.clock_stopped_at is null and p.state in ('queued', 'in_review', 'snoozed') then ${dueAt} end as "dueAt",
       p.clock_stopped_at is not null as stopped, p.escalated_at as "escalatedAt",
       ${secondAsked} as "secondAsked", ${someone('p.first_approved_by')} as first, p.first_approved_at as "firstAt", q.question,
       p.reject_code as "rejectCode", p.note, p.created_at as "createdAt", p.decided_at as "decidedAt", ${someone('p.decided_by')} as "decidedBy",
       i.id as introduction, i.state as became, i.takes_effect_at as "takesEffectAt", landfall.now() as now
     from ${proposalTables}
     left join lateral (select i.id, i.state, i.takes_effect_at from introductions.introductions i where i.proposal = p.id order by i.round desc limit 1) i on true
     left join lateral (select jsonb_build_object('id', q.id, 'side', q.side, 'text', q.text, 'askedAt', q.asked_at, 'answer', q.answer, 'answeredAt', q.answered_at) as question
       from review.questions q where q.proposal = p.id order by q.asked_at desc limit 1) q on true
     where p.id = any ($1) order by array_position($1, p.id)`,
    [ids, actor.person],
  )) as Kept[];
  return rows.map(asView);
}

type Kept = Omit<QueuedProposal, 'clock' | 'secondEyes' | 'introduction' | 'question'> & {
  dueAt: Date | null;
  stopped: boolean;
  escalatedAt: Date | null;
  secondAsked: boolean;
  first: { id: string; name: string | null } | null;
  firstAt: Date | null;
  question:
    | (Omit<NonNullable<QueuedProposal['question']>, 'askedAt' | 'answeredAt'> & { askedAt: string; answeredAt: string | null })
    | null;
  introduction: string | null;
  became: NonNullable<QueuedProposal['introduction']>['state'];
  takesEffectAt: Date;
  now: Date;
};

function asView({
  dueAt: due,
  stopped,
  escalatedAt,
  secondAsked: asked,
  first,
  firstAt,
  question,
  introduction,
  became,
  takesEffectAt,
  now,
  ...row
}: Kept): QueuedProposal {
  return {
    ...row,
    clock: { dueAt: due, stopped, overdue: due !== null && due <= now, escalatedAt },
    secondEyes: { asked, first, firstAt },
    // JSON has no dates.
    question: question && {
      ...question,
      askedAt: new Date(question.askedAt),
      answeredAt: question.answeredAt ? new Date(question.answeredAt) : null,
    },
    introduction: introduction ? { id: introduction, state: became, takesEffectAt } : null,
  };
}
