import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Given, must, type Firm, type Hub } from '../../../test/given/given.js';
import { Landfall } from '../../../test/landfall.js';
import { told } from '../told.js';

type Heard = { id: string; headers: Record<string, string>; body: string };

/** A program of somebody's that listens; what it answers is the test's to say. */
class Receiver {
  readonly heard: Heard[] = [];
  /** How many it has had at once, at most. */
  mostAtOnce = 0;
  answer: (heard: Heard) => number | Promise<number> = () => 204;
  headers: Record<string, string> = {};
  private atOnce = 0;

  private constructor(private readonly server: http.Server) {}

  static async open(): Promise<Receiver> {
    const server = http.createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, reply) => void receiver.take(request, reply));
    server.on('error', () => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  types(): string[] {
    return this.heard.map(({ body }) => (JSON.parse(body) as { type: string }).type);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async take(request: http.IncomingMessage, reply: http.ServerResponse): Promise<void> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.atOnce);
    let body = '';
    request.setEncoding('utf8').on('error', () => undefined);
    for await (const chunk of request) body += chunk as string;
    const headers = request.headers as Record<string, string>;
    const heard = { id: headers['webhook-id']!, headers, body };
    this.heard.push(heard);
    reply.writeHead(await this.answer(heard), this.headers).end();
    this.atOnce--;
  }
}

describe('a webhook', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  const receivers: Receiver[] = [];
  const receiver = async () => {
    const one = await Receiver.open();
    receivers.push(one);
    return one;
  };
  type Made = { id: string; secret: string; version: number; enabled: boolean; disabledFor: string | null };
  const listens = async (owner: Firm, url: string, events = ['listing.drafted']) =>
    must<Made>(201, await owner.owner.post('/webhooks', { organisation: owner.id, url, events }));
  const draft = (owner: Firm) =>
    owner.owner.post('/offerings', {
      organisation: owner.id,
      profileType: 'BO',
      language: 'en',
      title: 'Pumps for drinking water',
    });
  /** Waits until so many tries are written down: the receiver has a message a moment before that. */
  const heard = (r: Receiver, count: number) =>
    landfall.until(
      `select 1 where (select count(*) from webhooks.tries t join webhooks.messages m on m.id = t.message
         join webhooks.endpoints e on e.id = m.endpoint where e.url = $1) >= $2`,
      [r.url, count],
    );
  const nothingWaits = (r: Receiver) =>
    landfall.until(
      `select 1 where not exists (select from webhooks.messages m join webhooks.endpoints e on e.id = m.endpoint where e.url = $1 and m.state = 'waiting')`,
      [r.url],
    );
  const log = async (owner: Firm, id: string) => must(200, await owner.owner.get(`/webhooks/${id}/messages`)).items;

  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    firm = await given.firm();
    await landfall.settled();
  });
  afterAll(async () => {
    await landfall?.close();
    await Promise.all(receivers.map((r) => r.close()));
  });

  test('is signed as Standard Webhooks says, and says ids and facts of what its owner may read, to nobody else', async () => {
    const [mine, rival, ofHub, ofOtherHub] = [await receiver(), await receiver(), await receiver(), await receiver()];
    const stranger = await given.firm();
    const otherHub = await given.hub({ country: 'VN' });
    const everything = Object.keys(told);
    const made = await listens(firm, mine.url, everything);
    await listens(stranger, rival.url, everything);
    const atHub = (h: Hub, url: string) => h.coordinator.post('/webhooks', { hub: h.id, url, events: everything });
    must(201, await atHub(hub, ofHub.url));
    must(201, await atHub(otherHub, ofOtherHub.url));
    expect((await otherHub.coordinator.post('/webhooks', { hub: hub.id, url: mine.url, events: everything })).status).toBe(403);

    const offering = await given.offering(firm);
    const buyer = await given.buyer(hub);
    await given.need(buyer);
    await landfall.settled();
    await nothingWaits(mine);
    await nothingWaits(ofHub);

    expect(mine.types()).toEqual(['listing.drafted', 'listing.published']);
    expect([...new Set(ofHub.types())].sort()).toEqual([
      'listing.drafted',
      'listing.published',
      'mandate.given',
      'proposals.placed',
    ]);
    expect([rival.heard, ofOtherHub.heard]).toEqual([[], []]);
    const verifier = new Webhook(made.secret);
    for (const { body, headers } of mine.heard)
      expect(verifier.verify(body, headers)).toMatchObject({ data: { listing: offering.id } });
    const [{ body, headers }] = mine.heard as [Heard];
    expect(() => verifier.verify(body.replace('draft', 'publish'), headers)).toThrow();
    expect(() => new Webhook('whsec_' + 'A'.repeat(43) + '=').verify(body, headers)).toThrow();
    expect(Object.keys(JSON.parse(body) as object).sort()).toEqual(['data', 'timestamp', 'type']);
  });

  test('is kept by owners and coordinators, seen by nobody else, and called only where it may be', async () => {
    const made = await listens(firm, (await receiver()).url);
    const stranger = await given.firm();
    for (const path of ['', '/messages']) {
      const absent = await stranger.owner.get(`/webhooks/00000000-0000-4000-8000-000000000000${path}`);
      const others = await stranger.owner.get(`/webhooks/${made.id}${path}`);
      expect([others.status, others.body.detail]).toEqual([404, absent.body.detail]);
    }
    expect((await stranger.owner.delete(`/webhooks/${made.id}`)).status).toBe(404);
    expect(must(200, await stranger.owner.get('/webhooks')).items).toEqual([]);
    expect(JSON.stringify(must(200, await firm.owner.get(`/webhooks/${made.id}`)))).not.toContain('whsec_');
    const { rows } = await landfall.admin.query(`select secret from webhooks.endpoints where id = $1`, [made.id]);
    expect(rows[0].secret).not.toContain(made.secret.slice(6));
    for (const url of [
      'http://169.254.169.254/latest',
      'https://[::ffff:10.0.0.1]/',
      'https://example.com:6379/',
      'https://a:b@example.com/',
    ]) {
      const refused = await firm.owner.post('/webhooks', { organisation: firm.id, url, events: ['listing.drafted'] });
      expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'url']);
    }
    expect((await firm.owner.delete(`/webhooks/${made.id}`)).status).toBe(204);
  });

  test('that fails comes again later and later with the same id and bytes; a receiver gets one at a time', async () => {
    const own = await given.firm();
    const slow = await receiver();
    const made = await listens(own, slow.url);
    slow.answer = () => 500;
    for (let n = 0; n < 3; n++) must(201, await draft(own));
    await heard(slow, 1);
    const [tried] = (await log(own, made.id)).filter((m: { tries: unknown[] }) => m.tries.length);
    expect(tried).toMatchObject({ state: 'waiting', nextAt: expect.any(String) });
    expect(tried.tries[0]).toMatchObject({ status: 500, why: null });
    await landfall.later('6 seconds');
    await heard(slow, 2);
    slow.answer = () => 200;
    await landfall.later('301 seconds');
    await nothingWaits(slow);
    const { rows } = await landfall.admin.query(
      `select extract(epoch from t.at - lag(t.at) over (order by t.at))::float8 as gap from webhooks.tries t where 'msg_' || t.message = $1 order by t.at`,
      [tried.id],
    );
    const gaps = rows.slice(1).map((row) => row.gap as number);
    expect(gaps.length).toBeGreaterThan(0);
    for (const [n, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual([5, 300, 1800][n]!);
    expect(slow.mostAtOnce).toBe(1);
    const byId = new Map<string, Set<string>>();
    for (const { id, body } of slow.heard) byId.set(id, (byId.get(id) ?? new Set()).add(body));
    expect([byId.size, [...byId.values()].every((bodies) => bodies.size === 1)]).toEqual([3, true]);
    expect((await log(own, made.id)).map((m: { state: string }) => m.state)).toEqual(['delivered', 'delivered', 'delivered']);

    // once more on demand, and nobody else's
    const [{ id }] = await log(own, made.id);
    expect((await firm.owner.post(`/webhooks/${made.id}/messages/${id}/redelivery`)).status).toBe(404);
    const before = slow.heard.length;
    expect((await own.owner.post(`/webhooks/${made.id}/messages/${id}/redelivery`)).status).toBe(202);
    await nothingWaits(slow);
    expect(slow.heard.slice(before).map((h) => h.id)).toEqual([id]);
  });

  test('is signed with both secrets for a day after a rotation, and then with the new one', async () => {
    const own = await given.firm();
    const one = await receiver();
    const made = await listens(own, one.url);
    const rotated = must<Made>(
      201,
      await own.owner.send('POST', `/webhooks/${made.id}/secret`, undefined, { 'if-match': `"${made.version}"` }),
    );
    expect(rotated.secret).not.toBe(made.secret);
    must(201, await draft(own));
    await heard(one, 1);
    for (const secret of [made.secret, rotated.secret])
      expect(new Webhook(secret).verify(one.heard[0]!.body, one.heard[0]!.headers)).toBeTruthy();
    await landfall.later('25 hours');
    must(201, await draft(own));
    await heard(one, 2);
    expect(new Webhook(rotated.secret).verify(one.heard[1]!.body, one.heard[1]!.headers)).toBeTruthy();
    expect(() => new Webhook(made.secret).verify(one.heard[1]!.body, one.heard[1]!.headers)).toThrow();
  });

  test('that answers 410 is disabled at once, one that answers nobody for five days too; enabled again, what waited goes out', async () => {
    const own = await given.firm();
    const gone = await receiver();
    const made = await listens(own, gone.url);
    gone.answer = () => 410;
    must(201, await draft(own));
    await heard(gone, 1);
    const disabled = must<Made>(200, await own.owner.get(`/webhooks/${made.id}`));
    expect(disabled).toMatchObject({ enabled: false, disabledFor: 'gone' });
    must(201, await draft(own));
    await landfall.settled();
    expect(gone.heard).toHaveLength(1);
    gone.answer = () => 200;
    must(200, await own.owner.patch(`/webhooks/${made.id}`, { enabled: true }, disabled.version));
    await heard(gone, 2);

    gone.answer = () => 503;
    must(201, await draft(own));
    await heard(gone, 3);
    await landfall.later('6 days');
    await landfall.until(`select 1 from webhooks.endpoints where id = $1 and disabled_for = 'failing'`, [made.id]);
    expect(await landfall.parked()).toEqual([]);
  });

  test('what is told is the same table in code and in the database', async () => {
    const { rows } = await landfall.admin.query(`select type, name, hears from webhooks.told order by type`);
    const table = Object.entries(told).map(([type, { after, hears }]) => ({ type, name: after, hears: [...hears] }));
    expect(rows).toEqual(table.sort((a, b) => (a.type < b.type ? -1 : 1)));
  });
});
