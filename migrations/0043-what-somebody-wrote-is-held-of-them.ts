import type { MigrationInterface, QueryRunner } from 'typeorm';
import { patched } from './sql.js';

/** Rows of what a person or a contact wrote or declared, in the order in which they did. */
const list = (name: string, row: string, at: string, from: string) =>
  `'${name}', (select coalesce(jsonb_agg(${row} order by ${at}), '[]') from ${from}),`;
const mine = (...columns: string[]) => columns.map((column) => `w.${column} in (select id from ids)`).join(' or ');

// prettier-ignore
const written = [
  list('comments', `jsonb_build_object('proposal', w.proposal, 'text', w.text, 'at', w.at)`, 'w.at, w.id', `review.comments w where ${mine('person')}`),
  list('questions', `jsonb_build_object('proposal', w.proposal, 'text', w.text, 'at', w.asked_at)`, 'w.asked_at, w.id', `review.questions w where ${mine('asked_by')}`),
  list('questionsAnswered', `jsonb_build_object('listing', w.listing, 'text', w.answer, 'at', w.answered_at)`, 'w.answered_at, w.id', `review.questions w where ${mine('answered_by_person', 'answered_by_contact')}`),
  list('savedViews', `to_jsonb(w)`, 'w.id', `review.views w where ${mine('owner')}`),
  list('attestations', `to_jsonb(w)`, 'w.at, w.hub', `introductions.attestations w where ${mine('by_person', 'by_contact')}`),
  list('meetings', `jsonb_build_object('meeting', w.meeting, 'answeredAt', w.answered_at, 'times', (select coalesce(jsonb_agg(m.starts_at order by m.starts_at), '[]') from meetings.marks m where m.party = w.id))`, 'w.id', `meetings.parties w where ${mine('person', 'contact')}`),
  list(
    'contests',
    `jsonb_build_object('organisation', w.organisation, 'text', w.text, 'at', w.made_at, 'answer', w.answer)`,
    'w.made_at, w.id',
    `screening.contests w where ${mine('made_by')}`,
  ),
];

export class WhatSomebodyWroteIsHeldOfThem implements MigrationInterface {
  name = 'WhatSomebodyWroteIsHeldOfThem1763000000043';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      patched('landfall.held_of(uuid)', `'imports', (select`, `${written.join('\n          ')}\n          'imports', (select`),
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(patched('landfall.held_of(uuid)', written.join('\n          '), ''));
  }
}
