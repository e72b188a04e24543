import { Given, leakOffering, must } from '../given/given.js';
import { Landfall } from '../landfall.js';

describe('before there is a denied-party list', () => {
  let landfall: Landfall;
  let given: Given;
  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
  });
  afterAll(() => landfall?.close());

  test('nobody is cleared, an organisation says that it waits for one, and the first one lets it act', async () => {
    const firm = await given.firm();
    await landfall.settled();
    const seen = async () => must(200, await firm.owner.get(`/organisations/${firm.id}`));
    expect(await seen()).toMatchObject({ mayAct: false, waitsForList: true });
    const draft = must(201, await firm.owner.post('/offerings', { organisation: firm.id, ...leakOffering }));
    const publish = () => firm.owner.put(`/listings/${draft.id}/publication`, undefined, 1);
    expect((await publish()).status).toBe(409);
    await given.deniedParties();
    expect(await seen()).toMatchObject({ mayAct: true, waitsForList: false });
    expect((await publish()).status).toBe(200);
  });

  test('one that was found on a list waits for a decision, not for a list', async () => {
    await given.deniedParties(['Polyforbid Trading House']);
    const firm = await given.firm({ name: 'Poliforbid Trading House LLC' });
    await landfall.settled();
    const seen = must(200, await firm.owner.get(`/organisations/${firm.id}`));
    expect(seen).toMatchObject({ mayAct: false, waitsForList: false });
  });
});
