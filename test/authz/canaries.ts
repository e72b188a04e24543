import { leakOffering, must } from '../given/given.js';
import { personActor } from '../setup/open-database.js';
import type { PersonActor } from '#database';
import type { World } from '../chaos/world.js';
import type { Ids } from '../fuzz/cast.js';

/** In every text of the tenant that nobody of the cast may read of; a word that is in no other. */
export const canary = 'quixandrel';
const planted = (what: string) => `Canary ${canary} ${what}`;

/** Somebody else's firm with a draft that it has shown to nobody: every text that its owner can give has the canary. */
export async function plant(world: World): Promise<Partial<Ids>> {
  const operator = await world.operator();
  const organisation = must<{ id: string }>(
    201,
    await operator.post('/organisations', {
      kind: 'company',
      name: planted('firm'),
      country: 'RU',
      size: 'small',
      language: 'en',
      website: `https://${canary}.example`,
      registrationNumber: `${canary}-0001`,
      owner: { name: planted('owner'), email: `${canary}@example.com`, language: 'en', zone: 'UTC' },
    }),
  ).id;
  await world.settled();
  const owner = await world.person(`${canary}@example.com`);
  const offering = must<{ id: string }>(
    201,
    await owner.post('/offerings', {
      organisation,
      ...leakOffering,
      title: planted('title of a draft'),
      summary: planted('summary of a draft that nobody has been shown'),
      description: planted('description, which is long enough to be one, of a draft that nobody but its owner has been shown'),
      advantages: planted('advantages'),
      keywords: [canary],
    }),
  ).id;
  return { organisation: [organisation], offering: [offering], need: [offering] };
}

/** Whoever holds this key, as the database sees them: with the application's own filters off, row security alone decides. */
export async function actorBehind(world: World, key: string): Promise<PersonActor> {
  const { rows } = await world.admin.query(`select members.actor_of(person) as actor from members.api_keys where prefix = $1`, [
    key.split('_')[1],
  ]);
  const found = (rows[0] as { actor: PersonActor }).actor;
  return personActor(found.person, { ...found, kind: 'person' });
}
