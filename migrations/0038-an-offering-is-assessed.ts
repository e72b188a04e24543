import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, mine, myHub, operator, patched, tenant, worker } from './sql.js';

export class AnOfferingIsAssessed implements MigrationInterface {
  name = 'AnOfferingIsAssessed1763000000038';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create schema assessments;
      grant usage on schema assessments to ${api}, ${worker};

      -- Whoever has a stake in an organisation says so, and assesses nothing of it.
      create table assessments.interests (
        id uuid primary key,
        person uuid not null,
        organisation uuid not null,
        note text not null check (length(note) between 1 and 500),
        declared_at timestamptz not null default landfall.now(),
        ended_at timestamptz);
      create unique index declared_once on assessments.interests (person, organisation) where ended_at is null;
      ${tenant('assessments.interests', { select: `${me('person')} or ${operator}`, insert: me('person'), update: me('person') }, 'select')}

      create table assessments.assessments (
        id uuid primary key,
        kind text not null check (kind in ('readiness', 'market_need')),
        listing uuid not null,
        organisation uuid not null,
        hub uuid not null references members.hubs,
        attache uuid not null,
        ratings jsonb not null check (jsonb_typeof(ratings) = 'object'),
        rating numeric(4, 3) not null check (rating between 0 and 1),
        evidence text not null check (length(evidence) between 1 and 4000),
        evidence_address text,
        made_at timestamptz not null,
        expires_at timestamptz not null check (expires_at > made_at),
        replaced_at timestamptz,
        voided_at timestamptz,
        answer text check (length(answer) between 1 and 2000),
        answered_at timestamptz,
        answered_by uuid,
        foreign key (listing, organisation) references listings.listings (id, organisation),
        check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null)));
      create unique index one_word_each on assessments.assessments (listing, hub, kind, attache) where replaced_at is null;
      create index assessments_expiring on assessments.assessments (expires_at) where replaced_at is null and voided_at is null;
      create index assessments_by_attache on assessments.assessments (attache, organisation);

      -- The offering's owner and the hub that assessed it; nobody else, no other hub.
      ${tenant(
        'assessments.assessments',
        {
          select: `${mine('organisation')} or ${myHub('hub')} or ${me('attache')}`,
          insert: `${me('attache')} and ${myHub('hub')}`,
          update: `${me('attache')} or ${mine('organisation')}`,
        },
        'select',
      )}
      revoke update on assessments.assessments from ${api};
      grant update (replaced_at, voided_at, answer, answered_at, answered_by) on assessments.assessments to ${api};

      -- Nobody assesses where they have an interest, whoever writes the row; what was said stays as it was, and only the owner answers.
      create function assessments.keep() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      begin
        if tg_op = 'INSERT' and (exists (select from assessments.interests i where i.person = new.attache and i.organisation = new.organisation and i.ended_at is null)
            or exists (select from members.memberships m where m.person = new.attache and m.organisation = new.organisation and m.ended_at is null)) then
          raise exception 'nobody assesses where they have an interest' using errcode = 'LF002';
        end if;
        if tg_op = 'UPDATE' and (row(new.kind, new.listing, new.hub, new.attache, new.ratings, new.rating, new.made_at, new.expires_at)
              is distinct from row(old.kind, old.listing, old.hub, old.attache, old.ratings, old.rating, old.made_at, old.expires_at)
            or (old.answer is not null and new.answered_at is distinct from old.answered_at)
            or (new.answered_by is distinct from old.answered_by and not old.organisation = any (landfall.actor_organisations()))
            or (row(new.replaced_at, new.voided_at) is distinct from row(old.replaced_at, old.voided_at) and old.attache is distinct from landfall.actor_person())) then
          raise exception 'an assessment stays as it was made' using errcode = 'LF002';
        end if;
        return new;
      end $$;
      create trigger keeps before insert or update on assessments.assessments for each row execute function assessments.keep();

      -- What counts in a score today: the mean of what a hub's attachés say now.
      create view assessments.counting with (security_invoker = true) as
        select listing, hub, kind, avg(rating)::float8 as rating from assessments.assessments
        where replaced_at is null and voided_at is null and expires_at > landfall.now() group by listing, hub, kind;
      grant select on assessments.counting to ${api}, ${worker};

      -- Both criteria add nothing where nobody has assessed: no number that a policy has made before is another by them.
      update matches.policies set data = jsonb_set(jsonb_set(data, '{weights,readiness}', '{"need": 0.6, "offering": 0, "usual": 0}'),
        '{weights,market_need}', '{"need": 0, "offering": 0.6, "usual": 0}') where not data -> 'weights' ? 'readiness';
      update matches.decisions set fits = fits || '{0,0}'::real[] where cardinality(fits) = 12;

      ${patched(
        'landfall.held_of(uuid)',
        `'imports', (select`,
        `'assessments', (select coalesce(jsonb_agg(to_jsonb(x) order by x.made_at, x.id), '[]') from assessments.assessments x where x.attache = subject),
          'declaredInterests', (select coalesce(jsonb_agg(to_jsonb(x) order by x.declared_at, x.id), '[]') from assessments.interests x where x.person = subject),
          'imports', (select`,
      )}
      ${patched(
        'landfall.erase(uuid)',
        `delete from http.idempotency`,
        `update assessments.assessments set evidence = replace(replace(evidence, a, 'erased'), n, 'erased'), answer = replace(replace(answer, a, 'erased'), n, 'erased')
          where position(a in concat(evidence, answer)) > 0 or position(n in concat(evidence, answer)) > 0;
        delete from assessments.interests where person = subject;
        delete from http.idempotency`,
      )}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      update matches.policies set data = data #- '{weights,readiness}' #- '{weights,market_need}';
      drop schema assessments cascade`);
  }
}
