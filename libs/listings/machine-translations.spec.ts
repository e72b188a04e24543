import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Settings } from '#settings';
import { DraftOffering } from './listing.schema.js';
import { MachineTranslations } from './machine-translations.js';
import { coordinator, member, offer, world } from './spec/world.js';
import { Translations } from './translations.js';
import { LibreTranslator } from './translator.js';

type Asked = { path: string; body: { q: string[]; source: string; target: string; format: string; api_key?: string } };
let w: Awaited<ReturnType<typeof world>>;
let server: http.Server;
let settings: Settings;
let answer: (asked: Asked) => { status?: number; body: unknown };
const asked: Asked[] = [];
const upside = ({ body }: Asked) => ({ body: { translatedText: body.q.map((text) => `${body.target}: ${text}`) } });

beforeAll(async () => {
  w = await world();
  server = http.createServer((request, response) => {
    let said = '';
    request.on('data', (part: Buffer) => (said += part.toString()));
    request.on('end', () => {
      asked.push({ path: request.url!, body: JSON.parse(said) as Asked['body'] });
      const { status = 200, body } = answer(asked.at(-1)!);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const TRANSLATOR_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/mt`;
  settings = new Settings({ TRANSLATOR_URL, translatorKey: 'a key' } as never);
});
beforeEach(() => {
  asked.length = 0;
  answer = upside;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await w.end();
});

const published = async (fields: Record<string, unknown> = {}) => {
  const organisation = await w.given.organisation();
  const owner = member(organisation);
  const { id } = await w.listings.draftOffering(owner, organisation, DraftOffering.parse({ ...offer, ...fields }));
  await w.listings.publish(owner, id, 1);
  return { id, owner };
};
const reader = async () => coordinator(await w.given.hub('AE'));
const translations = (by = settings) => new Translations(w.api, by);
const machine = (listing: string, language = 'ar') =>
  w.run('TranslateListing', (em) => new MachineTranslations(settings).write(em, { listing, language }));
const wished = async (listing: string) =>
  (await w.events(listing)).filter(({ name }) => name === 'TranslationAsked').map(({ facts }) => facts);

describe('a machine’s translation', () => {
  it('is made of the words alone, waits for the owner’s word, and is not made twice', async () => {
    const { id, owner } = await published();
    await translations().ask(await reader(), id, 'ar');
    expect(await wished(id)).toEqual([{ listing: id, language: 'ar' }]);
    await machine(id);
    await machine(id);
    expect(asked).toEqual([
      {
        path: '/mt/translate',
        body: {
          q: [offer.title, offer.summary, offer.description],
          source: 'en',
          target: 'ar',
          format: 'text',
          api_key: 'a key',
        },
      },
    ]);
    const { items } = await translations().list(owner, id);
    expect(items).toEqual([
      expect.objectContaining({
        title: `ar: ${offer.title}`,
        byMachine: true,
        confirmedAt: null,
        stale: false,
        advantages: null,
      }),
    ]);
    expect(await translations().confirm(owner, id, 'ar')).toMatchObject({ byMachine: true, confirmedAt: expect.any(Date) });
  });

  it('takes no place of what a person has written, until that is of an older text', async () => {
    const { id, owner } = await published();
    const said = { title: 'مسجلات صوتية', summary: 'تبين التسرب على الخريطة كل صباح.' };
    await translations().write(owner, id, 'ar', said);
    await expect(translations().ask(owner, id, 'ar')).rejects.toMatchObject({ status: 409, facts: { reason: 'written' } });
    await machine(id);
    expect(asked).toEqual([]);
    const { version } = await w.listings.read(owner, id);
    await w.listings.change(owner, id, version, { title: 'Loggers that hear where pipes leak' });
    await translations().ask(owner, id, 'ar');
    await machine(id);
    expect((await translations().list(owner, id)).items).toEqual([
      expect.objectContaining({ title: 'ar: Loggers that hear where pipes leak', byMachine: true, stale: false }),
    ]);
    await translations().write(owner, id, 'ar', said);
    expect((await translations().list(owner, id)).items).toEqual([expect.objectContaining({ ...said, byMachine: false })]);
  });

  it('of a listing that is shown without a name is its owner’s to ask for; without a translator nobody’s', async () => {
    const { id, owner } = await published({ visibility: 'anonymous' });
    const refused = translations().ask(await reader(), id, 'ar');
    await expect(refused).rejects.toMatchObject({ status: 409, facts: { reason: 'owner_asks' } });
    const without = translations(new Settings({} as never)).ask(owner, id, 'ar');
    await expect(without).rejects.toMatchObject({ status: 409, facts: { reason: 'no_translator' } });
    expect(await translations(new Settings({} as never)).list(owner, id)).toMatchObject({ machine: false });
    expect(await translations().list(await reader(), id)).toMatchObject({ machine: false });
    expect(await translations().list(owner, id)).toMatchObject({ machine: true });
    expect(await wished(id)).toEqual([]);
    await translations().ask(owner, id, 'ar');
    expect(await wished(id)).toHaveLength(1);
  });

  it.each([
    ['that the translator refuses', () => ({ status: 400, body: { error: 'xx is not supported' } }), /answered 400/],
    ['that lacks a text', () => ({ body: { translatedText: ['one'] } }), /as many texts/],
    ['that fits into no field', ({ body }: Asked) => ({ body: { translatedText: body.q.map(() => 'x'.repeat(600)) } }), /fit/],
    ['that is larger than any listing', () => ({ body: { translatedText: ['x'.repeat(300_000), 'y', 'z'] } }), /as many texts/],
  ])('%s is not kept, and the ledger says why', async (_, said, why) => {
    const { id, owner } = await published();
    answer = said;
    await machine(id);
    expect((await translations().list(owner, id)).items).toEqual([]);
    const told = (await w.events(id)).find(({ name }) => name === 'TranslationNotMade');
    expect(told?.facts).toMatchObject({ listing: id, language: 'ar', why: expect.stringMatching(why) });
  });

  it.each([429, 503])('that the translator has no time for (%d) is asked for again', async (status) => {
    const { id } = await published();
    answer = () => ({ status, body: {} });
    await expect(machine(id)).rejects.toThrow(`answered ${status}`);
    answer = upside;
    await machine(id);
    expect(asked).toHaveLength(2);
  });

  it('without anybody at the address is asked for again', async () => {
    const nobody = new LibreTranslator('http://127.0.0.1:1', undefined);
    await expect(nobody.translate(['a'], 'en', 'ar')).rejects.toThrow();
  });
});

describe('a translation that tells who wrote the listing', () => {
  it('is refused where a hub keeps listings anonymous, as it is written and, of a machine, as it is confirmed', async () => {
    const hub = await w.given.hub('OM');
    await w.rows(`update members.hubs set anonymity = 'keep' where id = $1`, [hub]);
    const { id, owner } = await published({ visibility: 'anonymous', targetCountries: ['OM'] });
    const name = 'Polevodnik';
    await w.rows(`update members.organisations set name = $2 where id = $1`, [owner.organisations[0], name]);
    const said = (summary: string) => ({ title: 'Регистраторы утечек', summary });
    const telling = { status: 422, errors: [expect.objectContaining({ field: 'summary', rule: 'anonymous' })] };
    const coordinates = coordinator(hub, 'OM');
    for (const by of [owner, coordinates])
      for (const telltale of [`Регистраторы ${name}`, 'Пишите на sales@polevodnik.example'])
        await expect(translations().write(by, id, 'ru', said(telltale))).rejects.toMatchObject(telling);
    answer = ({ body }) => ({ body: { translatedText: body.q.map(() => `Регистраторы ${name}`) } });
    await machine(id, 'ru');
    await expect(translations().confirm(owner, id, 'ru')).rejects.toMatchObject({ status: 422 });
    expect(await translations().write(coordinates, id, 'ru', said('Слышат утечки по ночам.'))).toMatchObject({
      byMachine: false,
    });
    expect(await translations().confirm(owner, id, 'ru')).toMatchObject({ confirmedAt: expect.any(Date) });
  });
});
