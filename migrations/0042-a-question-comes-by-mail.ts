import type { MigrationInterface, QueryRunner } from 'typeorm';

const purposes = [
  'sign_in',
  'consent',
  'outcome',
  'preferences',
  'unsubscribe',
  'recipient',
  'letter',
  'interest',
  'meeting',
  'message',
];
const oneOf = (known: readonly string[]) => known.map((purpose) => `'${purpose}'`).join(', ');

export class AQuestionComesByMail implements MigrationInterface {
  name = 'AQuestionComesByMail1763000000042';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in (${oneOf([...purposes, 'question'])}))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table mail.links drop constraint links_purpose_check,
        add constraint links_purpose_check check (purpose in (${oneOf(purposes)}))`);
  }
}
