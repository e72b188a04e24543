import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, myHub, tenant, worker } from './sql.js';

const told = `'ProposalApproved', 'ApprovalUndone', 'IntroductionOpened', 'ConsentGiven', 'IntroductionMade', 'MeetingHeld', 'OutcomeRecorded',
  'OutcomeEvidenced', 'HubCostRecorded', 'HubCostStruck', 'RatesLoaded'`;

export class ResultsAreReadFromTheLedger implements MigrationInterface {
  name = 'ResultsAreReadFromTheLedger1763000000031';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table introductions.outcomes
        add column agreement text,
        add column amount numeric(15, 2) check (amount > 0),
        add column currency text,
        add column agreed_on date,
        add check ((amount is null) = (currency is null) and (amount is null) = (agreed_on is null));

      create schema results;
      grant usage on schema results to ${api}, ${worker};
      create table results.evidence (
        introduction uuid primary key,
        hub uuid not null,
        version integer not null default 1,
        stage text not null,
        evidence text not null check (length(evidence) between 1 and 2000),
        agreement text,
        amount numeric(15, 2) check (amount > 0),
        currency text,
        agreed_on date,
        given_by uuid not null,
        at timestamptz not null default landfall.now(),
        foreign key (introduction, hub) references introductions.introductions (id, hub),
        check ((amount is null) = (currency is null) and (amount is null) = (agreed_on is null)));
      ${tenant('results.evidence', { select: myHub('hub'), insert: myHub('hub'), update: myHub('hub') }, 'select')}

      -- The entries that results are counted from: a hub's own, and the rates, which belong to all. For its coordinators and the operator.
      create function results.entries(wanted uuid) returns table (seq bigint, day date, name text, actor uuid, introduction text, facts jsonb)
        stable security definer language sql set search_path = pg_catalog as $$
        select e.seq, (e.at at time zone h.zone)::date, e.name, e.actor, e.facts ->> 'introduction', e.facts
        from members.hubs h join ledger.entries e on e.name in (${told}) and (e.hub = h.id or e.name = 'RatesLoaded')
        where h.id = wanted and (h.id = any (landfall.actor_hubs()) or landfall.actor_has('operator')) $$;
      revoke all on function results.entries(uuid) from public;
      grant execute on function results.entries(uuid) to ${api};
      create index entries_of_results on ledger.entries (hub, seq) where name in (${told});
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop index ledger.entries_of_results;
      drop schema results cascade;
      alter table introductions.outcomes drop column agreement, drop column amount, drop column currency, drop column agreed_on`);
  }
}
