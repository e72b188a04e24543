import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { personActor } from '../../../test/setup/open-database.js';
import { StateEndUse } from '../behind.schema.js';
import { EndUses, mustBePermitted } from '../end-uses.js';
import { Principals } from '../principals.js';
import { LoadList } from '../screening.schema.js';
import { officer, openRoom, type Room } from './room.js';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(() => room.empty());

it('a number that an organisation has claimed is looked for before its name', async () => {
  await room.lists.load(
    officer,
    LoadList.parse({
      name: 'Numbers',
      kind: 'own',
      dated: '2026-11-15',
      parties: [{ names: ['Nobody of That Name'], identifiers: ['1234-567-894'] }],
    }),
  );
  const firm = await room.organisation('Hydroslukhan', 'RU');
  await room.screen(firm.organisation);
  expect(await room.check(firm.organisation)).toMatchObject({ result: 'clear' });
  await room.db.rows(
    `insert into members.verifications (id, organisation, kind, value) values (gen_random_uuid(), $1, 'inn', '1234567894')`,
    [firm.organisation],
  );
  await room.screen(firm.organisation);
  expect(await room.check(firm.organisation)).toMatchObject({
    result: 'potential',
    hits: [{ on: 'identifier', matched: '1234-567-894' }],
  });
});

describe('whoever stands behind a party', () => {
  const principals = () => new Principals(room.api);
  const owner = (name: string, share?: number) => ({
    role: 'owner' as const,
    name,
    named: 'person' as const,
    share,
    identifiers: [],
  });

  it('is screened with it: owners with their shares in sum, and directors', async () => {
    await room.load(['Teodrasz Vintorek', 'Anyara Polzimkel', 'Quorvin Estabrel']);
    const firm = await room.organisation('Hydroslukhan', 'RU');
    await principals().say(firm, firm.organisation, {
      principals: [
        owner('Teodrasz Vintorek', 30),
        owner('Anyara Polzimkel', 25.5),
        owner('Somebody Else', 40),
        { ...owner('Quorvin Estabrel'), role: 'director' },
      ],
    });
    await room.screen(firm.organisation);
    const [hit] = (await room.screening.hits(officer, { limit: 20 })).items;
    expect(hit).toMatchObject({ result: 'potential', ownedByListed: { share: 55.5, half: true } });
    expect(hit!.hits.map(({ behind }) => behind).sort((a, b) => (a!.name < b!.name ? -1 : 1))).toEqual([
      { role: 'owner', name: 'Anyara Polzimkel', share: 25.5 },
      { role: 'director', name: 'Quorvin Estabrel', share: null },
      { role: 'owner', name: 'Teodrasz Vintorek', share: 30 },
    ]);
  });

  it('is dismissed as who they were said to be, and asked of again when that changes', async () => {
    await room.load(['Teodrasz Vintorek']);
    const firm = await room.organisation('Hydroslukhan', 'RU');
    await principals().say(firm, firm.organisation, { principals: [owner('Teodrasz Vintorek', 10)] });
    await room.screen(firm.organisation);
    await room.screening.decide(officer, firm.organisation, 1, { decision: 'dismissed', note: 'Born in another year.' });
    await room.screen(firm.organisation);
    expect(await room.check(firm.organisation)).toMatchObject({ result: 'dismissed' });
    await room.load(['Nobody Here Anymore']);
    await room.screen(firm.organisation);
    await room.load(['Teodrasz Vintorek', 'Nobody Here Anymore']);
    await room.screen(firm.organisation);
    expect(await room.check(firm.organisation)).toMatchObject({ result: 'dismissed' });
    await principals().say(firm, firm.organisation, {
      principals: [{ ...owner('Teodrasz Vintorek', 10), identifiers: ['N1234567'] }],
    });
    await room.screen(firm.organisation);
    expect(await room.check(firm.organisation)).toMatchObject({ result: 'potential' });
  });

  it('is said by its owners, and by the hub that has its mandate; nobody else learns of it', async () => {
    const [firm, other] = [await room.organisation('Hydroslukhan', 'RU'), await room.organisation('Polevodnik', 'RU')];
    const said = { principals: [owner('Somebody Else', 100)] };
    await principals().say(firm, firm.organisation, said);
    expect(await principals().read(officer, firm.organisation)).toMatchObject({ ownedBySaid: 100 });
    const coordinator = personActor(undefined, { hubs: [await room.hub('AE')] });
    for (const actor of [other, coordinator]) {
      await expect(principals().read(actor, firm.organisation)).rejects.toMatchObject({ status: 404 });
      await expect(principals().say(actor, firm.organisation, said)).rejects.toMatchObject({ status: 404 });
      expect(await room.api.run(actor, (em) => em.query(`select * from screening.principals`) as Promise<unknown[]>)).toEqual([]);
    }
    await expect(principals().say({ ...firm, owns: [] }, firm.organisation, said)).rejects.toMatchObject({ status: 403 });
  });
});

describe('goods of a sector that the rules name', () => {
  const endUses = () => new EndUses(room.api);
  async function pair(sectors: string[]) {
    const [firm, buyer] = [await room.organisation('Hydroslukhan', 'RU'), await room.organisation('Sayyarnab Water', 'AE')];
    const at = await room.hub('AE');
    const coordinator = personActor(undefined, { hubs: [at] });
    const [offering, need] = [
      await room.listing(firm.organisation, 'offering', sectors, null),
      await room.listing(buyer.organisation, 'need', [], at),
    ];
    const permitted = () => room.api.run(coordinator, (em) => mustBePermitted(em, { offering, need }));
    return { firm, buyer, coordinator, need, permitted };
  }
  const use = StateEndUse.parse({ endUser: 'Teodrasz Vintorek', destination: 'AE', use: 'Guarding the gates of a water works.' });

  it('ask who will use them, where and for what, and that end user is screened', async () => {
    await room.load(['Teodrasz Vintorek']);
    const { firm, buyer, coordinator, need, permitted } = await pair(['35120000']);
    await expect(permitted()).rejects.toMatchObject({ status: 409, code: 'end_use_needed', facts: { listing: need } });
    await expect(endUses().state(firm, need, use)).rejects.toMatchObject({ status: 404 });
    await endUses().state(coordinator, need, use);
    await expect(permitted()).resolves.toBeUndefined();
    expect(await endUses().read(officer, need)).toMatchObject(use);
    await room.screen(buyer.organisation);
    expect((await room.screening.hits(officer, { limit: 20 })).items).toMatchObject([
      { organisation: buyer.organisation, hits: [{ behind: { role: 'end_user', name: 'Teodrasz Vintorek' } }] },
    ]);
  });

  it('are refused for a destination without a rule being named, by rules that are data with versions', async () => {
    const { coordinator, need, permitted } = await pair(['72000000']);
    await expect(permitted()).resolves.toBeUndefined();
    const rules = [{ code: 'x', sectors: ['72'], destinations: ['QQ'], asks: 'refuse' as const }];
    expect(await endUses().setRules(officer, { rules })).toMatchObject({ version: 1 });
    await expect(permitted()).resolves.toBeUndefined();
    await endUses().state(coordinator, need, { ...use, destination: 'QQ' });
    await expect(permitted()).rejects.toMatchObject({ code: 'held_for_check', facts: {} });
    await expect(endUses().rules(coordinator)).rejects.toMatchObject({ status: 403 });
    await room.db.rows(`truncate screening.control_rules`);
  });
});
