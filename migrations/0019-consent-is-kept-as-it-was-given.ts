import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, meAsContact, mine, myHub, tenant, worker } from './sql.js';

export class ConsentIsKeptAsItWasGiven implements MigrationInterface {
  name = 'ConsentIsKeptAsItWasGiven1763000000019';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table members.hubs drop constraint hubs_consent_order_check,
        add constraint hubs_consent_order_check check (consent_order in ('firm_first', 'buyer_first', 'together')),
        add column nudge_days smallint not null default 3 check (nudge_days between 1 and 30);
      -- Whether a coordinator may record what the contact said by other means.
      alter table members.mandates add column may_record boolean not null default false;

      alter table introductions.introductions add column consent_order text not null default 'firm_first'
        check (consent_order in ('firm_first', 'buyer_first', 'together'));
      alter table introductions.sides
        add column recorded_by uuid,
        add column evidence text check (length(evidence) between 1 and 2000),
        add column link uuid,
        add column nudged_at timestamptz,
        add check ((recorded_by is null) = (evidence is null));
      -- A coordinator writes nothing of a side but an answer that a represented one gave by other means, under their own name.
      create policy api_record on introductions.sides for update to ${api}
        using (${myHub('hub')} and contact is not null and state = 'asked')
        with check (${myHub('hub')} and recorded_by = (select landfall.actor_person()) and state in ('accepted', 'declined', 'not_now'));

      -- Every answer as it was given: insert-only, for the worker too. A side's row is what it came to; this is the proof.
      create table introductions.consents (
        id uuid primary key,
        introduction uuid not null,
        side text not null check (side in ('offering', 'need')),
        hub uuid not null,
        organisation uuid not null,
        contact uuid,
        answer text not null check (answer in ('accepted', 'declined', 'not_now', 'taken_back')),
        decline_code text,
        until date,
        channel text not null check (channel in ('account', 'key', 'link', 'recorded')),
        by_person uuid,
        by_contact uuid,
        evidence text,
        text_version text not null,
        -- SHA-256 of the card that was consented to.
        shown_hash text not null,
        effective_at timestamptz,
        at timestamptz not null default landfall.now(),
        foreign key (introduction, hub) references introductions.introductions (id, hub),
        check ((by_person is null) <> (by_contact is null)),
        check ((channel = 'recorded') = (evidence is not null)));
      create index consents_by_introduction on introductions.consents (introduction, at);
      ${tenant(
        'introductions.consents',
        {
          select: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('contact')}`,
          insert: `${myHub('hub')} or ${mine('organisation')} or ${meAsContact('contact')}`,
        },
        'select',
      )}

      -- Whether an introduction takes a place of one of its sides. Whoever said no, or let the date pass, has its place back at once; the
      -- other side's is taken until its own date, as it would be by silence, so that a place tells nothing that the card does not.
      create function introductions.takes_place(i introductions.introductions, own text) returns boolean stable language sql as $$
        select case
          when i.state = 'made' then not exists (select from introductions.outcomes u where u.introduction = i.id and u.stage = 'ended')
          when s.state in ('declined', 'not_now', 'taken_back', 'expired') then false
          when i.state in ('opening', 'asking', 'held') then true
          else coalesce(i.state in ('declined', 'expired', 'withdrawn') and s.state in ('asked', 'accepted') and s.expires_at > landfall.now(), false) end
        from (select 1) one left join introductions.sides s on s.introduction = i.id and s.side = own $$;
      -- How many a listing carries, in all hubs: a coordinator sees their own hub's only.
      create function introductions.carried(listing uuid) returns integer stable security definer language sql set search_path = pg_catalog as $$
        select count(*)::int from introductions.introductions i
        where (i.offering = listing and introductions.takes_place(i, 'offering')) or (i.need = listing and introductions.takes_place(i, 'need')) $$;
      revoke all on function introductions.carried(uuid), introductions.takes_place(introductions.introductions, text) from public;
      grant execute on function introductions.carried(uuid) to ${api}, ${worker};
      grant execute on function introductions.takes_place(introductions.introductions, text) to ${worker};
      create index introductions_by_offering on introductions.introductions (offering);
      create index introductions_by_need on introductions.introductions (need);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function introductions.carried(uuid), introductions.takes_place(introductions.introductions, text);
      drop index introductions.introductions_by_offering, introductions.introductions_by_need;
      drop table introductions.consents;
      drop policy api_record on introductions.sides;
      alter table introductions.sides drop column recorded_by, drop column evidence, drop column link, drop column nudged_at;
      alter table introductions.introductions drop column consent_order;
      alter table members.mandates drop column may_record;
      alter table members.hubs drop column nudge_days, drop constraint hubs_consent_order_check,
        add constraint hubs_consent_order_check check (consent_order in ('firm_first'))`);
  }
}
