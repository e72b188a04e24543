import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { membersEntities } from './entities.js';
import { Organisations } from './organisations.js';
import { People } from './people.js';

let db: OpenDatabase;
let organisations: Organisations;
beforeAll(async () => {
  db = await openDatabase(membersEntities);
  const api = await db.transactions('api');
  organisations = new Organisations(api, new People(api));
});
afterAll(() => db.close());

it('who acts for an organisation is told to its own people and the operator, and to nobody else', async () => {
  const [firm, other] = [await db.firm('Hydroslukhan'), await db.firm('Wadimarra')];
  const operator = personActor(undefined, { duties: ['operator'] });
  for (const actor of [firm, operator]) {
    const { items } = await organisations.members(actor, firm.organisation);
    expect(items.map(({ id, role }) => [id, role])).toEqual([[firm.person, 'owner']]);
  }
  const strangers = [other, personActor(undefined, { hubs: [randomUUID()] }), personActor(undefined, { duties: ['compliance'] })];
  for (const actor of strangers)
    await expect(organisations.members(actor, firm.organisation)).rejects.toMatchObject({ status: 404 });
});
