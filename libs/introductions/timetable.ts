/** What falls due in this room, as `{ key, payload }` rows by the database's clock. A key is due once, ever. */

/** For OpenIntroduction: approvals that can no longer be undone. */
export const openingsDue = `
  select id::text as key, jsonb_build_object('introduction', id) as payload
  from introductions.introductions where state = 'opening' and takes_effect_at <= landfall.now()`;

/** For ExpireConsent: sides that were asked and let their date pass, also where the introduction has ended meanwhile. */
export const consentsExpiring = `
  select introduction || ':' || side as key, jsonb_build_object('introduction', introduction, 'side', side) as payload
  from introductions.sides where state = 'asked' and expires_at <= landfall.now()`;

/**
 * For AskOutcome: the latest of the follow-ups that is due and was not asked. A week is the time in which most first meetings take place;
 * after a month there is an offer, after a quarter of a year an answer to it.
 */
export const outcomesToAsk = `
  select i.id || ':' || max(f.days) as key, jsonb_build_object('introduction', i.id, 'days', max(f.days)) as payload
  from introductions.introductions i join (values (7), (30), (90)) f (days) on f.days > i.asked_after
  where i.state in ('made', 'handed_over') and coalesce(i.handed_over_at, i.made_at) <= landfall.now() - make_interval(days => f.days)
  group by i.id`;

/** For ReleaseIntroductions: nothing holds these any more (a listing may come back after its organisation was cleared). */
export const heldToRelease = `
  select distinct null as key, jsonb_build_object('organisation', i.offering_organisation) as payload
  from introductions.introductions i
  join listings.listings o on o.id = i.offering join listings.listings n on n.id = i.need
  where i.state = 'held' and (i.held_from = 'made' or (o.state = 'published' and n.state = 'published'))
    and screening.pair_cleared(i.offering_organisation, i.need_organisation, i.hub)`;

/** For SettleIntroduction: recorded consents that can no longer be taken back. */
export const consentsTakingEffect = `
  select s.introduction || ':' || s.side as key, jsonb_build_object('introduction', s.introduction) as payload
  from introductions.sides s join introductions.introductions i on i.id = s.introduction and i.state = 'asking'
  where s.state = 'accepted' and s.recorded_by is not null and s.effective_at <= landfall.now()`;

/** For NudgeConsent: sides that were asked some working days ago, on a morning on which the hub works, with a day or more left. */
export const nudgesDue = `
  select s.introduction || ':' || s.side as key, jsonb_build_object('introduction', s.introduction, 'side', s.side) as payload
  from introductions.sides s join introductions.introductions i on i.id = s.introduction and i.state = 'asking'
  join members.hubs h on h.id = s.hub, lateral (select landfall.now() at time zone h.zone as local) t
  where s.state = 'asked' and s.mail is not null and s.nudged_at is null and s.expires_at > landfall.now() + interval '1 day'
    and s.asked_at <= landfall.now() - make_interval(days => h.nudge_days::int)
    and members.after_working_time(s.hub, s.asked_at, make_interval(days => h.nudge_days::int)) <= landfall.now()
    and extract(hour from t.local) between 8 and 16 and extract(isodow from t.local)::smallint = any (h.work_week) and t.local::date <> all (h.holidays)`;
