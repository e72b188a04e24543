import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, me, mine, operator, patched, tenant } from './sql.js';

const owned = (column: string) => `(select members.owns(${column}))`;
const invitation = `exists (select from members.invitations i where i.person = memberships.person and i.organisation = memberships.organisation
  and i.role = memberships.role and i.ended_at is null and i.expires_at > landfall.now())`;
const registered = `exists (select from members.organisations o where o.id = organisation and o.registered_by = person)`;

export class AnOwnerInvitesColleagues implements MigrationInterface {
  name = 'AnOwnerInvitesColleagues1763000000062';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Whoever has an account joins by their own word; until then the name is what the colleague typed, and nothing of the account is told.
      create table members.invitations (
        id uuid primary key,
        organisation uuid not null references members.organisations,
        person uuid not null references members.people,
        email text not null check (length(email) <= 254),
        name text not null check (length(name) between 1 and 200),
        role text not null check (role in ('owner', 'member')),
        invited_by uuid not null references members.people,
        expires_at timestamptz not null,
        ended_at timestamptz,
        ended_as text check (ended_as in ('accepted', 'declined', 'withdrawn')),
        created_at timestamptz not null default landfall.now(),
        check ((ended_at is null) = (ended_as is null)));
      create unique index one_invitation on members.invitations (organisation, person) where ended_at is null;
      create index invitations_by_person on members.invitations (person);

      alter table members.organisations add column closed_at timestamptz;
      alter table members.organisations add constraint closed_acts_for_nobody check (closed_at is null or suspended_at is not null);

      create function members.owns(wanted uuid) returns boolean stable security definer
        language sql set search_path = pg_catalog as $$
        select exists (select from members.memberships m join members.organisations o on o.id = m.organisation and o.suspended_at is null
          where m.organisation = wanted and m.person = landfall.actor_person() and m.role = 'owner' and m.ended_at is null) $$;

      -- Whether somebody has an account is told to nobody who invites them.
      create function members.somebody(address text, called text, speaks text, lives text) returns uuid security definer
        language plpgsql set search_path = pg_catalog as $$
      declare found uuid;
      begin
        insert into members.people (id, email, name, language, zone) values (gen_random_uuid(), lower(address), called, speaks, lives)
          on conflict (email) do nothing;
        select id into found from members.people where email = lower(address);
        return found;
      end $$;

      -- Out of one's own place; the rest of the row is not one's to write.
      create function members.leave(place uuid) returns integer security definer
        language sql set search_path = pg_catalog as $$
        with ended as (
          update members.memberships set ended_at = landfall.now()
          where person = landfall.actor_person() and coalesce(organisation, hub) = place and ended_at is null returning 1)
        select count(*)::int from ended $$;

      -- Whoever is invited does not see the organisation yet, but what it is called and who asks.
      create function members.own_invitations() returns table (id uuid, organisation jsonb, role text, by text, "expiresAt" timestamptz) stable security definer
        language sql set search_path = pg_catalog as $$
        select i.id, jsonb_build_object('id', o.id, 'name', o.name), i.role, p.name, i.expires_at from members.invitations i
        join members.organisations o on o.id = i.organisation join members.people p on p.id = i.invited_by
        where i.person = landfall.actor_person() and i.ended_at is null and i.expires_at > landfall.now() order by i.created_at, i.id $$;

      ${tenant(
        'members.invitations',
        {
          select: `${me('person')} or ${mine('organisation')} or ${operator}`,
          insert: `${owned('organisation')} and ${me('invited_by')}`,
          update: `${me('person')} or ${owned('organisation')}`,
        },
        'select, update, delete',
      )}

      drop policy api_insert on members.memberships;
      create policy api_insert on members.memberships for insert to ${api}
        with check (${operator} or (${me('person')} and (role = 'owner' and ${registered} or ${invitation})));
      drop policy api_update on members.memberships;
      create policy api_update on members.memberships for update to ${api}
        using (${operator} or ${owned('organisation')}) with check (${operator} or ${owned('organisation')});

      ${patched('landfall.held_of(uuid)', `'imports', (select`, held)}
      ${patched('landfall.erase(uuid)', `delete from imports.mappings where person = subject;`, erased)}

      revoke all on all functions in schema members from public;
      grant execute on function members.owns(uuid), members.somebody(text, text, text, text), members.leave(uuid), members.own_invitations() to ${api};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${patched('landfall.held_of(uuid)', held, `'imports', (select`)}
      ${patched('landfall.erase(uuid)', erased, `delete from imports.mappings where person = subject;`)}
      drop policy api_update on members.memberships;
      create policy api_update on members.memberships for update to ${api} using (${operator}) with check (${operator});
      drop policy api_insert on members.memberships;
      create policy api_insert on members.memberships for insert to ${api} with check (${operator} or (${me('person')} and role = 'owner' and ${registered}));
      drop table members.invitations;
      drop function members.own_invitations(), members.leave(uuid), members.somebody(text, text, text, text), members.owns(uuid);
      alter table members.organisations drop column closed_at;
    `);
  }
}

const held = `'invitations', (select coalesce(jsonb_agg(jsonb_build_object('organisation', o.name, 'name', i.name, 'email', i.email, 'role', i.role, 'at', i.created_at, 'ended', i.ended_as) order by i.created_at), '[]')
            from members.invitations i join members.organisations o on o.id = i.organisation where i.person in (select id from ids)),
          'imports', (select`;
const erased = `delete from members.invitations where person = subject;
          update members.invitations set ended_at = landfall.now(), ended_as = 'withdrawn' where invited_by = subject and ended_at is null;
          delete from imports.mappings where person = subject;`;
