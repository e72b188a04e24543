import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, worker } from './sql.js';

/** What a find said of itself told a coordinator's work and a score; what was said of a find was neither shown to whoever said it nor erased with them. */
export class AFindTellsNothingAndIsErased implements MigrationInterface {
  name = 'AFindTellsNothingAndIsErased1763000000032';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function digests.finds_for(uuid);

      -- What of the catalogue may suit a reader: what is theirs and what is the other's, as everybody may read it. Nothing of the match
      -- is answered but that there is a good one, and their order; a pair that a coordinator has in hand, or decided on, is not told of.
      create function digests.finds_for(whose uuid) returns table (offering uuid, need uuid, side text, hub uuid, own_title text,
          title text, summary text, language text, country text, profile_type text, at timestamptz, place bigint)
        stable security definer language sql set search_path = pg_catalog as $$
        with mine as (
          select m.organisation, null::uuid as hub from members.memberships m
            where m.person = whose and m.ended_at is null and m.organisation is not null
          union all
          select c.organisation, c.hub from members.contacts c where c.id = whose)
        select o.id, n.id, case own.id when o.id then 'offering' else 'need' end, n.hub, own.title, other.title, other.summary, other.language, party.country,
          other.profile_type, greatest(o.published_at, n.published_at), row_number() over (order by m.score desc, o.id, n.id)
        from mine
        join listings.listings own on own.organisation = mine.organisation and (mine.hub is null or own.hub = mine.hub)
        join matches.matches m on own.id in (m.offering, m.need)
        join listings.listings o on o.id = m.offering and o.state = 'published' and o.open_for_introductions
        join listings.listings n on n.id = m.need and n.state = 'published' and n.open_for_introductions and n.origin <> 'public_notice'
        join members.hubs h on h.id = n.hub and h.state = 'open'
        join listings.listings other on other.id = case own.id when o.id then n.id else o.id end
        join members.organisations party on party.id = other.organisation and party.id <> mine.organisation
        where (landfall.actor_kind() = 'system' or whose = landfall.actor_person() or whose = landfall.actor_contact())
          and m.enough_known and not m.needs_review and m.score >= 0.5
          and not exists (select from matches.matches later where later.offering = m.offering and later.need = m.need and later.policy > m.policy)
          and not exists (select from introductions.proposals p where p.offering = o.id and p.need = n.id and p.state <> 'expired')
          and not exists (select from introductions.introductions i where i.offering = o.id and i.need = n.id)
      $$;

      -- Whether both listings of a find are still to be had. Nothing of what a coordinator does with the pair is in the answer: whoever asks
      -- may read nothing of that.
      create function digests.find_is_open(wanted uuid) returns boolean stable security definer language sql set search_path = pg_catalog as $$
        select exists (
          select from digests.finds f
          join listings.listings o on o.id = f.offering and o.state = 'published' and o.open_for_introductions
          join listings.listings n on n.id = f.need and n.state = 'published' and n.open_for_introductions
          join members.hubs h on h.id = f.hub and h.state = 'open'
          where f.id = wanted and (f.reader = landfall.actor_person() or f.reader = landfall.actor_contact()))
      $$;
      revoke all on function digests.finds_for(uuid), digests.find_is_open(uuid) from public;
      grant execute on function digests.finds_for(uuid) to ${api}, ${worker};
      grant execute on function digests.find_is_open(uuid) to ${api};

      -- Everything that is held of somebody, for themselves only: of a person, or of a contact with that address in whatever hub.
      create or replace function landfall.held_of(subject uuid) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
        with me as (
          select p.id, p.email from members.people p where p.id = subject and subject = landfall.actor_person()
          union all select c.id, c.email from members.contacts c where c.id = subject and subject = landfall.actor_contact() and c.erased_at is null),
        every as (select c.* from members.contacts c join me on c.email = me.email where c.erased_at is null),
        ids as (select id from me union select id from every)
        select jsonb_build_object(
          'account', (select to_jsonb(p) from members.people p where p.id = subject),
          'memberships', (select coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object('name', coalesce(o.name, h.name)) order by m.created_at), '[]') from members.memberships m
             left join members.organisations o on o.id = m.organisation left join members.hubs h on h.id = m.hub where m.person = subject),
          'contacts', (select coalesce(jsonb_agg(to_jsonb(e) || jsonb_build_object('hubName', h.name, 'hubAddress', h.reply_to, 'organisationName', o.name) order by e.created_at), '[]')
             from every e join members.hubs h on h.id = e.hub join members.organisations o on o.id = e.organisation),
          'mandates', (select coalesce(jsonb_agg(to_jsonb(d) order by d.created_at), '[]') from members.mandates d where d.contact in (select id from every)),
          'sessions', (select coalesce(jsonb_agg(jsonb_build_object('openedAt', s.created_at, 'seenAt', s.seen_at, 'endedAt', s.ended_at) order by s.created_at), '[]') from members.sessions s where s.person = subject),
          'keys', (select coalesce(jsonb_agg(jsonb_build_object('name', k.name, 'scopes', k.scopes, 'createdAt', k.created_at, 'expiresAt', k.expires_at) order by k.created_at), '[]') from members.api_keys k where k.person = subject),
          'preferences', (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from digests.preferences f where f.reader in (select id from ids)),
          'digests', (select coalesce(jsonb_agg(to_jsonb(g) order by g.until), '[]') from digests.digests g where g.reader in (select id from ids)),
          'finds', (select coalesce(jsonb_agg(to_jsonb(f) order by f.told_at), '[]') from digests.finds f where f.reader in (select id from ids)),
          'mails', (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'address', m.address, 'state', m.state, 'at', m.created_at, 'facts', m.facts) order by m.created_at), '[]')
             from mail.messages m where m.person in (select id from ids) or m.contact in (select id from ids) or lower(m.address) in (select email from me)),
          'answers', (select coalesce(jsonb_agg(to_jsonb(a) - 'shown_hash' order by a.at), '[]') from introductions.consents a where a.by_person in (select id from ids) or a.by_contact in (select id from ids) or a.contact in (select id from ids)),
          'imports', (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'kind', i.kind, 'at', i.created_at) order by i.created_at), '[]') from imports.imports i where i.person = subject),
          'happened', (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'at', e.at, 'facts', e.facts) order by e.seq), '[]') from ledger.entries e where e.actor in (select id from ids) or e.subject in (select id from ids)))
        where exists (select from me) $$;

      -- Takes a name and an address out of every row that holds them; ids stay, so that what happened, and its proof, stay. Answers the
      -- mails whose kept files are to go too. A contact is erased in every hub that has the address; an account by its own.
      create or replace function landfall.erase(subject uuid) returns uuid[] security definer language plpgsql set search_path = pg_catalog as $$
      declare a text; n text; ids uuid[]; mails uuid[]; q_a text; q_n text;
      begin
        select email, name into a, n from members.people where id = subject and erased_at is null;
        if a is null then
          select email, name into a, n from members.contacts where id = subject and erased_at is null;
          if a is null then return '{}'; end if;
          ids := array(select id from members.contacts where email = a and erased_at is null order by id);
        else
          ids := array(select subject union all select id from members.contacts where email = a and erased_at is null);
        end if;
        q_a := to_json(a)::text; q_n := to_json(n)::text;

        mails := array(select id from mail.messages where person = any (ids) or contact = any (ids) or lower(address) = a);
        update mail.messages set address = 'erased@erased.invalid', facts = '{}', last_error = null,
          state = case when state in ('waiting', 'sending') then 'suppressed' else state end where id = any (mails);
        update mail.tries set detail = null where message = any (mails);
        mails := mails || array(select id from mail.messages where position(q_a in facts::text) > 0);
        update mail.messages set facts = replace(replace(facts::text, q_a, '"erased"'), q_n, '"erased"')::jsonb where position(q_a in facts::text) > 0;
        delete from mail.suppressions where address = a;
        update mail.links set expires_at = landfall.now(), used_at = coalesce(used_at, landfall.now())
          where (person = any (ids) or contact = any (ids)) and expires_at > landfall.now();

        delete from digests.windows where reader = any (ids);
        delete from digests.digests where reader = any (ids);
        delete from digests.preferences where reader = any (ids);
        delete from digests.recipients where contact = any (ids);
        delete from digests.finds where reader = any (ids);
        delete from digests.view_news where reader = any (ids);
        update introductions.proposals set origin_note = replace(replace(origin_note, a, 'erased'), n, 'erased')
          where position(a in origin_note) > 0 or position(n in origin_note) > 0;

        delete from http.idempotency where caller = any (select unnest(ids)::text) or position(a in coalesce(body, '')) > 0;
        delete from imports.pieces p where p.import in (select i.import from imports.pieces i group by i.import
          having position(convert_to(a, 'UTF8') in string_agg(i.bytes, ''::bytea order by i.n)) > 0);
        update imports.rows set body = null, cells = null, aside = null, changes = null, before = null, errors = null, undone = coalesce(undone, 'changed_since')
          where position(a in lower(concat(body::text, cells::text, aside::text, before::text, changes::text))) > 0;
        update ledger.jobs set last_error = null, parked_reason = case when parked_reason is null then null else 'erased' end
          where position(a in concat(last_error, parked_reason)) > 0;
        update introductions.consents set evidence = replace(replace(evidence, a, 'erased'), n, 'erased') where contact = any (ids) and evidence is not null;
        update introductions.sides set evidence = replace(replace(evidence, a, 'erased'), n, 'erased') where contact = any (ids) and evidence is not null;

        update members.contacts set name = 'erased', email = 'erased-' || id || '@erased.invalid', source = 'erased', ground = 'erased',
          external_id = null, confirmed_at = null, erased_at = landfall.now() where id = any (ids);
        if exists (select from members.people where id = subject) then
          delete from members.passwords where person = subject;
          delete from members.second_factors where person = subject;
          delete from members.recovery_codes where person = subject;
          delete from members.api_keys where person = subject;
          delete from members.sessions where person = subject;
          delete from imports.mappings where person = subject;
          update members.memberships set ended_at = landfall.now() where person = subject and ended_at is null;
          update members.people set name = 'erased', email = 'erased-' || id || '@erased.invalid', duties = '{}', suspended_at = coalesce(suspended_at, landfall.now()),
            erased_at = landfall.now() where id = subject;
        end if;
        return mails;
      end $$;
    `);
  }

  /** What it mends is not broken again: only what is new is taken away. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function digests.find_is_open(uuid)`);
  }
}
