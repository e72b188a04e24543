/** What falls due in this room, as `{ key, payload }` rows by the database's clock. A key is due once, ever. */

/** For OpenIntroduction: approvals that can no longer be undone. */
export const openingsDue = `
  select id::text as key, jsonb_build_object('introduction', id) as payload
  from introductions.introductions where state = 'opening' and takes_effect_at <= landfall.now()`;

/** For ExpireConsent: sides that were asked and let their date pass, also where the introduction has ended meanwhile. */
export const consentsExpiring = `
  select introduction || ':' || side as key, jsonb_build_object('introduction', introduction, 'side', side) as payload
  from introductions.sides where state = 'asked' and expires_at <= landfall.now()`;

/** For AskOutcome: a week is the time in which most first meetings take place. */
export const outcomesToAsk = `
  select id::text as key, jsonb_build_object('introduction', id) as payload
  from introductions.introductions
  where state in ('made', 'handed_over') and outcome_asked_at is null and made_at <= landfall.now() - interval '7 days'`;

/** For ReleaseIntroductions: nothing holds these any more (a listing may come back after its organisation was cleared). */
export const heldToRelease = `
  select distinct null as key, jsonb_build_object('organisation', i.offering_organisation) as payload
  from introductions.introductions i
  join listings.listings o on o.id = i.offering and o.state = 'published'
  join listings.listings n on n.id = i.need and n.state = 'published'
  where i.state = 'held' and screening.cleared(i.offering_organisation) and screening.cleared(i.need_organisation)`;
