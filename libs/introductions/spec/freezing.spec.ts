import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { system } from '#database';
import { World } from '../../../test/given/introductions-room.js';
import { Consent } from '../consent.js';
import { Freezing } from '../freezing.js';
import { Introductions } from '../introductions.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

const freeze = (organisation: string) =>
  world.worker.run(system('FreezeIntroductions'), (em) => world.get(Freezing).freeze(em, { organisation }));
const release = (organisation: string) =>
  world.worker.run(system('ReleaseIntroductions'), (em) => world.get(Introductions).release(em, { organisation }));
const told = () =>
  world.rows<{ reader: string }>(
    `select case when person is null then 'contact' else 'person' end as reader from mail.messages where kind = 'introduction_held' order by 1`,
  );
async function made(): Promise<string> {
  const id = await world.asking('need');
  await world.get(Consent).answer(world.contact, id, 'need', 2, { answer: 'accept' });
  await world.work();
  return id;
}

it('a new hit holds what is asked and what is made, tells whoever has been asked the same sentence once, and a decision lets it go on', async () => {
  const [asking, running] = [await world.asking('offering'), await made()];
  await freeze(world.buyer);
  expect([await world.stateOf(asking), await world.stateOf(running)]).toEqual(['asking', 'made']);
  await world.screened(world.buyer, 'potential');
  await freeze(world.buyer);
  await freeze(world.buyer);
  await freeze(world.firm);
  expect([await world.stateOf(asking), await world.stateOf(running)]).toEqual(['held', 'held']);
  // of what only the firm was asked, only the firm is told
  expect((await told()).map(({ reader }) => reader)).toEqual(['contact', 'person', 'person']);
  const facts = await world.rows<{ facts: object }>(`select facts from mail.messages where kind = 'introduction_held'`);
  for (const mail of facts) expect(Object.keys(mail.facts)).toEqual(['ownTitle']);
  const { need } = (
    await world.rows<{ need: string }>(`select need from introductions.introductions where id = $1`, [running])
  )[0]!;
  await world.rows(`update listings.listings set state = 'withdrawn' where id = $1`, [need]);
  await world.worker.run(system('test'), (em) => world.get(Introductions).withdraw(em, { listing: need }));
  expect(await world.stateOf(running)).toBe('held');
  await world.screened(world.buyer, 'clear');
  await release(world.buyer);
  expect([await world.stateOf(asking), await world.stateOf(running)]).toEqual(['asking', 'made']);
});
