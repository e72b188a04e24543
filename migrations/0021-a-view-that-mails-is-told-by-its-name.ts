import type { MigrationInterface, QueryRunner } from 'typeorm';
import { me, tenant } from './sql.js';

const kinds = ['decisions', 'proposals', 'listings', 'results'];
const oneOf = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

export class AViewThatMailsIsToldByItsName implements MigrationInterface {
  name = 'AViewThatMailsIsToldByItsName1763000000021';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table digests.preferences add column views text check (views in ('off', 'each', 'daily', 'weekly', 'monthly'));
      update digests.preferences set views = proposals;
      alter table digests.preferences alter views set not null;
      alter table digests.windows drop constraint windows_kind_check,
        add constraint windows_kind_check check (kind in (${oneOf([...kinds, 'views'])}));

      -- A proposal that is told to a reader as new in a saved view of theirs, by the name that the view had.
      create table digests.view_news (
        reader uuid not null references members.people,
        proposal uuid not null,
        name text not null,
        at timestamptz not null default landfall.now(),
        primary key (reader, proposal));
      create index view_news_by_time on digests.view_news (reader, at);
      ${tenant('digests.view_news', { select: me('reader') })}

      update mail.messages set facts = facts || '{"views": {"items": [], "more": 0}}' where kind = 'digest' and not facts ? 'views';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table digests.view_news;
      delete from digests.windows where kind = 'views';
      alter table digests.windows drop constraint windows_kind_check,
        add constraint windows_kind_check check (kind in (${oneOf(kinds)}));
      alter table digests.preferences drop column views;`);
  }
}
