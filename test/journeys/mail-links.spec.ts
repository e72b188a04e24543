import { anonymous, Transactions } from '#database';
import { Links, mailKinds, Reports, type LinkToMake } from '#mail';
import { Settings } from '#settings';
import { tokenPaths } from '../../apps/api/http/edge.js';
import { Given, must, type Buyer, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn } from '../mailbox.js';

/** The token with one of its 256 bits turned over; of a letter's code, which is read aloud, with one of its signs another. */
function turned(token: string, bit: number): string {
  if (token.startsWith('LF-')) {
    const at = 3 + (bit % (token.length - 3));
    return token.slice(0, at) + (token[at] === '7' ? '8' : '7') + token.slice(at + 1);
  }
  const [of, mark = ''] = token.split('.').reverse();
  const bytes = Buffer.from(of!, 'base64url');
  bytes[bit >> 3]! ^= 1 << (bit & 7);
  return (mark && `${mark}.`) + bytes.toString('base64url');
}

describe('the links in mails', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let buyer: Buyer;
  let coordinator: string;
  let contact: string;
  let introduction: string;
  const links: Record<string, string> = {};

  const link = async (path: string, wanted: LinkToMake) => {
    const { app } = landfall;
    const made = await app.get(Transactions).run(anonymous, (em) => app.get(Links).makeLink(em, wanted));
    links[path] = app.get(Links).tokenOf(made.id);
  };
  const one = async (sql: string, parameters: unknown[] = []) =>
    ((await landfall.admin.query(sql, parameters)).rows[0] as { id: string }).id;

  beforeAll(async () => {
    landfall = await Landfall.start();
    await landfall.evening();
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub();
    const firm = await given.firm();
    buyer = await given.buyer(hub);
    const made = await given.introduced(firm, buyer);
    const times = (
      await landfall.admin.query(
        `select date_trunc('minute', landfall.now()) + make_interval(days => d) as at from unnest('{3,4}'::int[]) d`,
      )
    ).rows as { at: Date }[];
    must(
      201,
      await hub.coordinator.post(`/introductions/${made}/meetings`, {
        minutes: 45,
        times: times.map(({ at }) => at.toISOString()),
        place: 'https://meet.example/room-4',
        colleagues: [],
      }),
    );
    const letter = must<{ verification: string }>(
      201,
      await hub.coordinator.post(`/introductions/${made}/letters`, { to: 'need', language: 'vi' }),
    );
    links.v = new URL(letter.verification).pathname.split('/')[2]!;
    must(201, await firm.owner.post(`/introductions/${made}/messages`, { text: 'When can we send samples?' }));
    await landfall.settled();
    // these come by mail, as they are
    for (const path of ['m', 'l', 'd', 't']) {
      const mail = landfall.mailbox.to(buyer.contactEmail).findLast((l) => (l.text ?? '').includes(`/${path}/`))!;
      links[path] = new URL(linkIn(mail, `/${path}/`)).pathname.split('/')[2]!;
    }
    await given.need(await given.buyer(hub));
    await landfall.settled();
    const queue = must<{ items: { id: string; state: string; version: number }[] }>(200, await hub.coordinator.get('/proposals'));
    const proposal = queue.items.find(({ state }) => state === 'queued' || state === 'in_review');
    must(200, await hub.coordinator.put(`/proposals/${proposal!.id}/approval`, {}, proposal!.version));
    await landfall.later('11 seconds');
    introduction = (await landfall.until(`select introduction as id from introductions.sides where state = 'asked'`))
      .id as string;
    const person = await one(`select id from members.people where email = $1`, [firm.ownerEmail]);
    coordinator = await one(`select id from members.people where email = $1`, [hub.coordinatorEmail]);
    must(
      201,
      await hub.coordinator.post(`/hubs/${hub.id}/recipients`, {
        organisation: buyer.id,
        name: 'Reader',
        email: 'reader@example.net',
        language: 'vi',
        zone: 'Asia/Ho_Chi_Minh',
        source: 'met at the hub',
        ground: 'asked for it',
      }),
    );
    await landfall.settled();
    contact = await one(`select contact as id from digests.recipients`);
    await link('c', { purpose: 'consent', person, subject: introduction, side: 'offering', days: 10 });
    await link('o', { purpose: 'outcome', person, subject: made, side: 'offering', days: 10 });
    await link('p', { purpose: 'preferences', person: coordinator, days: 10 });
    await link('u', { purpose: 'unsubscribe', person: coordinator, days: 10 });
    await link('s', { purpose: 'sign_in', person, days: 1 });
    await link('n', { purpose: 'recipient', contact, days: 10 });
    const find = await one(
      `insert into digests.finds (id, reader, person, side, offering, need, hub, shown)
       select gen_random_uuid(), $1, $1, 'offering', offering, need, i.hub, jsonb_build_object('ownTitle', 'Loggers', 'card', shown)
       from introductions.introductions i join introductions.sides s on s.introduction = i.id and s.side = 'offering' returning id`,
      [person],
    );
    await link('i', { purpose: 'interest', person, subject: find, side: 'offering', days: 10 });
    const question = await one(
      `insert into review.questions (id, proposal, hub, side, listing, organisation, asked_by, text)
       select gen_random_uuid(), p.id, p.hub, 'offering', p.offering, p.offering_organisation, $1, 'Do they work on plastic?'
       from introductions.proposals p where p.id = $2 returning id`,
      [coordinator, proposal!.id],
    );
    await link('q', { purpose: 'question', person, subject: question, days: 10 });
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  /** Every row of every table of ours; what the worker notes of its own work (jobs, chains, hours at which there was no news, what a slate did) goes on by itself. */
  async function everything(): Promise<Record<string, string>> {
    const { rows } = await landfall.admin.query(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'bullmq')
         and (table_schema <> 'ledger' or table_name = 'entries')
         and table_schema || '.' || table_name <> 'matches.slate_runs'
         and (table_schema <> 'digests' or table_name not in ('digests', 'windows')) order by 1`,
    );
    const all: Record<string, string> = {};
    for (const { name } of rows as { name: string }[]) {
      const { rows: found } = await landfall.admin.query(
        `select md5(string_agg(t::text, E'\\n' order by t::text)) as sum from ${name} t`,
      );
      all[name] = (found[0] as { sum: string }).sum;
    }
    return all;
  }
  const changed = (before: Record<string, string>, after: Record<string, string>) =>
    Object.keys(after).filter((name) => before[name] !== after[name]);

  /** The pages of a link: those that the API says it has. */
  const pagesOf = async (path: string) => {
    const { paths } = must<{ paths: Record<string, object> }>(200, await landfall.nobody().get('/openapi.json'));
    const pages = Object.keys(paths).filter((page) => page.startsWith(`/${path}/{token}`) && 'get' in paths[page]!);
    return pages.map((page) => page.replace('{token}', links[path]!));
  };

  it('change no row, however often a scanner opens them: GET, HEAD and OPTIONS, a hundred times each', async () => {
    // A new kind of link is made above before this passes.
    expect(Object.keys(links).sort()).toEqual([...tokenPaths].sort());
    const before = await everything();
    for (const path of tokenPaths) {
      const pages = await pagesOf(path);
      expect([path, pages[0]]).toEqual([path, `/${path}/${links[path]!}`]);
      for (const page of pages)
        for (const method of ['GET', 'HEAD', 'OPTIONS']) {
          // what hangs on a page is a file or a mail that is made anew each time: fewer of these
          for (let i = 0; i < (page === pages[0] ? 10 : 1); i++) {
            const length = page === pages[0] ? 10 : 3;
            const answers = await Promise.all(Array.from({ length }, () => landfall.nobody().send(method, page, undefined)));
            const wrong = answers.filter(({ status }) => (method === 'OPTIONS' ? status >= 500 : status !== 200));
            expect([page, method, wrong.map(({ status }) => status)]).toEqual([page, method, []]);
          }
        }
    }
    expect(changed(before, await everything())).toEqual([]);
  }, 600_000);

  it('answer 404 with one bit changed, whichever, and change nothing', async () => {
    const before = await everything();
    const answers: number[] = [];
    for (const [path, token] of Object.entries(links))
      for (let bit = 0; bit < 256; bit += 17)
        for (const method of ['GET', 'POST']) {
          const { status } = await landfall
            .nobody()
            .send(method, `/${path}/${turned(token, bit)}`, method === 'POST' ? 'a=b' : undefined, {
              ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded' }),
            });
          answers.push(status);
        }
    expect(new Set(answers)).toEqual(new Set([404]));
    expect(changed(before, await everything())).toEqual([]);
  }, 600_000);

  it('change exactly one preference by one POST, and nothing more when it is sent again', async () => {
    const form = {
      decisions: 'daily',
      views: 'off',
      proposals: 'weekly',
      finds: 'off',
      listings: 'off',
      results: 'monthly',
      weekday: '3',
      hour: '9',
      zone: 'Asia/Dubai',
      language: 'en',
      pauseUntil: '',
    };
    const before = await everything();
    const saved = await landfall.nobody().form(`/p/${links.p}`, form);
    expect(saved.status).toBe(200);
    expect(saved.text).toContain('Gulf Standard Time');
    await landfall.settled();
    const after = await everything();
    expect(changed(before, after)).toEqual(['digests.preferences', 'ledger.entries']);
    const { rows } = await landfall.admin.query(
      `select reader, decisions, views, proposals, finds, listings, results, weekday, hour from digests.preferences`,
    );
    expect(rows).toEqual([
      {
        reader: coordinator,
        decisions: 'daily',
        views: 'off',
        proposals: 'weekly',
        finds: 'off',
        listings: 'off',
        results: 'monthly',
        weekday: 3,
        hour: 9,
      },
    ]);
    expect((await landfall.nobody().form(`/p/${links.p}`, form)).status).toBe(200);
    expect(changed(after, await everything())).toEqual([]);
    expect((await landfall.nobody().form(`/p/${links.p}`, { ...form, hour: '25' })).status).toBe(422);
  });

  it('let a recipient confirm by a POST of the page, and one click stop the news, each once', async () => {
    const [asked] = landfall.mailbox.to('reader@example.net');
    expect(asked?.text).toContain('/n/');
    for (let i = 0; i < 2; i++) expect((await landfall.nobody().form(`/n/${links.n}`, {})).status).toBe(200);
    for (let i = 0; i < 2; i++)
      expect((await landfall.nobody().form(`/u/${links.u}`, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    const { rows } = await landfall.admin.query(
      `select name, count(*)::int as n from ledger.entries where name in ('RecipientConfirmed', 'Unsubscribed') group by 1 order by 1`,
    );
    expect(rows).toEqual([
      { name: 'RecipientConfirmed', n: 1 },
      { name: 'Unsubscribed', n: 1 },
    ]);
  });

  it('show what the next digest would say, in the reader’s own rows only, and send it when asked', async () => {
    await link('p', { purpose: 'preferences', contact, days: 10 });
    const page = await landfall.nobody().get(`/p/${links.p}/preview`);
    expect([page.status, page.text.includes('lang="vi"')]).toEqual([200, true]);
    expect((await landfall.nobody().form(`/p/${links.p}`, { now: 'yes' })).status).toBe(200);
    await landfall.settled();
    const { rows } = await landfall.admin.query(
      `select facts ->> 'reader' as reader from ledger.entries where name = 'DigestWished'`,
    );
    expect(rows).toEqual([{ reader: contact }]);
    const view = must<{ subject: string | null; text: string }>(200, await hub.coordinator.get('/me/digest'));
    expect(view.subject).toBeNull();
  });

  it('are shown to an operator nowhere: the log says what became of each mail, and a failed one can be tried again', async () => {
    const { operator } = given;
    const { items } = must<{ items: { id: string; kind: string; state: string }[] }>(
      200,
      await operator.get('/mails?state=sent'),
    );
    const sent = items.find((m) => m.kind === 'consent_asked')!;
    const mail = must<{ log: { fate: string }[] }>(200, await operator.get(`/mails/${sent.id}`));
    expect(mail.log.map((l) => l.fate)).toEqual(['sent']);
    expect((await operator.post(`/mails/${sent.id}/retry`)).status).toBe(404);
    await landfall.admin.query(`update mail.messages set state = 'failed' where id = $1`, [sent.id]);
    expect((await operator.post(`/mails/${sent.id}/retry`)).status).toBe(202);
    await landfall.settled();
    expect(must<{ log: unknown[] }>(200, await operator.get(`/mails/${sent.id}`)).log.length).toBe(2);
    expect((await hub.coordinator.get('/mails')).status).toBe(403);
    const templates = must<{ items: { address: string }[] }>(200, await operator.get('/mails/templates')).items;
    expect(templates.length).toBe(4 * (mailKinds.length + 1));
    for (const { address } of [...templates.slice(0, 8), ...templates.slice(-4)])
      expect((await operator.get(address)).text).toContain('<html');
  });

  it('are not needed by a mail server that reports what came back', async () => {
    const path = new URL(Reports.addressFor(landfall.app.get(Settings).values)).pathname;
    const post = (to: string, type: string) =>
      landfall.nobody().send('POST', to, 'Subject: hello\r\n\r\nnothing', { 'content-type': type });
    expect((await post(path, 'message/rfc822')).text).toBe('{"taken":0}');
    expect((await post(path, 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post(`${path.slice(0, -1)}_`, 'message/rfc822')).status).toBe(404);
  });
});
