import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, worker } from './sql.js';

const watching = `(landfall.actor_has('operator') or landfall.actor_kind() = 'system')`;

export class WhoeverRunsItSeesWhatWaits implements MigrationInterface {
  name = 'WhoeverRunsItSeesWhatWaits1763000000047';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- States and counts, as an operator may see them; who is meant is not in them.
      create view ops.introductions as
        select hub, state, count(*) as introductions, min(opened_at) as oldest_opened_at
        from introductions.introductions where ${watching} group by hub, state;
      create view ops.matches as
        select hub, policy, count(*) as matches, count(score) as scored, count(*) filter (where needs_review) as to_review, max(found_at) as last_found_at
        from matches.matches where ${watching} group by hub, policy;
      create view ops.ledger as
        select name, count(*) as entries, max(seq) as last_seq, max(at) as last_at
        from ledger.entries where ${watching} group by name;

      -- How far behind each step is that follows from what happened: how many wait, and how long the oldest has; 0 where none does.
      create view ops.lag as
        select step, waiting, greatest(0, extract(epoch from landfall.now() - oldest))::float8 as seconds from (
          select 'relay' as step, count(*) as waiting, coalesce(min(e.at), landfall.now()) as oldest from ledger.unrelayed u join ledger.entries e on e.id = u.entry
          union all select 'chain', count(*), coalesce(min(e.at), landfall.now()) from ledger.unchained u join ledger.entries e on e.id = u.entry
          union all select 'jobs', count(*), coalesce(min(not_before), landfall.now()) from ledger.jobs
            where done_at is null and parked_at is null and not coalesce(started_at >= offered_at, false) and not_before <= landfall.now()
          union all select 'mails', count(*), coalesce(min(created_at), landfall.now()) from mail.messages where state = 'waiting') l
        where ${watching};
      grant select on ops.introductions, ops.matches, ops.ledger, ops.lag to ${api}, ${worker};
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view ops.introductions, ops.matches, ops.ledger, ops.lag`);
  }
}
