import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, operator, tenant, worker } from './sql.js';

export class AMailSaysWhatBecameOfIt implements MigrationInterface {
  name = 'AMailSaysWhatBecameOfIt1763000000018';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Who writes in the hub's name; until when it is worth sending; the moment that its receiver's pace leaves for it.
      alter table mail.messages add column coordinator uuid, add column expires_at timestamptz, add column not_before timestamptz;
      create index messages_by_address on mail.messages (lower(address), created_at);

      -- Every try, and every report that came back later.
      create table mail.tries (
        id bigint generated always as identity primary key,
        message uuid not null references mail.messages,
        at timestamptz not null default landfall.now(),
        fate text not null check (fate in ('sent', 'kept', 'refused', 'later', 'unknown', 'bounced', 'delayed', 'complained')),
        detail text);
      create index tries_by_message on mail.tries (message, id);
      ${tenant('mail.tries', { select: operator }, 'select, insert')}

      -- When the next mail may go to a domain, so that none is flooded by however many workers.
      create table mail.paces (domain text primary key, next_at timestamptz not null, seen_at timestamptz not null);
      ${tenant('mail.paces', {}, 'select, insert, update')}

      -- A report is believed of the one message that it names, and only about the address that message went to.
      create function mail.report(wanted text, recipient text, what text, reason text, hard boolean) returns boolean
        security definer language plpgsql set search_path = pg_catalog as $$
      declare told mail.messages;
      begin
        select * into told from mail.messages m where m.message_id = wanted and m.state in ('sent', 'unknown', 'failed') and exists (
          select from (select m.address union all select p.email from members.people p where p.id = m.person
            union all select c.email from members.contacts c where c.id = m.contact) known(address) where lower(known.address) = lower(recipient));
        if not found then return false; end if;
        insert into mail.tries (message, fate, detail) values (told.id, what, left(reason, 500));
        if what = 'bounced' then update mail.messages set state = 'failed', last_error = left(reason, 500) where id = told.id; end if;
        if hard or what = 'complained' then
          insert into mail.suppressions (address, kind, reason)
            values (lower(recipient), case what when 'complained' then 'digest' else '*' end, left(reason, 500)) on conflict do nothing;
        end if;
        return true;
      end $$;

      -- A person may try again what failed or was stopped; what is of unknown fate is not repeated.
      create function ops.retry_mail(wanted uuid) returns boolean security definer language sql set search_path = pg_catalog as $$
        with retried as (
          update mail.messages set state = 'waiting', not_before = null, expires_at = null
          where id = wanted and state in ('waiting', 'failed', 'suppressed', 'kept') and landfall.actor_has('operator') returning 1)
        select exists (select from retried) $$;
      revoke all on function mail.report(text, text, text, text, boolean), ops.retry_mail(uuid) from public;
      grant execute on function mail.report(text, text, text, text, boolean), ops.retry_mail(uuid) to ${api};

      create or replace view ops.mail as
        select id, kind, state, language, tries, last_error, created_at, tried_at, sent_at, message_id, expires_at, not_before
        from mail.messages where landfall.actor_has('operator') or landfall.actor_kind() = 'system';
      create view ops.mail_tries as
        select id, message, at, fate, detail from mail.tries where landfall.actor_has('operator') or landfall.actor_kind() = 'system';
      grant select on ops.mail_tries to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop view ops.mail_tries; drop function ops.retry_mail(uuid); drop function mail.report(text, text, text, text, boolean);
      drop table mail.tries, mail.paces;
      alter table mail.messages drop column coordinator, drop column expires_at, drop column not_before cascade`);
  }
}
