import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, life, meAsContact, mine, myHub, tenant, worker } from './sql.js';

export class BothConsentBeforeEitherLearns implements MigrationInterface {
  name = 'BothConsentBeforeEitherLearns1763000000008';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema introductions;
      grant usage on schema introductions to ${api}, ${worker};

      create table introductions.proposals (
        id uuid primary key,
        match uuid not null,
        offering uuid not null,
        need uuid not null,
        offering_organisation uuid not null,
        need_organisation uuid not null,
        hub uuid not null,
        state text not null default 'queued',
        version integer not null default 1,
        score real not null,
        coverage real not null,
        reject_code text,
        note text check (length(note) <= 2000),
        snoozed_until timestamptz,
        decided_by uuid,
        decided_at timestamptz,
        created_at timestamptz not null default landfall.now(),
        unique (id, hub),
        foreign key (offering, offering_organisation) references listings.listings (id, organisation),
        foreign key (need, need_organisation, hub) references listings.listings (id, organisation, hub));
      create unique index one_open_proposal_a_pair on introductions.proposals (offering, need)
        where state in ('queued', 'in_review', 'snoozed', 'awaiting_information', 'approved');
      create index proposals_by_hub on introductions.proposals (hub, state, score desc);

      create table introductions.introductions (
        id uuid primary key,
        proposal uuid not null,
        offering uuid not null,
        need uuid not null,
        offering_organisation uuid not null,
        need_organisation uuid not null,
        hub uuid not null,
        round integer not null default 1,
        state text not null default 'opening',
        held_from text,
        version integer not null default 1,
        opened_by uuid,
        opened_at timestamptz not null default landfall.now(),
        takes_effect_at timestamptz not null,
        made_at timestamptz,
        outcome_asked_at timestamptz,
        ended_at timestamptz,
        unique (offering, need, round),
        unique (id, hub),
        foreign key (proposal, hub) references introductions.proposals (id, hub),
        foreign key (offering, offering_organisation) references listings.listings (id, organisation),
        foreign key (need, need_organisation, hub) references listings.listings (id, organisation, hub));
      create unique index one_open_introduction_a_pair on introductions.introductions (offering, need)
        where state in ('opening', 'asking', 'made', 'handed_over', 'held');
      create index introductions_by_hub on introductions.introductions (hub, state);

      create table introductions.sides (
        introduction uuid not null,
        side text not null check (side in ('offering', 'need')),
        hub uuid not null,
        organisation uuid not null,
        contact uuid,
        state text not null default 'not_asked',
        version integer not null default 1,
        -- What this side was shown when it was asked: the other's card and the reasons, as keys and facts. Consent is to this.
        shown jsonb,
        asked_at timestamptz,
        expires_at timestamptz,
        answered_at timestamptz,
        answered_by_person uuid,
        answered_by_contact uuid,
        effective_at timestamptz,
        decline_code text,
        until date,
        note text check (length(note) <= 1000),
        primary key (introduction, side),
        foreign key (introduction, hub) references introductions.introductions (id, hub),
        check ((state in ('accepted', 'taken_back')) <= (effective_at is not null)),
        check ((state = 'declined') <= (decline_code is not null)),
        check ((state = 'not_now') <= (until is not null)));
      create index sides_by_organisation on introductions.sides (organisation, state);
      create index sides_expiring on introductions.sides (expires_at) where state = 'asked';

      create table introductions.outcomes (
        introduction uuid not null,
        side text not null check (side in ('offering', 'need')),
        hub uuid not null,
        organisation uuid not null,
        contact uuid,
        met boolean not null,
        stage text not null check (stage in ('talking', 'nda', 'mou', 'pilot', 'agreement', 'follow_on', 'ended')),
        value_band text check (value_band in ('none', 'up_to_10k', 'up_to_100k', 'up_to_1m', 'over_1m')),
        version integer not null default 1,
        reported_by_person uuid,
        reported_by_contact uuid,
        reported_at timestamptz not null default landfall.now(),
        primary key (introduction, side),
        foreign key (introduction, hub) references introductions.introductions (id, hub));

      ${life('proposal', 'introductions.proposals', {
        queued: ['in_review', 'expired'],
        in_review: ['approved', 'rejected', 'another_chosen', 'expired', 'snoozed', 'awaiting_information'],
        snoozed: ['in_review', 'expired'],
        awaiting_information: ['in_review', 'expired'],
        approved: ['in_review'],
        rejected: [],
        another_chosen: [],
        expired: [],
      })}
      ${life('introduction', 'introductions.introductions', {
        opening: ['asking', 'undone', 'withdrawn'],
        undone: [],
        asking: ['made', 'declined', 'expired', 'withdrawn', 'held'],
        made: ['handed_over', 'closed', 'held'],
        handed_over: ['closed'],
        held: ['asking', 'made', 'withdrawn'],
        declined: [],
        expired: [],
        withdrawn: [],
        closed: [],
      })}
      ${life('consent', 'introductions.sides', {
        not_asked: ['asked', 'expired'],
        asked: ['accepted', 'declined', 'not_now', 'expired'],
        accepted: ['taken_back'],
        taken_back: [],
        declined: [],
        not_now: [],
        expired: [],
      })}

      -- Nobody sets "mutual": an introduction is made only over two accepted sides whose effective times are past.
      create function introductions.made_by_both() returns trigger language plpgsql as $$
      begin
        if new.state = 'made' and old.state <> 'made' and 2 <> (select count(*) from introductions.sides s
            where s.introduction = new.id and s.state = 'accepted' and s.effective_at <= landfall.now()) then
          raise exception 'an introduction is made by two consents in effect' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger made_by_both before update of state on introductions.introductions
        for each row execute function introductions.made_by_both();

      ${tenant('introductions.proposals', { select: myHub('hub'), update: myHub('hub') }, 'select, insert, update')}
      ${tenant('introductions.introductions', { select: myHub('hub'), insert: myHub('hub'), update: myHub('hub') }, 'select, insert, update')}
      ${tenant(
        'introductions.sides',
        {
          select: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('contact')}`,
          insert: myHub('hub'),
          update: `${mine('organisation')} or ${meAsContact('contact')}`,
        },
        'select, insert, update',
      )}
      ${tenant(
        'introductions.outcomes',
        {
          select: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('contact')}`,
          insert: `${mine('organisation')} or ${meAsContact('contact')}`,
          update: `${mine('organisation')} or ${meAsContact('contact')}`,
        },
        'select',
      )}

      -- Who sees what of a pair, for the caller's own side only: what it was shown when asked, and identities and contacts when both
      -- agreed. Another's decline looks like silence: until the caller's own date the state is the caller's own, and after it, by the
      -- clock and nothing else, "expired" (whoever said yes first has the other's date). No listing or organisation id crosses.
      create function introductions.disclosure(wanted uuid) returns table (
          introduction uuid, side text, version integer, state text, asked_at timestamptz, expires_at timestamptz, made_at timestamptz,
          hub uuid, own_title text, shown jsonb, identity jsonb)
        stable security definer language sql set search_path = pg_catalog as $$
        select i.id, s.side, s.version,
          case when s.state in ('asked', 'accepted') and i.state not in ('made', 'handed_over', 'closed') and s.expires_at <= landfall.now() then 'expired' else s.state end,
          s.asked_at, s.expires_at, case when i.state in ('made', 'handed_over', 'closed') then i.made_at end,
          i.hub, own.title, s.shown,
          case when i.state in ('made', 'handed_over', 'closed') then jsonb_build_object(
            'organisation', o.name, 'country', o.country, 'website', o.website, 'title', other.title,
            'person', coalesce(c.name, w.name), 'email', coalesce(c.email, w.email)) end
        from introductions.introductions i
        join introductions.sides s on s.introduction = i.id
        join introductions.sides t on t.introduction = i.id and t.side <> s.side
        join listings.listings own on own.id = case s.side when 'offering' then i.offering else i.need end
        join listings.listings other on other.id = case s.side when 'offering' then i.need else i.offering end
        join members.organisations o on o.id = t.organisation
        left join members.contacts c on c.id = t.contact
        left join members.people w on w.id = t.answered_by_person
        where s.state <> 'not_asked' and (wanted is null or i.id = wanted)
          and (s.contact = landfall.actor_contact() or (s.contact is null and s.organisation = any (landfall.actor_organisations()))) $$;
      revoke all on function introductions.disclosure(uuid) from public;
      grant execute on function introductions.disclosure(uuid) to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop schema introductions cascade`);
  }
}
