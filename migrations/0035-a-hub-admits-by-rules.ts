import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, compliance, myHub, tenant, worker } from './sql.js';

export class AHubAdmitsByRules implements MigrationInterface {
  name = 'AHubAdmitsByRules1763000000035';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whom a hub admits to its market: a version a change, all of them kept.
      create table screening.admission_rules (
        hub uuid not null references members.hubs,
        version integer not null check (version > 0),
        data jsonb not null,
        made_by uuid,
        made_at timestamptz not null default landfall.now(),
        primary key (hub, version));
      ${tenant('screening.admission_rules', { select: `${compliance} or ${myHub('hub')}`, insert: compliance }, 'select')}

      create function screening.admission_of(a_hub uuid) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select r.data -> 'rules' from screening.admission_rules r where r.hub = a_hub order by r.version desc limit 1 $$;

      -- What the rules read of two listings, with the rules of the need's hub; null where it has none.
      create function screening.admission_facts(an_offering uuid, a_need uuid) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('rules', r.rules, 'sectors', to_jsonb(o.sectors || n.sectors), 'origin', f.country,
          'licenceModel', o.licence_model, 'criticalInfrastructure', n.critical_infrastructure)
        from listings.listings n
        cross join lateral (select screening.admission_of(n.hub) as rules) r
        join listings.listings o on o.id = an_offering
        join members.organisations f on f.id = o.organisation
        where n.id = a_need and r.rules is not null $$;

      -- Pairs that meet in a hub, and those that its rules refuse, for whoever keeps the rules.
      create function screening.pairs_to_admit(a_hub uuid) returns table (offering jsonb, need jsonb, firm jsonb, proposal uuid, sectors jsonb,
          origin text, "licenceModel" text, "criticalInfrastructure" boolean, "refusedNow" boolean)
        stable security definer language sql set search_path = pg_catalog as $$
        select jsonb_build_object('id', o.id, 'title', o.title), jsonb_build_object('id', n.id, 'title', n.title),
          jsonb_build_object('id', f.id, 'name', f.name),
          (select p.id from introductions.proposals p where p.offering = o.id and p.need = n.id
             and p.state in ('queued', 'in_review', 'snoozed', 'awaiting_information') limit 1),
          to_jsonb(o.sectors || n.sectors), f.country, o.licence_model, n.critical_infrastructure, pair.refused
        from (
          select distinct m.offering, m.need, false as refused from matches.matches m where m.hub = a_hub
          union all select r.offering, r.need, true from matches.refusals r where r.hub = a_hub and r.rule = 'admission') pair
        join listings.listings o on o.id = pair.offering
        join listings.listings n on n.id = pair.need
        join members.organisations f on f.id = o.organisation
        where landfall.actor_has('compliance')
        order by o.title, o.id, n.id $$;
      revoke all on function screening.admission_of(uuid), screening.admission_facts(uuid, uuid), screening.pairs_to_admit(uuid) from public;
      grant execute on function screening.admission_of(uuid), screening.admission_facts(uuid, uuid) to ${api}, ${worker};
      grant execute on function screening.pairs_to_admit(uuid) to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function screening.pairs_to_admit(uuid), screening.admission_facts(uuid, uuid), screening.admission_of(uuid);
      drop table screening.admission_rules`);
  }
}
