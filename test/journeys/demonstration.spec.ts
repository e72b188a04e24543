import { Given, must, type Firm } from '../given/given.js';
import { Landfall } from '../landfall.js';

/** Seeing the sample as somebody of it: on the embedded default only, and never unseen. */
describe('a demonstration link', () => {
  let landfall: Landfall;
  let firm: Firm;
  const entries = async (name: string) =>
    (await landfall.admin.query(`select actor_kind as by, actor, facts from ledger.entries where name = $1`, [name])).rows;

  const start = async (settings?: Record<string, string>) => {
    landfall = await Landfall.start({ worker: false, ...(settings && { settings }) });
    firm = await (await Given.in(landfall)).firm();
  };
  afterEach(() => landfall?.close());

  it('lets somebody in once, and that one may act as another is an entry, as is that they came', async () => {
    await start({ LANDFALL_EMBEDDED: '1', NODE_ENV: 'development' });
    const operator = await landfall.operator();
    const { url } = must<{ url: string }>(201, await operator.post('/demonstration-links', { email: firm.ownerEmail }));
    const { rows } = await landfall.admin.query(
      `select id, duties from members.people where email = $1 or 'operator' = any (duties) order by duties`,
      [firm.ownerEmail],
    );
    const [owner, another] = rows as { id: string }[];
    expect(await entries('DemonstrationLinkMade')).toEqual([{ by: 'person', actor: another!.id, facts: { person: owner!.id } }]);
    expect(await entries('PersonSignedIn')).toEqual([]);

    const browser = landfall.nobody();
    const token = new URL(url).pathname;
    expect((await browser.get(token)).status).toBe(200);
    expect((await browser.form(token, {})).status).toBe(303);
    expect((await browser.get('/session')).body).toMatchObject({ person: owner!.id });
    expect(await entries('PersonSignedIn')).toMatchObject([{ facts: { person: owner!.id, by: 'link' } }]);
    expect((await landfall.nobody().form(token, {})).status).toBe(409);
  });

  it.each([
    ['without the embedded default', undefined],
    ['in production', { LANDFALL_EMBEDDED: '1', NODE_ENV: 'production' }],
  ])('is not made %s', async (_, settings) => {
    await start(settings);
    const operator = await landfall.operator();
    const answer = await operator.post('/demonstration-links', { email: firm.ownerEmail });
    expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } });
    expect(await entries('DemonstrationLinkMade')).toEqual([]);
  });
});
