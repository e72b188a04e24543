import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Given, must, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

type Asked = { id: string; version: number; state: string; attestation: { version: number; texts: object[] } | null };
const first = { language: 'en', text: 'We export only what we may export, and pay nobody for an introduction.' };
const second = { ...first, text: 'We export only what we may export, pay nobody, and say so in writing.' };

describe('what both sides declare to a hub before they are introduced', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;

  const words = async (attestations: object[]) => {
    hub.version = must<Hub>(200, await given.operator.patch(`/hubs/${hub.id}`, { attestations }, hub.version)).version;
  };
  /** A pair of the firm and a new buyer, approved; the firm is asked. */
  const asked = async (): Promise<{ introduction: Asked; contact: string }> => {
    const buyer = await given.buyer(hub);
    const need = await given.need(buyer);
    await landfall.settled();
    const { items } = must<{ items: { id: string; version: number; need: { id: string } }[] }>(
      200,
      await hub.coordinator.get('/proposals?limit=100'),
    );
    const { id, version } = items.find((p) => p.need.id === need.id)!;
    must(200, await hub.coordinator.put(`/proposals/${id}/approval`, {}, version));
    await landfall.later('11 seconds');
    const asked = await landfall.until(
      `select introduction as id from introductions.sides where state = 'asked' and organisation = $1`,
      [firm.id],
    );
    const introduction = must<Asked>(200, await firm.owner.get(`/introductions/${asked.id as string}`));
    return { introduction, contact: buyer.contactEmail };
  };
  const accept = ({ id, version }: Asked, attests?: number) =>
    firm.owner.put(`/introductions/${id}/answer`, { answer: 'accept', ...(attests && { attests }) }, version);

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    await given.offering(firm);
    await words([first]);
  });
  afterAll(() => landfall?.close());

  test('a yes is not taken without it, nor with another wording, and nothing is lost; a no needs none', async () => {
    const { introduction, contact } = await asked();
    expect(introduction.attestation).toEqual({ version: 1, texts: [first] });
    for (const attests of [undefined, 2]) {
      const refused = await accept(introduction, attests);
      expect([refused.status, refused.body]).toEqual([409, expect.objectContaining({ code: 'attestation_needed' })]);
    }
    expect(must(200, await accept(introduction, 1))).toMatchObject({ state: 'accepted', attestation: null });
    expect(must(200, await accept(introduction, 1))).toMatchObject({ state: 'accepted' });
    await landfall.until(`select 1 from introductions.sides where state = 'asked' and side = 'need' and introduction = $1`, [
      introduction.id,
    ]);
    await landfall.settled();

    const letter = landfall.mailbox.to(contact).find((l) => /\/c\//.test(l.text ?? ''))!;
    const link = new URL(linkIn(letter, '/c/')).pathname;
    const page = await landfall.nobody().get<string>(link);
    expect(page.text).toContain(first.text);
    const answer = (fields: Record<string, string>) => given.answerByLink(linkIn(letter, '/c/'), contact, fields);
    expect((await answer({ answer: 'accepted' })).status).toBe(409);
    expect((await answer({ answer: 'accepted', attests: '1' })).status).toBe(200);
    await landfall.until(`select 1 from introductions.introductions where id = $1 and made_at is not null`, [introduction.id]);
    const { rows } = await landfall.admin.query(
      `select version, channel, texts from introductions.attestations order by channel`,
    );
    expect(rows).toEqual([
      { version: 1, channel: expect.stringMatching(/account|key/), texts: [first] },
      { version: 1, channel: 'link', texts: [first] },
    ]);
  });

  test('it is asked once a wording: not again while the words stand, and once more when they change', async () => {
    const again = (await asked()).introduction;
    expect(again.attestation).toBeNull();
    must(200, await accept(again));
    await words([second]);
    const changed = (await asked()).introduction;
    expect(changed.attestation).toEqual({ version: 2, texts: [second] });
    expect((await accept(changed, 1)).status).toBe(409);
    expect(must(200, await firm.owner.put(`/introductions/${changed.id}/answer`, { answer: 'decline', code: 'no_capacity_now' }, changed.version))).toMatchObject({ state: 'declined' }); // prettier-ignore
  });

  test('what a coordinator recorded counts for its introduction, and the organisation is asked itself the next time', async () => {
    const buyer = await given.buyer(hub);
    const asks = async () =>
      (await landfall.admin.query(`select introductions.attestation_asked($1, $2) as asked`, [buyer.id, hub.id])).rows[0].asked;
    await landfall.admin.query(
      `insert into introductions.attestations (organisation, hub, version, texts, introduction, channel, by_person)
       values ($1, $2, 2, '[]', gen_random_uuid(), 'recorded', gen_random_uuid())`,
      [buyer.id, hub.id],
    );
    expect(await asks()).toEqual({ version: 2, texts: [second] });
  });

  test('what was declared is never changed, not even by the product', async () => {
    const { rows } = await landfall.admin.query(
      `select grantee, privilege_type from information_schema.role_table_grants where table_schema = 'introductions' and table_name = 'attestations'
         and grantee in ('landfall_api', 'landfall_worker') and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')`,
    );
    expect(rows).toEqual([]);
  });
});
