import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { system, type Transactions } from '#database';
import { Calls, Networks } from '#outward';
import { Settings } from '#settings';
import { nameServer } from '../../test/setup/name-server.js';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { Domains, domainsToProve, plainDomain } from './domains.js';
import { membersEntities } from './entities.js';
import { Verifications } from './verifications.js';

let db: OpenDatabase;
let api: Transactions;
let worker: Transactions;
let verifications: Verifications;
let domains: Domains;
let names: Awaited<ReturnType<typeof nameServer>>;
let site: http.Server;
const pages = new Map<string, string>();

beforeAll(async () => {
  db = await openDatabase(membersEntities);
  [api, worker] = [await db.transactions('api'), await db.transactions('worker')];
  verifications = new Verifications(api);
  names = await nameServer();
  site = http.createServer((request, answer) => {
    const page = pages.get(request.url!);
    answer.writeHead(page === undefined ? 404 : 200).end(page);
  });
  await new Promise<void>((done) => site.listen(0, '127.0.0.1', done));
  const { port } = site.address() as AddressInfo;
  const calls = new Calls(new Networks('127.0.0.0/8'), undefined, { ports: 'any', connectMs: 2_000, wholeMs: 2_000 });
  domains = new Domains(new Settings({ DNS_SERVERS: names.address } as never), {
    calls,
    fileOf: (domain) => `http://127.0.0.1:${port}/${domain}`,
  });
});
afterAll(async () => {
  names.close();
  site.closeAllConnections();
  await new Promise((done) => site.close(done));
  await db.close();
});
const prove = (verification: string) => worker.run(system('ProveDomain'), (em) => domains.prove(em, { verification }));
const due = async () =>
  (await db.rows<{ payload: { verification: string } }>(domainsToProve)).map((row) => row.payload.verification);

it('a domain is in the hands of whoever puts the line into its record, and only of them', async () => {
  const [firm, other] = [await db.firm('Hydroslukhan'), await db.firm('Polevodnik')];
  const claim = (whose: typeof firm) =>
    verifications.claim(whose, whose.organisation, { kind: 'domain', value: 'https://WWW.Hydroslukhan.example/about' });
  const [own, twin] = [await claim(firm), await claim(other)];
  expect(own).toMatchObject({ value: 'hydroslukhan.example', seen: false, proof: { record: '_landfall.hydroslukhan.example' } });
  expect((await claim(firm)).id).toBe(own.id);
  await prove(own.id);
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 0, items: [{ seen: false }] });

  names.records.set('_landfall.hydroslukhan.example', ['v=spf1 -all', own.proof!.line]);
  for (const { id } of [own, twin]) await prove(id);
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({
    level: 1,
    items: [{ seen: true, document: 'TXT _landfall.hydroslukhan.example' }],
  });
  expect(await verifications.list(other, other.organisation)).toMatchObject({ level: 0, items: [{ seen: false }] });
  expect(await db.rows(`select name from ledger.entries where name = 'DomainProven'`)).toHaveLength(1);
});

it('the line may stand in a file instead, and nowhere else', async () => {
  const firm = await db.firm('Sayyarnab');
  const { id, proof } = await verifications.claim(firm, firm.organisation, { kind: 'domain', value: 'сайярнаб.example' });
  expect(proof!.file).toBe('https://xn--80aad4aure8i.example/.well-known/landfall.txt');
  const page = `/${new URL(proof!.file).host}`;
  for (const wrong of [`${proof!.line}x`, `see ${proof!.line}`]) {
    pages.set(page, wrong);
    await prove(id);
    expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 0 });
  }
  pages.set(page, `of several\r\n ${proof!.line} \r\n`);
  await prove(id);
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 1, items: [{ seen: true }] });
});

it('is looked for hourly for a week, daily in the last month of a year, and counts no more when that is over', async () => {
  const firm = await db.firm('Wadimarra');
  const { id, proof } = await verifications.claim(firm, firm.organisation, { kind: 'domain', value: 'wadimarra.example' });
  const isDue = async () => (await due()).includes(id);
  expect(await isDue()).toBe(false); // asked for by the claim itself
  await db.later('61 minutes');
  expect(await isDue()).toBe(true);
  await prove(id);
  expect(await isDue()).toBe(false);
  await db.later('8 days');
  expect(await isDue()).toBe(false);
  names.records.set('_landfall.wadimarra.example', [proof!.line]);
  await prove(id);
  await db.later('330 days');
  expect(await isDue()).toBe(false);
  await db.later('10 days');
  expect(await isDue()).toBe(true);
  names.records.clear();
  await prove(id);
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 1 });
  await db.later('30 days');
  expect(await verifications.list(firm, firm.organisation)).toMatchObject({ level: 0 });
  await db.rows(`truncate landfall.clock`);
});

it('is asked for again by the firm itself; nobody else learns its line or calls it a document that was seen', async () => {
  const [firm, other] = [await db.firm('Nahrqabas'), await db.firm('Sonvietlam')];
  const { id } = await verifications.claim(firm, firm.organisation, { kind: 'domain', value: 'nahrqabas.example' });
  await verifications.check(firm, id);
  expect(
    await db.rows(`select 1 from ledger.entries where name = 'DomainCheckAsked' and facts->>'verification' = $1`, [id]),
  ).toHaveLength(2);
  await expect(verifications.check(other, id)).rejects.toMatchObject({ status: 404 });
  const operator = personActor(undefined, { duties: ['operator'] });
  expect(await verifications.list(operator, firm.organisation)).toMatchObject({ items: [{ id, proof: null }] });
  await expect(verifications.see(operator, id, { document: 'Extract', until: '2099-12-31' })).rejects.toMatchObject({
    status: 404,
  });
});

it('no firm has more than twenty looked for', async () => {
  const firm = await db.firm('Manydomains');
  const claim = (n: number) => verifications.claim(firm, firm.organisation, { kind: 'domain', value: `many-${n}.example` });
  for (let n = 0; n < 20; n++) await claim(n);
  await expect(claim(20)).rejects.toMatchObject({ status: 409, facts: { most: 20 } });
  expect((await claim(3)).value).toBe('many-3.example');
});

it.each(['localhost', '127.0.0.1', '[::1]', 'a b.example', '-x.example', 'example', 'x'.repeat(64) + '.example', 'exa_mple.org'])(
  '%s is no domain of anybody',
  (written) => expect(plainDomain(written)).toBeUndefined(),
);
