import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Caller } from '../caller.js';
import { Given, must, type Hub, type Listing } from '../given/given.js';
import { Landfall } from '../landfall.js';

type Proposal = { id: string; version: number; state: string; offering: { id: string }; secondEyes: { asked: boolean } };
type Trial = {
  pairs: number;
  counts: Record<string, number>;
  firms: number;
  refused: { firm: { name: string }; rule: string }[];
};

describe('whom a hub admits to its market', () => {
  let landfall: Landfall;
  let given: Given;
  let officer: Caller;
  let hub: Hub;
  let other: Hub;
  let need: Listing;
  let russian: Listing;
  let brazilian: Listing;

  const queue = async () =>
    must<{ items: Proposal[] }>(200, await hub.coordinator.get('/proposals?limit=100')).items.filter((p) =>
      ['queued', 'in_review'].includes(p.state),
    );
  const setRules = async (...rules: object[]) => {
    const set = must<{ version: number }>(200, await officer.put(`/hubs/${hub.id}/admission-rules`, { rules }));
    await landfall.settled();
    return set.version;
  };
  const whyNot = async (offering: Listing) =>
    must<{ verdict: string; rule?: string; facts?: object }>(
      200,
      await hub.coordinator.get(`/why-not?offering=${offering.id}&need=${need.id}`),
    );

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    officer = await given.officer();
    hub = await given.hub();
    other = await given.hub({ country: 'VN' });
    need = await given.need(await given.buyer(hub));
    russian = await given.offering(await given.firm());
    brazilian = await given.offering(await given.firm({ country: 'BR' }));
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  test('without rules everybody is proposed', async () => {
    expect(must(200, await hub.coordinator.get(`/hubs/${hub.id}/admission-rules`))).toEqual({ version: 0, rules: [] });
    expect((await queue()).map((p) => p.offering.id).sort()).toEqual([russian.id, brazilian.id].sort());
  });

  test('a dry run says whom rules would stop, and stops nobody', async () => {
    const rules = [{ name: 'Domestic and Russian only', originsExcept: ['RU', 'AE'], verdict: 'refuse' }];
    const tried = must<Trial>(200, await officer.post(`/hubs/${hub.id}/admission-rules/trial`, { rules }));
    expect(tried).toMatchObject({ pairs: 2, counts: { refused: 1, approve: 0, again: 0 }, firms: 1 });
    expect(tried.refused).toMatchObject([
      { rule: 'Domestic and Russian only', offering: { id: brazilian.id }, need: { id: need.id } },
    ]);
    expect(tried.refused[0]!.firm.name).toMatch(/^Firmaria/);
    expect(must(200, await officer.get(`/hubs/${hub.id}/admission-rules`))).toMatchObject({ version: 0 });
    expect(await queue()).toHaveLength(2);
  });

  test('who is refused is neither scored nor listed nor proposed by hand, and the rule is named', async () => {
    expect(await setRules({ name: 'Domestic and Russian only', originsExcept: ['RU', 'AE'], verdict: 'refuse' })).toBe(1);
    expect((await queue()).map((p) => p.offering.id)).toEqual([russian.id]);
    const { rows } = await landfall.admin.query('select offering from matches.matches');
    expect(rows).toEqual([{ offering: russian.id }]);
    expect(await whyNot(brazilian)).toMatchObject({
      verdict: 'refused',
      rule: 'admission',
      facts: { name: 'Domestic and Russian only' },
    });
    const byHand = await hub.coordinator.post(`/hubs/${hub.id}/proposals`, {
      offering: brazilian.id,
      need: need.id,
      origin: 'manual',
    });
    expect(byHand.status).toBe(409);
    const { rows: entries } = await landfall.admin.query(`select facts from ledger.entries where name = 'AdmissionRulesSet'`);
    expect(entries).toMatchObject([{ facts: { hub: hub.id, version: 1, rules: ['Domestic and Russian only'] } }]);
  });

  test('a rule that asks for approval is shown with the proposal, and two coordinators approve', async () => {
    await setRules({ name: 'Proprietary licences', licenceModels: ['proprietary'], verdict: 'approve' });
    const proposals = await queue();
    expect(proposals.map((p) => p.secondEyes.asked)).toEqual([true, true]);
    const { id, version } = proposals.find((p) => p.offering.id === russian.id)!;
    const first = must<Proposal>(200, await hub.coordinator.put(`/proposals/${id}/approval`, {}, version));
    expect(first.state).toBe('in_review');
    expect((await hub.coordinator.put(`/proposals/${id}/approval`, {}, first.version)).status).toBe(409);
  });

  test('a rule that comes between a proposal and its approval stops the approval', async () => {
    const proposal = (await queue()).find((p) => p.offering.id === brazilian.id)!;
    must(200, await officer.put(`/hubs/${hub.id}/admission-rules`, { rules: [{ name: 'Nobody just now', verdict: 'refuse' }] }));
    const refused = await hub.coordinator.put(`/proposals/${proposal.id}/approval`, {}, proposal.version);
    expect(refused.status).toBe(409);
    await landfall.settled();
    await setRules();
    expect((await queue()).map((p) => p.offering.id).sort()).toEqual([russian.id, brazilian.id].sort());
  });

  test('another hub’s coordinator, a firm and a stranger see no rules, as if there were no such hub', async () => {
    const firm = await given.firm();
    const absent = '00000000-0000-4000-8000-000000000000';
    for (const caller of [other.coordinator, firm.owner]) {
      const [its, none] = [
        await caller.get<{ code: string }>(`/hubs/${hub.id}/admission-rules`),
        await caller.get<{ code: string }>(`/hubs/${absent}/admission-rules`),
      ];
      expect([its.status, its.body.code]).toEqual([none.status, none.body.code]);
      expect(its.status).toBeGreaterThanOrEqual(403);
    }
    expect((await landfall.nobody().get(`/hubs/${hub.id}/admission-rules`)).status).toBe(401);
    expect((await hub.coordinator.put(`/hubs/${hub.id}/admission-rules`, { rules: [] })).status).toBe(403);
  });
});
