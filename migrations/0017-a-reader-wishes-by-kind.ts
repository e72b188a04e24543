import type { MigrationInterface, QueryRunner } from 'typeorm';
import { me, meAsContact, myHub, tenant } from './sql.js';

const kinds = ['decisions', 'proposals', 'listings', 'results'];

export class AReaderWishesByKind implements MigrationInterface {
  name = 'AReaderWishesByKind1763000000017';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- A reader is somebody with an account, or a contact whom a coordinator added and who confirmed.
      create table digests.recipients (
        contact uuid primary key,
        hub uuid not null,
        organisation uuid not null,
        added_by uuid not null,
        added_at timestamptz not null default landfall.now(),
        confirmed_at timestamptz,
        ended_at timestamptz,
        foreign key (contact, hub, organisation) references members.contacts (id, hub, organisation));
      create index recipients_by_hub on digests.recipients (hub, added_at);

      ${['preferences', 'digests'].map(byReader).join('\n')}
      alter table digests.preferences add primary key (reader),
        ${kinds.map((kind) => `add column ${kind} text check (${kind} in ('off', 'each', 'daily', 'weekly', 'monthly'))`).join(', ')};
      update digests.preferences set ${kinds.map((kind) => `${kind} = frequency`).join(', ')};
      alter table digests.preferences drop column frequency, ${kinds.map((kind) => `alter ${kind} set not null`).join(', ')};
      alter table digests.digests add unique (reader, period);
      create index digests_by_reader on digests.digests (reader, until desc);

      -- What a digest told of each kind: from when to when, and for which period, claimed once.
      create table digests.windows (
        digest uuid not null references digests.digests,
        reader uuid not null,
        kind text not null check (kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})),
        period text not null,
        since timestamptz not null,
        until timestamptz not null,
        primary key (reader, kind, period));
      create index windows_by_reader on digests.windows (reader, kind, until desc);
      insert into digests.windows (digest, reader, kind, period, since, until)
        select d.id, d.reader, k.kind, d.period, d.since, d.until from digests.digests d,
          (values ('decisions'), ('proposals'), ('results')) k(kind);
      alter table digests.digests drop column since;

      drop policy api_select on digests.preferences; drop policy api_insert on digests.preferences; drop policy api_update on digests.preferences;
      drop policy api_select on digests.digests;
      ${own('digests.preferences', 'select', 'using')} ${own('digests.preferences', 'insert', 'with check')}
      create policy api_update on digests.preferences for update to landfall_api using (${mineAsReader}) with check (${mineAsReader});
      ${own('digests.digests', 'select', 'using')}
      ${tenant('digests.windows', { select: mineAsReader }, 'select, insert')}
      ${tenant('digests.recipients', { select: `${myHub('hub')} or ${meAsContact('contact')}`, insert: myHub('hub'), update: `${myHub('hub')} or ${meAsContact('contact')}` }, 'select')}


      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in ('sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient'));
      -- The timetable finds these again, by their new name.
      delete from ledger.jobs where name = 'DeliverDigest' and done_at is null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table digests.windows, digests.recipients`);
  }
}

const mineAsReader = `(${me('reader')} or ${meAsContact('reader')})`;

const own = (table: string, command: string, clause: string) =>
  `create policy api_${command} on ${table} for ${command} to landfall_api ${clause} (${mineAsReader});`;

/** The person becomes one of two: of person and contact a row names one, and its reader is that. */
const byReader = (table: string) => `
  alter table digests.${table} drop constraint if exists preferences_pkey, drop constraint if exists digests_person_period_key,
    alter person drop not null,
    add column contact uuid references members.contacts,
    add column reader uuid;
  update digests.${table} set reader = person;
  alter table digests.${table} alter reader set not null,
    add check (num_nonnulls(person, contact) = 1 and reader = coalesce(person, contact));`;
