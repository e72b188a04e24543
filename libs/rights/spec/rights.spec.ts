import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Anchors } from '#ledger';
import { Outbox } from '#mail';
import { Settings } from '#settings';
import { Given, must, type Buyer } from '../../../test/given/given.js';
import { Landfall } from '../../../test/landfall.js';
import { linkIn } from '../../../test/mailbox.js';

const [name, address] = ['Quixandrel Vorhimsa', 'quixandrel.vorhimsa@example.net'];

/** Tables in which a row still holds one of these words, as text or as the bytes of a file. */
async function tablesWith(landfall: Landfall, ...words: string[]): Promise<string[]> {
  const { rows } = await landfall.admin.query(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found: string[] = [];
  for (const { name: table } of rows as { name: string }[]) {
    const { rows: hits } = await landfall.admin.query(
      `select 1 from ${table} t where exists (select from unnest($1::text[]) w where position(w in t::text) > 0 or position(encode(convert_to(w, 'UTF8'), 'hex') in t::text) > 0) limit 1`,
      [words],
    );
    if (hits.length) found.push(table);
  }
  return found;
}

describe('whoever somebody else has entered', () => {
  let landfall: Landfall;
  let given: Given;
  let buyer: Buyer;
  let firm: Awaited<ReturnType<Given['firm']>>;
  let page: string;
  let firstLetter: string;
  beforeAll(async () => {
    landfall = await Landfall.start();
    given = await Given.in(landfall);
    await given.deniedParties();
    const hub = await given.hub();
    firm = await given.firm();
    buyer = await given.buyer(hub, {}, { name, email: address, source: 'a fair in Sharjah', ground: 'asked us to list it' });
    await given.offering(firm);
    await given.need(buyer);
    await landfall.settled();
    const [proposal] = must(200, await hub.coordinator.get('/proposals')).items;
    must(200, await hub.coordinator.put(`/proposals/${proposal.id}/approval`, {}, proposal.version));
    await landfall.later('11 seconds');
    await landfall.until(`select 1 from introductions.sides where state = 'asked'`);
    const [asked] = must(200, await firm.owner.get('/introductions')).items;
    must(200, await firm.owner.put(`/introductions/${asked.id}/answer`, { answer: 'accept' }, asked.version));
    await landfall.until(`select 1 from mail.messages where kind = 'consent_asked' and contact is not null and state = 'sent'`);
    const [letter] = landfall.mailbox.to(address);
    firstLetter = letter!.text ?? '';
    page = new URL(linkIn(letter!, '/d/')).pathname;
    // what they said of a find, and what a coordinator was told of it
    await landfall.admin.query(
      `insert into digests.finds (id, reader, contact, side, offering, need, hub, shown, note)
       select gen_random_uuid(), c.id, c.id, 'need', i.offering, i.need, i.hub, '{}', $1 from introductions.introductions i, members.contacts c`,
      [`Ask for ${name}`],
    );
    await landfall.admin.query(`update introductions.proposals set origin_note = $1`, [`Ask for ${name}, ${address}`]);
    must(200, await given.answerByLink(linkIn(letter!, '/c/'), address, { answer: 'accepted' }));
    await landfall.until(`select 1 from mail.messages where kind = 'introduction_made' and state = 'sent' having count(*) = 2`);
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  it('reads in the first mail where the address is from, on what ground and who answers for it, and sees it all by its link', async () => {
    expect(firstLetter).toContain('a fair in Sharjah');
    expect(firstLetter).toContain('asked us to list it');
    const visitor = landfall.nobody();
    const opened = await visitor.get(page);
    expect(opened.status).toBe(200);
    for (const said of [name, address, 'a fair in Sharjah', 'asked us to list it', buyer.hub.name])
      expect(opened.text).toContain(said);
    const held = must<{ mails: { kind: string }[] }>(200, (await visitor.form(`${page}/data`, {})) as never);
    expect(held).toMatchObject({
      contacts: [{ name, email: address, source: 'a fair in Sharjah', ground: 'asked us to list it' }],
      mandates: [{ id: buyer.mandate }],
      answers: [{ answer: 'accepted' }],
    });
    expect(held.mails.map((mail: { kind: string }) => mail.kind).sort()).toEqual([
      'answer_code',
      'consent_asked',
      'introduction_made',
    ]);
    expect((await visitor.get(page)).status).toBe(200);
    expect((await landfall.admin.query(`select confirmed_at is not null as confirmed from members.contacts`)).rows).toEqual([
      { confirmed: true },
    ]);
  });

  it('changes nothing by being opened, however often', async () => {
    const entries = async () =>
      (
        await landfall.admin.query(
          `select (select count(*)::int from ledger.entries) as n, md5(string_agg(c::text, '')) as kept from members.contacts c`,
        )
      ).rows[0];
    const before = await entries();
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      for (const at of [page, `${page}/data`]) for (let n = 0; n < 20; n++) await landfall.nobody().send(method, at, undefined);
    expect(await entries()).toEqual(before);
  });

  it('is shown to nobody who has another link, a part of one, or none', async () => {
    for (const spoilt of [page.slice(0, -1), `${page}x`, page.replace('.', ''), '/d/x', page.replace('/d/', '/d/A')])
      expect((await landfall.nobody().get(spoilt)).status).toBe(404);
    expect((await landfall.nobody().form(page, { act: 'else' })).status).toBe(422);
  });

  it('is erased on their word from every row, and what happened stays proved', async () => {
    expect(await tablesWith(landfall, name, address)).toEqual(
      expect.arrayContaining(['digests.finds', 'introductions.proposals', 'mail.messages', 'members.contacts']),
    );
    must(200, await landfall.nobody().form(page, { act: 'delete' }));
    await landfall.until(`select 1 from ledger.entries where name = 'SomebodyErased'`);
    await landfall.settled();
    expect(await tablesWith(landfall, name, address)).toEqual([]);
    expect((await landfall.nobody().get(page)).status).toBe(404);
    expect((await landfall.admin.query(`select state from listings.listings where side = 'need'`)).rows).toEqual([
      { state: 'withdrawn' },
    ]);
    await landfall.until(`select 1 where not exists (select from ledger.unchained)`);
    const ask = async (sql: string, parameters: unknown[] = []) => (await landfall.admin.query(sql, parameters)).rows;
    const { broken, entries } = await landfall.app.get(Anchors).verify(ask);
    expect([broken, entries > 10]).toEqual([[], true]);
    expect(await landfall.parked()).toEqual([]);
    expect(landfall.mailbox.letters.filter(({ text }) => text?.includes('erased.invalid'))).toEqual([]);
  });

  it('hears of it a week after being entered where nobody has written, and is gone a month later unless they said that it is they', async () => {
    const [silent, known] = [
      await given.buyer(buyer.hub, {}, { name: 'Silent Somebody', email: 'silent@example.net' }),
      await given.buyer(buyer.hub, {}, { name: 'Known Somebody', email: 'known@example.net' }),
    ];
    await landfall.later('8 days');
    await landfall.until(`select 1 from mail.messages where kind = 'contact_entered' and state = 'sent' having count(*) = 2`);
    const [letter] = landfall.mailbox.to('known@example.net');
    must(200, await landfall.nobody().form(new URL(linkIn(letter!, '/d/')).pathname, { act: 'confirm' }));
    await landfall.later('31 days');
    await landfall.until(`select 1 from members.contacts where erased_at is not null and name = 'erased' having count(*) = 2`);
    await landfall.settled();
    expect(await tablesWith(landfall, 'silent@example.net')).toEqual([]);
    expect(await tablesWith(landfall, 'known@example.net')).toContain('members.contacts');
    const mandates = `select id, ended_at is null as live from members.mandates where id in ($1, $2)`;
    const { rows } = await landfall.admin.query(mandates, [silent.mandate, known.mandate]);
    expect(new Map(rows.map((row) => [row.id, row.live]))).toEqual(
      new Map([
        [silent.mandate, false],
        [known.mandate, true],
      ]),
    );
  });

  it('is kept as long as the operator says', async () => {
    const operator = await landfall.operator();
    expect(must(200, await operator.get('/retention'))).toMatchObject({ unconfirmed_contacts: 30, sent_mails: 365 });
    // months have passed, and with them the key that the owner had
    const owner = await landfall.person(firm.ownerEmail);
    expect((await owner.put('/retention', { sent_mails: 1 })).status).toBe(403);
    expect((await operator.put('/retention', { sent_mails: 0 })).status).toBe(422);
    expect(must(200, await operator.put('/retention', { sent_mails: 20 }))).toMatchObject({ sent_mails: 20 });
    await landfall.admin.query(`select landfall.forget_words()`);
    await landfall.until(
      `select 1 from mail.messages where kind = 'introduction_made' and facts = '{}' and address like 'forgotten%'`,
    );
  });
});

describe('somebody with an account', () => {
  let landfall: Landfall;
  beforeAll(async () => {
    landfall = await Landfall.start();
  });
  afterAll(() => landfall?.close());

  it('reads all that is held, and is erased by password when nobody is left without an owner', async () => {
    const given = await Given.in(landfall);
    const owned = {
      kind: 'company',
      name: 'Firmaria Vorhim',
      country: 'RU',
      language: 'en',
      owner: { name, email: address, language: 'en', zone: 'UTC' },
    };
    const firm = must<{ id: string }>(201, await given.operator.post('/organisations', owned));
    await landfall.settled();
    const owner = landfall.nobody();
    const letter = landfall.mailbox.to(address).find((l) => /\/s\//.test(l.text ?? ''));
    const password = 'a long sentence that nobody guesses';
    expect((await owner.form(new URL(linkIn(letter!, '/s/')).pathname, { password })).status).toBe(303);
    const held = must(200, await owner.get('/me/data'));
    expect(held).toMatchObject({ account: { name, email: address }, memberships: [{ organisation: firm.id, role: 'owner' }] });
    expect(JSON.stringify(held)).not.toMatch(/argon2|"hash"/);
    const leave = (body: object) => owner.send('DELETE', '/me', JSON.stringify(body), { 'content-type': 'application/json' });
    expect((await leave({ password: 'another sentence, not the right one' })).status).toBe(401);
    expect(must(409, await leave({ password })) as object).toMatchObject({ facts: { needs: 'another_owner' } });
    const operator = await landfall.operator();
    const second = { name: 'Second', email: 'second@example.com', language: 'en', zone: 'UTC' };
    must(201, await operator.post('/people', { ...second, organisation: firm.id, role: 'owner' }));
    must(202, await leave({ password }));
    await landfall.until(`select 1 from ledger.entries where name = 'SomebodyErased'`);
    await landfall.settled();
    expect(await tablesWith(landfall, name, address)).toEqual([]);
    expect((await owner.get('/me/data')).status).toBe(401);
  });
});

describe('kept mails', () => {
  it('are deleted as files with whom they were to', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'landfall-outbox-'));
    const outbox = new Outbox(new Settings({ DATA_DIR: folder } as Settings['values']));
    const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
    const mail = { from: 'a@b.example', to: address, subject: 'Hello', text: 'Hello' } as never;
    for (const id of [one, two]) await outbox.keep({ id, kind: 'digest', createdAt: new Date(0) }, mail);
    await outbox.forget([one]);
    expect(readdirSync(path.join(folder, 'outbox'))).toEqual([expect.stringContaining(two)]);
    await outbox.forget([one, two]);
    await outbox.forget([two]);
    rmSync(folder, { recursive: true });
    await outbox.forget([two]);
    expect(existsSync(folder)).toBe(false);
  });
});
