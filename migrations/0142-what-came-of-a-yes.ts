import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WhatCameOfAYes implements MigrationInterface {
  name = 'WhatCameOfAYes1763000000142';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The stage that a side said its introduction reached, beside its answer: what weights are learnt from, too.
      alter table matches.decisions add column came text, add check (came is null or said_yes);
      update matches.decisions d set came = o.stage from introductions.outcomes o
        where o.introduction = d.introduction and o.side = d.side and d.said_yes;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table matches.decisions drop column came`);
  }
}
