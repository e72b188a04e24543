import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WhatIsAskedInOneRoundComesInOneMail implements MigrationInterface {
  name = 'WhatIsAskedInOneRoundComesInOneMail1763000000045';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The mail in which a side was asked, which may hold other cards of its need; null while more of its round may come.
      alter table introductions.sides add column mail uuid;
      update introductions.sides s set mail = coalesce(
        (select m.id from mail.messages m where m.key = 'consent_asked:' || s.introduction || ':' || s.side), s.introduction)
        where s.asked_at is not null;
      create index sides_not_written_to on introductions.sides (introduction) where state = 'asked' and mail is null;
      create index sides_by_mail on introductions.sides (mail) where state = 'asked'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`alter table introductions.sides drop column mail`);
  }
}
