import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, meAsContact, mine, myHub, tenant, worker } from './sql.js';

export class MessagesAreThePartiesOwn implements MigrationInterface {
  name = 'MessagesAreThePartiesOwn1763000000033';

  async up(db: QueryRunner): Promise<void> {
    const asFirm = mine('offering_organisation');
    const asBuyer = `((contact is null and ${mine('need_organisation')}) or ${meAsContact('contact')})`;
    const asHub = `(${myHub('hub')} and messages.with_hub(introduction, sent_at))`;
    const byMe = `(${me('author_person')} or ${meAsContact('author_contact')})`;
    await db.query(`
      create schema messages;
      grant usage on schema messages to ${api}, ${worker};

      -- Whether a message of that moment is the hub's to read too: until the two are handed over to each other.
      create function messages.with_hub(wanted uuid, at timestamptz) returns boolean stable security definer language sql set search_path = pg_catalog as $$
        select exists (select from introductions.introductions i where i.id = wanted and (i.handed_over_at is null or at <= i.handed_over_at)) $$;
      revoke all on function messages.with_hub(uuid, timestamptz) from public;
      grant execute on function messages.with_hub(uuid, timestamptz) to ${api}, ${worker};

      -- As what the reader takes part in an introduction that was made, and what a message of theirs is laid on; no row for anybody else.
      create function messages.ground(wanted uuid) returns table (author text, hub uuid, state text, offering uuid, need uuid, contact uuid)
        stable security definer language sql set search_path = pg_catalog as $$
        select p.author, i.hub, i.state, i.offering_organisation, i.need_organisation, n.contact
        from introductions.introductions i
        join introductions.sides n on n.introduction = i.id and n.side = 'need', lateral (
          select s.side from introductions.sides s where s.introduction = i.id
            and (s.contact = landfall.actor_contact() or (s.contact is null and s.organisation = any (landfall.actor_organisations())))
          union all select 'coordinator' where i.hub = any (landfall.actor_hubs())
          order by 1 desc limit 1) p (author)
        where i.id = wanted and (i.state in ('made', 'handed_over', 'closed') or (i.state = 'held' and i.held_from = 'made')) $$;
      revoke all on function messages.ground(uuid) from public;
      grant execute on function messages.ground(uuid) to ${api};

      create table messages.messages (
        id uuid primary key,
        introduction uuid not null,
        hub uuid not null,
        offering_organisation uuid not null,
        need_organisation uuid not null,
        contact uuid,
        author text not null check (author in ('offering', 'need', 'coordinator')),
        author_person uuid,
        author_contact uuid,
        body text not null check (length(body) between 1 and 4000),
        sent_at timestamptz not null,
        reported_at timestamptz,
        reported_by text check (reported_by in ('offering', 'need', 'coordinator')),
        reported_for text check (reported_for in ('spam', 'abuse', 'other')),
        foreign key (introduction, hub) references introductions.introductions (id, hub),
        check ((author_person is null) <> (author_contact is null)),
        check ((reported_at is null) = (reported_by is null) and (reported_at is null) = (reported_for is null) and reported_by <> author));
      create index messages_by_introduction on messages.messages (introduction, sent_at, id);
      create index reported_messages on messages.messages (hub, reported_at) where reported_at is not null;

      -- The two sides, and their coordinator until the hand-over; what was reported the hub reads whenever it was written. Nobody else.
      ${tenant(
        'messages.messages',
        {
          select: `${asFirm} or ${asBuyer} or ${asHub} or (${myHub('hub')} and reported_at is not null)`,
          insert: `${byMe} and case author when 'offering' then ${asFirm} when 'need' then ${asBuyer} else ${asHub} end`,
          update: `${asFirm} or ${asBuyer} or ${asHub}`,
        },
        'select',
      )}

      revoke update on messages.messages from ${api};
      grant update (reported_at, reported_by, reported_for) on messages.messages to ${api};

      -- Only between two that are introduced and cleared; what is written stays as it was but for a name that is erased, and is reported once.
      create function messages.keep() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        if tg_op = 'INSERT' and not exists (select from introductions.introductions i join introductions.sides s on s.introduction = i.id and s.side = 'need'
            where i.id = new.introduction and i.state in ('made', 'handed_over') and i.offering_organisation = new.offering_organisation
              and i.need_organisation = new.need_organisation and s.contact is not distinct from new.contact
              and screening.pair_passes(i.offering_organisation, i.need_organisation, i.hub)) then
          raise exception 'messages go between two cleared parties that are introduced' using errcode = 'LF002';
        end if;
        if tg_op = 'UPDATE' and current_setting('messages.erasing', true) is distinct from 'on' and (old.reported_at is not null or row(new.introduction, new.author, new.author_person, new.author_contact, new.body, new.sent_at, new.contact)
            is distinct from row(old.introduction, old.author, old.author_person, old.author_contact, old.body, old.sent_at, old.contact)) then
          raise exception 'a message stays as it was written' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger keeps before insert or update on messages.messages for each row execute function messages.keep();

      -- What somebody wrote is theirs to ask for; their name and address go out of every text when they are erased.
      do $patch$
      declare body text; told text;
      begin
        body := pg_get_functiondef('landfall.held_of(uuid)'::regprocedure);
        told := replace(body, $$'imports', (select$$, $$'messages', (select coalesce(jsonb_agg(jsonb_build_object('introduction', w.introduction, 'text', w.body, 'at', w.sent_at) order by w.sent_at, w.id), '[]')
             from messages.messages w where w.author_person in (select id from ids) or w.author_contact in (select id from ids)),
          'imports', (select$$);
        if told = body then raise exception 'landfall.held_of has another shape'; end if;
        execute told;
        body := pg_get_functiondef('landfall.erase(uuid)'::regprocedure);
        told := replace(body, $$delete from http.idempotency$$, $$perform set_config('messages.erasing', 'on', true);
        update messages.messages set body = replace(replace(body, a, 'erased'), n, 'erased') where position(a in body) > 0 or position(n in body) > 0;
        perform set_config('messages.erasing', '', true);
        delete from http.idempotency$$);
        if told = body then raise exception 'landfall.erase has another shape'; end if;
        execute told;
      end $patch$;

      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient', 'letter', 'interest', 'meeting', 'message'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient', 'letter', 'interest', 'meeting'));
      drop schema messages cascade`);
  }
}
