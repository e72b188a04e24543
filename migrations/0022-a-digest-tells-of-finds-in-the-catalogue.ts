import type { MigrationInterface, QueryRunner } from 'typeorm';
import { me, meAsContact, tenant } from './sql.js';

const before = ['decisions', 'proposals', 'listings', 'results', 'views'];
const purposes = ['sign_in', 'consent', 'outcome', 'preferences', 'unsubscribe', 'recipient', 'letter'];
const oneOf = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');
const mineAsReader = `(${me('reader')} or ${meAsContact('reader')})`;

export class ADigestTellsOfFindsInTheCatalogue implements MigrationInterface {
  name = 'ADigestTellsOfFindsInTheCatalogue1763000000022';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table digests.preferences add column finds text check (finds in ('off', 'each', 'daily', 'weekly', 'monthly'));
      update digests.preferences set finds = case when listings = 'off' then 'off' else 'weekly' end;
      alter table digests.preferences alter finds set not null;
      alter table digests.windows drop constraint windows_kind_check,
        add constraint windows_kind_check check (kind in (${oneOf([...before, 'finds'])}));
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in (${oneOf([...purposes, 'interest'])}));
      update mail.messages set facts = facts || '{"finds": {"items": [], "more": 0}}' where kind = 'digest' and not facts ? 'finds';

      -- A listing of the catalogue that a digest told somebody of, as it was shown, and what they said to it.
      create table digests.finds (
        id uuid primary key,
        reader uuid not null,
        person uuid references members.people,
        contact uuid references members.contacts,
        side text not null check (side in ('offering', 'need')),
        offering uuid not null,
        need uuid not null,
        hub uuid not null references members.hubs,
        shown jsonb not null,
        told_at timestamptz not null default landfall.now(),
        interested_at timestamptz,
        cooperation text,
        unknown text check (length(unknown) <= 500),
        note text check (length(note) <= 400),
        check (num_nonnulls(person, contact) = 1 and reader = coalesce(person, contact)),
        unique (reader, offering, need));
      ${tenant('digests.finds', { select: mineAsReader, update: mineAsReader })}

      -- What of the catalogue may suit a reader: what is theirs and what is the other's, as everybody may read it. Nothing of the match
      -- is answered but that there is a good one; a pair that a coordinator has in hand, or decided on, is not told of.
      create function digests.finds_for(whose uuid) returns table (offering uuid, need uuid, side text, hub uuid, own_title text,
          title text, summary text, language text, country text, profile_type text, at timestamptz, score real)
        stable security definer language sql set search_path = pg_catalog as $$
        with mine as (
          select m.organisation, null::uuid as hub from members.memberships m
            where m.person = whose and m.ended_at is null and m.organisation is not null
          union all
          select c.organisation, c.hub from members.contacts c where c.id = whose)
        select o.id, n.id, case own.id when o.id then 'offering' else 'need' end, n.hub, own.title, other.title, other.summary, other.language, party.country,
          other.profile_type, greatest(o.published_at, n.published_at), m.score
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
      revoke all on function digests.finds_for(uuid) from public;
      grant execute on function digests.finds_for(uuid) to landfall_api, landfall_worker;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function digests.finds_for(uuid);
      drop table digests.finds;
      delete from digests.windows where kind = 'finds';
      delete from mail.links where purpose = 'interest';
      alter table digests.windows drop constraint windows_kind_check,
        add constraint windows_kind_check check (kind in (${oneOf(before)}));
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in (${oneOf(purposes)}));
      alter table digests.preferences drop column finds;`);
  }
}
