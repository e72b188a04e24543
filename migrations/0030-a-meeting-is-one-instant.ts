import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, life, me, meAsContact, mine, myHub, tenant, worker } from './sql.js';

export class AMeetingIsOneInstant implements MigrationInterface {
  name = 'AMeetingIsOneInstant1763000000030';

  async up(db: QueryRunner): Promise<void> {
    const aParty = `exists (select from meetings.parties p where p.meeting = meetings.id)`;
    await db.query(`
      create schema meetings;
      grant usage on schema meetings to ${api}, ${worker};

      create table meetings.meetings (
        id uuid primary key,
        introduction uuid not null,
        hub uuid not null,
        state text not null default 'polling',
        version integer not null default 1,
        minutes smallint not null check (minutes between 15 and 480),
        place text check (length(place) <= 300),
        starts_at timestamptz,
        -- How often it was booked, moved or cancelled: what calendars go by (RFC 5545, SEQUENCE). It never falls.
        sequence integer not null default 0,
        no_show text check (no_show in ('offering', 'need')),
        proposed_by uuid not null,
        proposed_at timestamptz not null default landfall.now(),
        told_at timestamptz,
        unique (id, hub),
        foreign key (introduction, hub) references introductions.introductions (id, hub),
        check ((state in ('booked', 'held', 'no_show')) <= (starts_at is not null)),
        check ((state = 'no_show') = (no_show is not null)));
      create index meetings_by_introduction on meetings.meetings (introduction, proposed_at);

      create table meetings.slots (
        meeting uuid not null references meetings.meetings,
        starts_at timestamptz not null,
        primary key (meeting, starts_at));

      create table meetings.parties (
        id uuid primary key,
        meeting uuid not null,
        hub uuid not null,
        role text not null check (role in ('offering', 'need', 'coordinator')),
        required boolean not null,
        organisation uuid,
        contact uuid,
        person uuid,
        answered_at timestamptz,
        unique (id, meeting),
        foreign key (meeting, hub) references meetings.meetings (id, hub),
        check ((role = 'coordinator') = (person is not null) and (role = 'coordinator') = (organisation is null)));
      create unique index each_side_once on meetings.parties (meeting, role) where role <> 'coordinator';
      create unique index each_colleague_once on meetings.parties (meeting, person) where role = 'coordinator';

      create table meetings.marks (
        party uuid not null,
        meeting uuid not null,
        starts_at timestamptz not null,
        primary key (party, starts_at),
        foreign key (party, meeting) references meetings.parties (id, meeting),
        foreign key (meeting, starts_at) references meetings.slots (meeting, starts_at));

      ${life('meeting', 'meetings.meetings', {
        polling: ['booked', 'cancelled'],
        booked: ['moved', 'held', 'no_show', 'cancelled'],
        moved: ['booked'],
        held: [],
        no_show: [],
        cancelled: [],
      })}

      -- Calendars drop what has a lower SEQUENCE than they know: whoever writes the row, it only rises.
      create function meetings.keep_sequence() returns trigger language plpgsql as $$
      begin
        if new.sequence < old.sequence or (new.starts_at is distinct from old.starts_at and old.starts_at is not null and new.sequence = old.sequence) then
          raise exception 'a meeting that changes its time has a higher sequence' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger keeps_sequence before update on meetings.meetings for each row execute function meetings.keep_sequence();

      -- A party sees itself, and the meeting by being one; not who else could when.
      ${tenant(
        'meetings.parties',
        {
          select: `${myHub('hub')} or ${mine('organisation')} or ${me('person')} or ${meAsContact('contact')}`,
          insert: myHub('hub'),
          update: `(${mine('organisation')} and contact is null) or ${me('person')} or ${meAsContact('contact')}`,
        },
        'select',
      )}
      ${tenant(
        'meetings.meetings',
        { select: `${myHub('hub')} or ${aParty}`, insert: myHub('hub'), update: myHub('hub') },
        'select, update',
      )}
      ${tenant(
        'meetings.slots',
        {
          select: `exists (select from meetings.meetings m where m.id = meeting)`,
          insert: `exists (select from meetings.meetings m where m.id = meeting and ${myHub('m.hub')})`,
        },
        'select',
      )}
      ${tenant(
        'meetings.marks',
        {
          select: `exists (select from meetings.parties p where p.id = party)`,
          insert: `exists (select from meetings.parties p where p.id = party and ((${mine('p.organisation')} and p.contact is null) or ${me('p.person')} or ${meAsContact('p.contact')}))`,
          delete: `exists (select from meetings.parties p where p.id = party and ((${mine('p.organisation')} and p.contact is null) or ${me('p.person')} or ${meAsContact('p.contact')}))`,
        },
        'select',
      )}

      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient', 'letter', 'interest', 'meeting'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient', 'letter', 'interest'));
      delete from landfall.steps where life = 'meeting';
      drop schema meetings cascade`);
  }
}
