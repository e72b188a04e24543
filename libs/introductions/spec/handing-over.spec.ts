import { World } from '../../../test/given/introductions-room.js';
import { Consent, HandingOver, Outcomes } from '../index.js';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
beforeEach(() => world.later('0 seconds'));

const made = async (): Promise<string> => {
  const id = await world.asking('need');
  await world.get(Consent).answer(world.contact, id, undefined, 2, { answer: 'accept' });
  await world.work();
  return id;
};
const asked = async (id: string) =>
  (
    await world.rows<{ mail: string }>(
      `select split_part(key, ':', 3) || ' ' || split_part(key, ':', 4) as mail from mail.messages where kind = 'outcome_asked' and key like $1 order by 1`,
      [`%${id}%`],
    )
  ).map(({ mail }) => mail);
const versionOf = async (id: string) =>
  (await world.rows<{ version: number }>(`select version from introductions.introductions where id = $1`, [id]))[0]!.version;

describe('an introduction that is handed over', () => {
  it('is asked about 7, 30 and 90 days after that, each once; who said that it ended is not asked again', async () => {
    const id = await made();
    await world.later('5 days');
    await world.get(HandingOver).handOver(world.coordinator, id, await versionOf(id));
    await world.work();
    await world.later('11 days');
    await world.work();
    expect(await asked(id)).toEqual([]);
    await world.later('12 days 1 minute');
    await world.work();
    await world.work();
    expect(await asked(id)).toEqual(['need 7', 'offering 7']);
    await world.get(Outcomes).report(world.owner, id, undefined, 0, { met: true, stage: 'ended' });
    await world.later('36 days');
    await world.work();
    expect(await asked(id)).toEqual(['need 30', 'need 7', 'offering 7']);
    await world.later('96 days');
    await world.work();
    expect((await asked(id)).filter((mail) => mail.endsWith('90'))).toEqual(['need 90']);
  });

  it('is asked about after it was made where nobody hands it over, and once for all that fell due while nobody was at work', async () => {
    const id = await made();
    await world.later('40 days');
    await world.work();
    expect(await asked(id)).toEqual(['need 30', 'offering 30']);
  });

  it('was made before, and nothing else can be handed over, nor by another hub', async () => {
    const id = await world.asking();
    const handing = world.get(HandingOver);
    await expect(handing.handOver(world.coordinator, id, await versionOf(id))).rejects.toMatchObject({ code: 'illegal_step' });
    await expect(handing.handOver(world.stranger, id, 1)).rejects.toMatchObject({ code: 'not_found' });
    const ready = await made();
    await expect(handing.handOver(world.coordinator, ready, 1)).rejects.toMatchObject({ code: 'precondition_failed' });
  });
});
