import { Problem } from '#problems';
import { Anonymity } from './anonymity.js';
import { DraftNeed, DraftOffering } from './listing.schema.js';
import { coordinator, member, offer, request, world } from './spec/world.js';

let w: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.end());

const leak = 'Loggers that listen to buried pipes; ask Hydroslukhan, sales@hydroslukhan.example, in any language.';
/** A hub that asks for anonymity to be kept, or only warns, in a country of its own. */
const hub = async (anonymity: 'warn' | 'keep', country: string) => {
  const id = await w.given.hub(country);
  await w.rows(`update members.hubs set anonymity = $2 where id = $1`, [id, anonymity]);
  return id;
};
const firm = async () => {
  const id = await w.given.organisation();
  await w.rows(`update members.organisations set name = 'Hydroslukhan JSC' where id = $1`, [id]);
  return id;
};
const publish = async (fields: Record<string, unknown>) => {
  const organisation = await firm();
  const actor = member(organisation);
  const { id } = await w.listings.draftOffering(actor, organisation, DraftOffering.parse({ ...offer, ...fields }));
  return w.listings.publish(actor, id, 1);
};
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'published',
    (error: Problem) => ({ code: error.code, errors: error.errors }),
  );

describe('an anonymous listing that tells who wrote it', () => {
  it('is refused by a hub that asks for it, with what, where and what to do, until it is mended', async () => {
    await hub('keep', 'OM');
    const aimed = { visibility: 'anonymous', summary: leak, targetCountries: ['OM'] };
    const at = (said: string) => `at characters ${leak.indexOf(said) + 1} to ${leak.indexOf(said) + said.length}`;
    expect(await refusal(publish(aimed))).toEqual({
      code: 'not_publishable',
      errors: [
        expect.objectContaining({
          field: 'summary',
          rule: 'anonymous',
          message: `tells who wrote it, by a name ${at('Hydroslukhan')}: take it out, or show the listing by name`,
        }),
        expect.objectContaining({
          field: 'summary',
          message: expect.stringContaining(`a mail address ${at('sales@hydroslukhan.example')}`),
        }),
      ],
    });
    expect(await publish({ ...aimed, summary: offer.summary })).toMatchObject({ state: 'published' });
  });

  it('is published where it is shown by name, and where the hubs that it is for only warn', async () => {
    await hub('warn', 'QA');
    expect(await publish({ visibility: 'named', summary: leak, targetCountries: ['OM'] })).toMatchObject({ state: 'published' });
    expect(await publish({ visibility: 'anonymous', summary: leak, targetCountries: ['QA'] })).toMatchObject({
      state: 'published',
    });
  });

  it('is refused too when it becomes one: by its words, or by being shown without a name', async () => {
    const { id, version, organisation } = await publish({ visibility: 'named', summary: leak, targetCountries: ['OM'] });
    const change = w.listings.change(member(organisation), id, version, { visibility: 'anonymous' });
    expect(await refusal(change)).toMatchObject({ code: 'not_publishable' });
  });

  it('of a need is its own hub’s to refuse', async () => {
    const [keeps, warns] = [await hub('keep', 'AE'), await hub('warn', 'AE')];
    const of = async (id: string) => {
      const organisation = await firm();
      const mandate = await w.given.mandate(id, organisation);
      const need = DraftNeed.parse({ ...request, summary: leak });
      const actor = coordinator(id);
      const drafted = await w.listings.draftNeed(actor, { hub: id, organisation, mandate }, need);
      return refusal(w.listings.publish(actor, drafted.id, 1));
    };
    expect(await of(keeps)).toMatchObject({ code: 'not_publishable' });
    expect(await of(warns)).toBe('published');
  });
});

describe('whoever is writing', () => {
  it('is told field by field where the words would tell it, and nothing is kept', async () => {
    const organisation = await firm();
    const found = await new Anonymity(w.api).check(member(organisation), {
      organisation,
      title: '  Loggers',
      summary: leak,
      keywords: ['leaks', 'Hydroslukhan'],
    });
    expect(found.items.map(({ field, kind, said }) => [field, kind, said])).toEqual([
      ['summary', 'name', 'Hydroslukhan'],
      ['summary', 'mail', 'sales@hydroslukhan.example'],
      ['keywords.1', 'name', 'Hydroslukhan'],
    ]);
    for (const { field, from, to, said } of found.items) if (field === 'summary') expect(leak.slice(from, to)).toBe(said);
  });

  it('learns nothing of another: its organisation is not found', async () => {
    const [own, other] = [await firm(), await firm()];
    const asked = new Anonymity(w.api).check(member(own), { organisation: other, summary: 'Hydroslukhan' });
    await expect(asked).rejects.toMatchObject({ code: 'not_found' });
  });
});
