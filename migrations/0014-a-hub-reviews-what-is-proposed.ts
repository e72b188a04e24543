import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, meAsContact, mine, myHub, operator, tenant, worker } from './sql.js';

export class AHubReviewsWhatIsProposed implements MigrationInterface {
  name = 'AHubReviewsWhatIsProposed1763000000014';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A hub's holidays, each correctable. The array on the hub is kept from them, for whoever reads a whole calendar at once.
      create table members.holidays (
        hub uuid not null references members.hubs,
        day date not null,
        name text check (length(name) between 1 and 100),
        primary key (hub, day));
      insert into members.holidays (hub, day) select h.id, unnest(h.holidays) from members.hubs h on conflict do nothing;
      ${tenant('members.holidays', { select: `(select landfall.actor_kind()) is not null`, insert: `${myHub('hub')} or ${operator}`, update: `${myHub('hub')} or ${operator}`, delete: `${myHub('hub')} or ${operator}` }, 'select')}
      create function members.keep_holidays() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        update members.hubs h set holidays = coalesce((select array_agg(d.day order by d.day) from members.holidays d where d.hub = h.id), '{}')
        where h.id = coalesce(new.hub, old.hub);
        return null;
      end $$;
      create trigger keeps_holidays after insert or update or delete on members.holidays
        for each row execute function members.keep_holidays();

      -- How a hub reviews: working days until a pair is overdue, and which pairs a second coordinator must approve too.
      alter table members.hubs
        add column review_days smallint not null default 3 check (review_days between 1 and 60),
        add column second_eyes text not null default 'never' check (second_eyes in ('never', 'risky', 'always'));

      -- Working time counts the whole of each day on which the hub works, in its own zone, and nothing of any other day.
      create function members.working_time(wanted uuid, since timestamptz, until timestamptz) returns interval stable language sql as $$
        select coalesce(sum(least(until, (d.day + interval '1 day') at time zone h.zone) - greatest(since, d.day at time zone h.zone)), interval '0')
        from members.hubs h, generate_series((since at time zone h.zone)::date::timestamp, (until at time zone h.zone)::date::timestamp, interval '1 day') d (day)
        where h.id = wanted and since < until and extract(isodow from d.day)::smallint = any (h.work_week) and d.day::date <> all (h.holidays) $$;
      -- The moment at which so much working time has passed. A year without a working day ends the search.
      create function members.after_working_time(wanted uuid, since timestamptz, amount interval) returns timestamptz stable language plpgsql as $$
      declare
        h record;
        day date;
        starts timestamptz;
        ends timestamptz;
        rest interval := amount;
      begin
        select zone, work_week, holidays into h from members.hubs where id = wanted;
        day := (since at time zone h.zone)::date;
        for i in 0..366 loop
          if extract(isodow from day)::smallint = any (h.work_week) and day <> all (h.holidays) then
            starts := greatest(since, day::timestamp at time zone h.zone);
            ends := (day + 1)::timestamp at time zone h.zone;
            if ends - starts >= rest then return starts + rest; end if;
            rest := rest - (ends - starts);
          end if;
          day := day + 1;
        end loop;
        return since + amount + interval '366 days';
      end $$;
      -- Eight in the morning of the first day after \`since\` in the hub's zone; of the first one on which it works, where that is asked.
      create function members.morning_after(wanted uuid, since timestamptz, working boolean) returns timestamptz stable language sql as $$
        select min((d.day + interval '8 hours') at time zone h.zone)
        from members.hubs h, generate_series((since at time zone h.zone)::date + interval '1 day', (since at time zone h.zone)::date + interval '60 days', interval '1 day') d (day)
        where h.id = wanted and (not working or (extract(isodow from d.day)::smallint = any (h.work_week) and d.day::date <> all (h.holidays))) $$;
      grant execute on all functions in schema members to ${worker};
      revoke all on function members.working_time(uuid, timestamptz, timestamptz), members.after_working_time(uuid, timestamptz, interval),
        members.morning_after(uuid, timestamptz, boolean), members.keep_holidays() from public;
      grant execute on function members.working_time(uuid, timestamptz, timestamptz), members.after_working_time(uuid, timestamptz, interval),
        members.morning_after(uuid, timestamptz, boolean) to ${api};

      alter table introductions.proposals
        alter column match drop not null,
        add column origin text not null default 'matched' check (origin in ('matched', 'manual', 'interest')),
        add column origin_note text check (length(origin_note) <= 1000),
        add column proposed_by uuid,
        add column assignee uuid,
        add column watchers uuid[] not null default '{}',
        add column snoozed_for text check (snoozed_for in ('tomorrow_morning', 'next_working_day', 'day', 'listing_changed', 'introduction_ended')),
        add column returned_as text check (returned_as in ('snooze_over', 'listing_changed', 'introduction_ended', 'answered', 'called_back', 'undone')),
        add column first_approved_by uuid,
        add column first_approved_at timestamptz,
        add column clock_stopped_at timestamptz,
        add column clock_credit interval not null default '0',
        add column escalated_at timestamptz;
      create index proposals_snoozed on introductions.proposals (snoozed_until) where state = 'snoozed';
      create policy api_insert on introductions.proposals for insert to ${api} with check (${myHub('hub')});
      grant insert on introductions.proposals to ${api};

      -- Within ten seconds a "no" can be undone too.
      insert into landfall.steps (life, state_from, state_to) values ('proposal', 'rejected', 'in_review'), ('proposal', 'another_chosen', 'in_review');

      create schema review;
      grant usage on schema review to ${api}, ${worker};
      create table review.comments (
        id uuid primary key,
        proposal uuid not null,
        hub uuid not null,
        person uuid not null,
        text text not null check (length(text) <= 2000),
        at timestamptz not null default landfall.now(),
        foreign key (proposal, hub) references introductions.proposals (id, hub));
      create index comments_by_proposal on review.comments (proposal, at);
      ${tenant('review.comments', { select: myHub('hub'), insert: `${myHub('hub')} and ${me('person')}` }, 'select')}

      create table review.views (
        id uuid primary key,
        hub uuid not null references members.hubs,
        owner uuid not null,
        name text not null check (length(name) between 1 and 100),
        shared boolean not null default false,
        filters jsonb not null default '{}',
        columns text[] not null default '{}',
        mails boolean not null default false,
        told_at timestamptz not null default landfall.now(),
        version integer not null default 1,
        unique (hub, owner, name));
      ${tenant(
        'review.views',
        {
          select: `${myHub('hub')} and (shared or ${me('owner')})`,
          insert: `${myHub('hub')} and ${me('owner')}`,
          update: `${myHub('hub')} and ${me('owner')}`,
          delete: `${myHub('hub')} and ${me('owner')}`,
        },
        'select, update',
      )}

      -- One question to one side about its own listing; the clock stops until the answer.
      create table review.questions (
        id uuid primary key,
        proposal uuid not null,
        hub uuid not null,
        side text not null check (side in ('offering', 'need')),
        listing uuid not null,
        organisation uuid not null,
        contact uuid,
        asked_by uuid not null,
        text text not null check (length(text) <= 1000),
        asked_at timestamptz not null default landfall.now(),
        answer text check (length(answer) <= 2000),
        answered_by_person uuid,
        answered_by_contact uuid,
        answered_at timestamptz,
        closed_at timestamptz,
        foreign key (proposal, hub) references introductions.proposals (id, hub),
        check ((answered_at is null) = (answer is null)));
      create unique index one_open_question_a_proposal on review.questions (proposal) where answered_at is null and closed_at is null;
      create index questions_by_organisation on review.questions (organisation, asked_at);
      ${tenant(
        'review.questions',
        {
          select: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('contact')}`,
          insert: myHub('hub'),
          update: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('contact')}`,
        },
        'select, update',
      )}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop schema review cascade;
      drop policy api_insert on introductions.proposals;
      revoke insert on introductions.proposals from ${api};
      delete from landfall.steps where life = 'proposal' and state_to = 'in_review' and state_from in ('rejected', 'another_chosen');
      drop index introductions.proposals_snoozed;
      delete from introductions.proposals where match is null;
      alter table introductions.proposals alter column match set not null, drop column origin, drop column origin_note, drop column proposed_by,
        drop column assignee, drop column watchers, drop column snoozed_for, drop column returned_as, drop column first_approved_by,
        drop column first_approved_at, drop column clock_stopped_at, drop column clock_credit, drop column escalated_at;
      alter table members.hubs drop column review_days, drop column second_eyes;
      drop table members.holidays;
      drop function members.keep_holidays(), members.working_time(uuid, timestamptz, timestamptz),
        members.after_working_time(uuid, timestamptz, interval), members.morning_after(uuid, timestamptz, boolean)`);
  }
}
