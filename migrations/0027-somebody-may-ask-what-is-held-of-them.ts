import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, operator, tenant, worker } from './sql.js';

export class SomebodyMayAskWhatIsHeldOfThem implements MigrationInterface {
  name = 'SomebodyMayAskWhatIsHeldOfThem1763000000027';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table members.contacts add column confirmed_at timestamptz, add column erased_at timestamptz;
      create index contacts_unconfirmed on members.contacts (created_at) where confirmed_at is null and erased_at is null;
      alter table members.people add column erased_at timestamptz;
      update members.contacts c set confirmed_at = landfall.now()
        where exists (select from introductions.consents g where g.by_contact = c.id) or exists (select from digests.recipients r where r.contact = c.id and r.confirmed_at is not null);

      -- Whoever acts by a link of theirs has confirmed that they are who somebody said they are.
      create function members.confirm_contact() returns trigger security definer language plpgsql set search_path = pg_catalog as $$
      declare who uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
      begin
        update members.contacts set confirmed_at = landfall.now() where id = who and confirmed_at is null;
        return null;
      end $$;
      create trigger confirms_its_contact after insert on introductions.consents for each row
        when (new.by_contact is not null) execute function members.confirm_contact('by_contact');
      create trigger confirms_its_contact after update of confirmed_at on digests.recipients for each row
        when (new.confirmed_at is not null) execute function members.confirm_contact('contact');
      create trigger confirms_its_contact after insert or update on digests.preferences for each row
        when (new.contact is not null) execute function members.confirm_contact('contact');
      create policy api_confirm on members.contacts for update to ${api}
        using (id = (select landfall.actor_contact())) with check (id = (select landfall.actor_contact()));
      grant update (confirmed_at) on members.contacts to ${api};

      -- How long what is kept, in days; an operator may change it, and a reminder of what the law asks stands in docs/operating.md.
      create table landfall.retention (what text primary key, days integer not null check (days between 1 and 4000));
      insert into landfall.retention values ('unconfirmed_contacts', 30), ('unheard_contacts', 7), ('sent_mails', 365), ('sign_in_failures', 30),
        ('import_rows', 90), ('done_jobs', 30), ('retired_lists', 400), ('unused_links', 400);
      ${tenant('landfall.retention', { select: operator, update: operator }, 'select')}
      create function landfall.kept_days(wanted text) returns interval stable security definer language sql set search_path = pg_catalog as $$
        select make_interval(days => days) from landfall.retention where what = wanted $$;

      -- Everything that is held of somebody, for themselves only: of a person, or of a contact with that address in whatever hub.
      create function landfall.held_of(subject uuid) returns jsonb stable security definer language sql set search_path = pg_catalog as $$
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
          'mails', (select coalesce(jsonb_agg(jsonb_build_object('kind', m.kind, 'address', m.address, 'state', m.state, 'at', m.created_at, 'facts', m.facts) order by m.created_at), '[]')
             from mail.messages m where m.person in (select id from ids) or m.contact in (select id from ids) or lower(m.address) in (select email from me)),
          'answers', (select coalesce(jsonb_agg(to_jsonb(a) - 'shown_hash' order by a.at), '[]') from introductions.consents a where a.by_person in (select id from ids) or a.by_contact in (select id from ids) or a.contact in (select id from ids)),
          'imports', (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'kind', i.kind, 'at', i.created_at) order by i.created_at), '[]') from imports.imports i where i.person = subject),
          'happened', (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'at', e.at, 'facts', e.facts) order by e.seq), '[]') from ledger.entries e where e.actor in (select id from ids) or e.subject in (select id from ids)))
        where exists (select from me) $$;

      -- Takes a name and an address out of every row that holds them; ids stay, so that what happened, and its proof, stay. Answers the
      -- mails whose kept files are to go too. A contact is erased in every hub that has the address; an account by its own.
      create function landfall.erase(subject uuid) returns uuid[] security definer language plpgsql set search_path = pg_catalog as $$
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

      -- What became too old: the words of sent mails, failures of signing in, links that nobody will use.
      create function landfall.forget_words() returns void security definer language sql set search_path = pg_catalog as $$
        update mail.messages set facts = '{}', address = 'forgotten@erased.invalid', last_error = null
          where state in ('sent', 'failed', 'suppressed', 'unknown') and facts <> '{}' and created_at < landfall.now() - landfall.kept_days('sent_mails');
        delete from members.sign_in_failures where at < landfall.now() - landfall.kept_days('sign_in_failures');
        delete from screening.denied_parties p using screening.lists l where l.id = p.list and l.retired_at < landfall.now() - landfall.kept_days('retired_lists') $$;

      -- Whom a reset is for: asked before anybody is known. Who has no password yet goes by the invitation.
      create function members.person_to_reset(address text) returns uuid stable security definer language sql set search_path = pg_catalog as $$
        select p.id from members.people p join members.passwords w on w.person = p.id where p.email = lower(address) and p.suspended_at is null $$;
      revoke all on function members.person_to_reset(text) from public;
      grant execute on function members.person_to_reset(text) to ${api};

      revoke all on function members.confirm_contact(), landfall.held_of(uuid), landfall.erase(uuid), landfall.kept_days(text), landfall.forget_words() from public;
      grant execute on function landfall.held_of(uuid) to ${api};
      grant execute on function landfall.erase(uuid), landfall.forget_words() to ${worker};
      grant execute on function landfall.kept_days(text) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function members.person_to_reset(text);
      drop function landfall.forget_words(), landfall.erase(uuid), landfall.held_of(uuid), landfall.kept_days(text);
      drop table landfall.retention;
      drop policy api_confirm on members.contacts;
      drop trigger confirms_its_contact on introductions.consents;
      drop trigger confirms_its_contact on digests.recipients;
      drop trigger confirms_its_contact on digests.preferences;
      drop function members.confirm_contact();
      alter table members.contacts drop column confirmed_at, drop column erased_at;
      alter table members.people drop column erased_at`);
  }
}
