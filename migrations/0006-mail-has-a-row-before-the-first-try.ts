import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, operator, tenant, worker } from './sql.js';

export class MailHasARowBeforeTheFirstTry implements MigrationInterface {
  name = 'MailHasARowBeforeTheFirstTry1763000000006';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema mail;
      grant usage on schema mail to ${api}, ${worker};

      -- Facts, never sentences: the text is rendered in the reader's language when it is sent.
      create table mail.messages (
        id uuid primary key,
        key text not null unique,
        kind text not null,
        message_id text not null unique,
        person uuid,
        contact uuid,
        hub uuid,
        address text not null,
        language text not null,
        facts jsonb not null,
        at_most_once boolean not null,
        state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'kept', 'failed', 'suppressed', 'unknown')),
        tries integer not null default 0,
        last_error text,
        created_at timestamptz not null default landfall.now(),
        tried_at timestamptz,
        sent_at timestamptz);
      create index messages_waiting on mail.messages (created_at) where state in ('waiting', 'sending');

      -- A signed link is for one thing. The token is derived from the row's id with a key from outside the database; only its hash is kept.
      create table mail.links (
        id uuid primary key,
        token_hash text not null unique,
        purpose text not null check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe')),
        person uuid,
        contact uuid,
        subject uuid,
        side text check (side in ('offering', 'need')),
        expires_at timestamptz not null,
        used_at timestamptz,
        created_at timestamptz not null default landfall.now(),
        check (person is not null or contact is not null));

      create table mail.suppressions (
        address text not null,
        kind text not null,
        reason text not null,
        at timestamptz not null default landfall.now(),
        primary key (address, kind));

      ${tenant('mail.messages', { select: operator, insert: `(select landfall.actor_kind()) is not null` }, 'select, insert, update')}
      ${tenant('mail.links', { insert: `(select landfall.actor_kind()) is not null` }, 'select, insert, update')}
      ${tenant('mail.suppressions', { select: operator }, 'select, insert')}

      create function mail.link(hash text) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('id', l.id, 'purpose', l.purpose, 'person', l.person, 'contact', l.contact, 'subject', l.subject,
          'side', l.side, 'used', l.used_at is not null, 'live', l.expires_at > landfall.now())
        from mail.links l where l.token_hash = hash $$;
      -- True for the one caller that uses a single-use link first.
      create function mail.use_link(wanted uuid) returns boolean security definer language sql set search_path = pg_catalog as $$
        with used as (update mail.links set used_at = landfall.now() where id = wanted and used_at is null and expires_at > landfall.now() returning 1)
        select exists (select from used) $$;
      revoke all on all functions in schema mail from public;
      grant execute on function mail.link(text), mail.use_link(uuid) to ${api};

      create view ops.mail as
        select id, kind, state, language, tries, last_error, created_at, tried_at, sent_at, message_id
        from mail.messages where landfall.actor_has('operator') or landfall.actor_kind() = 'system';
      grant select on ops.mail to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view ops.mail; drop schema mail cascade`);
  }
}
