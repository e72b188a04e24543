import type { MigrationInterface, QueryRunner } from 'typeorm';
import { me, tenant } from './sql.js';

export class APersonSpendsQuotas implements MigrationInterface {
  name = 'APersonSpendsQuotas1763000000044';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- How often somebody did what is counted, since when: one row a person and quota, begun again when its time is over.
      create table members.spending (
        person uuid not null references members.people on delete cascade,
        quota text not null check (quota in ('search', 'export', 'import', 'invitation')),
        since timestamptz not null default landfall.now(),
        times integer not null default 1 check (times > 0),
        primary key (person, quota)
      );
      ${tenant('members.spending', { select: me('person'), insert: me('person'), update: me('person') }, 'references')}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table members.spending`);
  }
}
