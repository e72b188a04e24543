import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, worker } from './sql.js';

export class WhoIsCalledSpamIsNotIntroduced implements MigrationInterface {
  name = 'WhoIsCalledSpamIsNotIntroduced1763000000040';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How many others have declined an organisation as spam, or reported its messages as it, in half a year, in whatever hub: a count of
      -- parties, and nothing of who they are.
      create function introductions.called_spam(party uuid) returns integer stable security definer language sql set search_path = pg_catalog as $$
        select count(distinct said.by_whom)::int from (
          select s.organisation as by_whom from introductions.introductions i
          join introductions.sides s on s.introduction = i.id and s.decline_code = 'spam' and s.answered_at > landfall.now() - interval '180 days'
          where party in (i.offering_organisation, i.need_organisation) and s.organisation <> party
          union all
          select case m.author when 'offering' then m.need_organisation else m.offering_organisation end from messages.messages m
          where m.reported_for = 'spam' and m.reported_at > landfall.now() - interval '180 days'
            and party = case m.author when 'offering' then m.offering_organisation when 'need' then m.need_organisation end) said $$;
      revoke all on function introductions.called_spam(uuid) from public;
      grant execute on function introductions.called_spam(uuid) to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function introductions.called_spam(uuid)`);
  }
}
