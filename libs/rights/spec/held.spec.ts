import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openDatabase, type OpenDatabase } from '../../../test/setup/open-database.js';

let db: OpenDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

/** A column that names a person or a contact by id. */
const somebody = /^(person|contact|reader|owner|attache|assignee|author_person|author_contact|by_person|by_contact|answered_by_person|answered_by_contact|\w+_by)$/; // prettier-ignore

/** Tables that name somebody and are not told as rows: why not. */
const notTold: Record<string, string> = {
  'digests.windows': 'what a digest was for: the digest is told',
  'digests.view_news': 'what a view had to tell: the view is',
  'digests.recipients': 'told with the preferences and the contact',
  'http.idempotency': 'a repeated answer, for a day',
  'imports.mappings': 'the columns of a file, with the import',
  'imports.imports': 'told as imports',
  'introductions.introductions': 'an act that is an entry of theirs',
  'introductions.outcomes': 'an act that is an entry of theirs',
  'introductions.proposals': 'an act that is an entry of theirs',
  'introductions.sides': 'told as their answers',
  'letters.letters': 'an act that is an entry of theirs',
  'mail.browsers': 'a key of theirs, by its hash alone',
  'mail.codes': 'a code that counts for minutes, and not its digits',
  'mail.links': 'a key of theirs, by its hash alone',
  'members.hubs': 'an act that is an entry of theirs',
  'members.organisations': 'an act that is an entry of theirs',
  'members.interests': 'the wish of an organisation; that they said it is an entry',
  'members.interest_thresholds': 'an act that is an entry of theirs',
  'members.holidays': 'an act that is an entry of theirs',
  'members.passwords': 'a hash, and nothing that could be told',
  'members.recovery_codes': 'hashes, and nothing that could be told',
  'members.second_factors': 'a secret, and nothing that could be told',
  'members.spending': 'how many requests of a kind in this hour or day, and of what none',
  'members.verifications': 'a number of an organisation; that they said it is an entry',
  'listings.listings': 'the words of an organisation; that they wrote them is an entry',
  'matches.policies': 'an act that is an entry of theirs',
  'meetings.meetings': 'an act that is an entry of theirs',
  'screening.admission_rules': 'an act that is an entry of theirs',
  'screening.checks': 'an act that is an entry of theirs',
  'screening.control_rules': 'an act that is an entry of theirs',
  'screening.lists': 'an act that is an entry of theirs',
  'webhooks.endpoints': 'an act that is an entry of theirs',
  'screening.end_uses': 'a statement of an organisation; that they made it is an entry',
  'screening.principals': 'who stands behind an organisation, as it was said; that they said it is an entry',
  'results.evidence': 'a file of an organisation; that they gave it is an entry',
};

it('every table that names somebody is told to them, or it is said here why not', async () => {
  const columns = await db.rows<{ table: string; column: string }>(
    `select table_schema || '.' || table_name as "table", column_name as "column" from information_schema.columns
     where data_type = 'uuid' and table_schema not in ('pg_catalog', 'information_schema', 'bullmq') order by 1, 2`,
  );
  const named = [...new Set(columns.filter(({ column }) => somebody.test(column)).map(({ table }) => table))];
  const [{ source }] = (await db.rows<{ source: string }>(
    `select prosrc as source from pg_proc where oid = 'landfall.held_of(uuid)'::regprocedure`,
  )) as [{ source: string }];
  expect(named.length).toBeGreaterThan(25);
  const told = named.filter((table) => source.includes(` ${table} `));
  expect(told).toEqual(
    expect.arrayContaining(['messages.messages', 'review.comments', 'introductions.attestations', 'meetings.parties']),
  );
  expect(named.filter((table) => !told.includes(table) && !notTold[table])).toEqual([]);
});
