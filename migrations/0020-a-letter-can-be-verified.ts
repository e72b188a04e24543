import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, meAsContact, mine, myHub, tenant, worker } from './sql.js';

export class ALetterCanBeVerified implements MigrationInterface {
  name = 'ALetterCanBeVerified1763000000020';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table introductions.introductions add column handed_over_at timestamptz,
        -- The follow-up that was asked last, in days after the hand-over (or after it was made, where nobody has handed over).
        add column asked_after smallint not null default 0 check (asked_after in (0, 7, 30, 90));
      update introductions.introductions set asked_after = 7 where outcome_asked_at is not null;

      -- Who one side's reader is introduced to: null until both agreed, to whoever asks. The one place where an identity of the other
      -- side comes from: for the side itself, its hub's coordinators, and the worker that writes to them.
      create function introductions.identity(wanted uuid, reader text) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('organisation', o.name, 'country', o.country, 'website', o.website, 'title', other.title,
          'person', coalesce(c.name, w.name), 'email', coalesce(c.email, w.email))
        from introductions.introductions i
        join introductions.sides s on s.introduction = i.id and s.side = reader
        join introductions.sides t on t.introduction = i.id and t.side <> reader
        join listings.listings other on other.id = case reader when 'offering' then i.need else i.offering end
        join members.organisations o on o.id = t.organisation
        left join members.contacts c on c.id = t.contact
        left join members.people w on w.id = t.answered_by_person
        where i.id = wanted and i.state in ('made', 'handed_over', 'closed')
          and (landfall.actor_kind() = 'system' or i.hub = any (landfall.actor_hubs()) or s.contact = landfall.actor_contact()
            or (s.contact is null and s.organisation = any (landfall.actor_organisations()))) $$;
      revoke all on function introductions.identity(uuid, text) from public;
      grant execute on function introductions.identity(uuid, text) to ${api}, ${worker};

      create or replace function introductions.disclosure(wanted uuid) returns table (
          introduction uuid, side text, version integer, state text, asked_at timestamptz, expires_at timestamptz, made_at timestamptz,
          hub uuid, own_title text, shown jsonb, identity jsonb)
        stable security definer language sql set search_path = pg_catalog as $$
        select i.id, s.side, s.version,
          case when s.state in ('asked', 'accepted') and i.state not in ('made', 'handed_over', 'closed') and s.expires_at <= landfall.now() then 'expired' else s.state end,
          s.asked_at, s.expires_at, case when i.state in ('made', 'handed_over', 'closed') then i.made_at end,
          i.hub, own.title, s.shown, introductions.identity(i.id, s.side)
        from introductions.introductions i
        join introductions.sides s on s.introduction = i.id
        join listings.listings own on own.id = case s.side when 'offering' then i.offering else i.need end
        where s.state <> 'not_asked' and (wanted is null or i.id = wanted)
          and (s.contact = landfall.actor_contact() or (s.contact is null and s.organisation = any (landfall.actor_organisations()))) $$;

      create schema letters;
      grant usage on schema letters to ${api}, ${worker};

      create table letters.letters (
        id uuid primary key,
        introduction uuid not null,
        hub uuid not null,
        offering_organisation uuid not null,
        need_organisation uuid not null,
        contact uuid,
        -- To whom of the two it is written; it introduces the other.
        side text not null check (side in ('offering', 'need')),
        language text not null,
        reference text not null unique,
        -- The code is derived from the id with a key from outside the database; only its hash is kept.
        code_hash text not null unique,
        -- What it said when it was issued: names, titles, days. No sentence, no person, no address of a party.
        facts jsonb not null,
        version integer not null default 1,
        issued_by uuid not null,
        issued_at timestamptz not null,
        revoked_by uuid,
        revoked_at timestamptz,
        revoked_for text check (revoked_for in ('mistake', 'ended', 'misuse', 'asked')),
        foreign key (introduction, hub) references introductions.introductions (id, hub),
        check ((revoked_at is null) = (revoked_for is null) and (revoked_at is null) = (revoked_by is null)));
      create index letters_by_introduction on letters.letters (introduction, issued_at);

      ${tenant(
        'letters.letters',
        {
          select: `${myHub('hub')} or ${mine('offering_organisation')} or ${mine('need_organisation')} or ${meAsContact('contact')}`,
          insert: myHub('hub'),
          update: myHub('hub'),
        },
        'select',
      )}

      -- No letter of a pair that is not introduced, and none while a party is held, whoever writes the row. What it says never changes,
      -- and a revoked one stays revoked.
      create function letters.keep() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        if tg_op = 'INSERT' and not exists (select from introductions.introductions i where i.id = new.introduction
            and i.state in ('made', 'handed_over') and i.offering_organisation = new.offering_organisation and i.need_organisation = new.need_organisation
            and screening.cleared(i.offering_organisation) and screening.cleared(i.need_organisation)) then
          raise exception 'a letter is issued for two cleared parties that are introduced' using errcode = 'LF002';
        end if;
        if tg_op = 'UPDATE' and (old.revoked_at is not null or row(new.facts, new.code_hash, new.reference, new.introduction, new.issued_at, new.side)
            is distinct from row(old.facts, old.code_hash, old.reference, old.introduction, old.issued_at, old.side)) then
          raise exception 'a letter stays as it was issued, and revoked' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger keeps before insert or update on letters.letters for each row execute function letters.keep();

      -- The day of the check that clears a party; nothing of what it found.
      create function letters.checked_at(party uuid) returns timestamptz stable security definer language sql set search_path = pg_catalog as $$
        select coalesce(c.decided_at, c.checked_at) from screening.checks c where c.organisation = party and screening.cleared(party) $$;
      -- For whoever holds the letter, with its whole code. Of one that is revoked, or whose party is held now, no name.
      create function letters.verified(hash text) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('reference', l.reference, 'language', l.language, 'issuedAt', l.issued_at, 'revokedAt', l.revoked_at, 'hub', l.facts -> 'hub')
          || case when l.revoked_at is null and screening.cleared(l.offering_organisation) and screening.cleared(l.need_organisation)
            then jsonb_build_object('facts', l.facts) else '{}' end
        from letters.letters l where l.code_hash = hash $$;
      revoke all on function letters.checked_at(uuid), letters.verified(text), letters.keep() from public;
      grant execute on function letters.checked_at(uuid), letters.verified(text) to ${api};

      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient', 'letter'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient'));
      drop schema letters cascade;
      create or replace function introductions.disclosure(wanted uuid) returns table (
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
      drop function introductions.identity(uuid, text);
      alter table introductions.introductions drop column handed_over_at, drop column asked_after`);
  }
}
