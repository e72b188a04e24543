import type { MigrationInterface, QueryRunner } from 'typeorm';
import { worker } from './sql.js';

export class ASlateReadsWhatItCanChoose implements MigrationInterface {
  name = 'ASlateReadsWhatItCanChoose1763000000092';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- In the order in which a slate takes them, so that it reads the first some hundred of a hub and not all.
      drop index matches.matches_by_hub;
      create index matches_by_place on matches.matches (hub, policy, needs_review, score desc, id) where enough_known and score is not null;
      -- The best of a hub by that index: a planner that takes the rows which the actor may see for a few sorts all of them instead.
      create function matches.best_of_hub(a_hub uuid, a_policy integer, review boolean, most integer) returns setof matches.matches stable rows 400
        language sql set search_path = pg_catalog set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
        select * from matches.matches m where m.hub = a_hub and m.policy = a_policy and m.enough_known and m.score is not null and m.needs_review = review
        order by m.score desc, m.id limit most $$;
      revoke all on function matches.best_of_hub(uuid, integer, boolean, integer) from public;
      grant execute on function matches.best_of_hub(uuid, integer, boolean, integer) to ${worker};
      -- Who has waited longest.
      create index listings_by_publication on listings.listings (published_at, id) where state = 'published';
      -- What a slate did to everybody who was not in it is counted afterwards.
      alter table matches.slate_runs alter column report drop not null;
      grant update (report) on matches.slate_runs to ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke update (report) on matches.slate_runs from ${worker};
      delete from matches.slate_runs where report is null;
      alter table matches.slate_runs alter column report set not null;
      drop function matches.best_of_hub(uuid, integer, boolean, integer);
      drop index listings.listings_by_publication;
      drop index matches.matches_by_place;
      create index matches_by_hub on matches.matches (hub, score desc)`);
  }
}
