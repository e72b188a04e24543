import { randomUUID } from 'node:crypto';
import { anonymous, dataSource, system, Transactions } from '#database';
import { Settings, type readSettings } from '#settings';
import { cloneDatabase } from '../../test/setup/databases.js';
import { Links, mailEntities } from './index.js';

const database = await cloneDatabase();
const api = await dataSource(database.api, mailEntities).initialize();
const admin = await dataSource(database.admin, []).initialize();
const transactions = new Transactions(api);
const values = {
  PUBLIC_URL: 'https://landfall.example',
  linkSecret: 'a secret of the tests, 32 characters and more',
} as ReturnType<typeof readSettings>;
const links = new Links(transactions, new Settings(values));
const person = randomUUID();
const made = (minutes = 30) => transactions.run(anonymous, (em) => links.makeLink(em, { purpose: 'sign_in', person, minutes }));

afterAll(async () => {
  await api.destroy();
  await admin.destroy();
  await database.drop();
});

describe('a link', () => {
  it('opens what it was made for, and the database does not hold its token', async () => {
    const { id } = await made();
    const token = links.tokenOf(id);
    expect(links.urlOf(id, 'sign_in')).toBe(`https://landfall.example/s/${token}`);
    expect(await links.open(token)).toEqual({
      id,
      purpose: 'sign_in',
      person,
      contact: null,
      subject: null,
      side: null,
      used: false,
      live: true,
    });
    const rows = JSON.stringify(await admin.query(`select * from mail.links`));
    expect(rows).not.toContain(token);
  });

  it('is not changed by being opened a hundred times', async () => {
    const { id } = await made();
    const before = await admin.query(`select * from mail.links where id = $1`, [id]);
    for (let i = 0; i < 100; i++) await links.open(links.tokenOf(id));
    expect(await admin.query(`select * from mail.links where id = $1`, [id])).toEqual(before);
  });

  it('with one bit changed opens nothing', async () => {
    const token = links.tokenOf((await made()).id);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (let at = 0; at < token.length; at++) {
      const other = alphabet[alphabet.indexOf(token[at]!) ^ 1]!;
      expect(await links.open(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
    expect(await links.open(`${token}'; drop table mail.links --`)).toBeNull();
  });

  it('made with another secret opens nothing', async () => {
    const others = new Links(transactions, new Settings({ ...values, linkSecret: 'another secret, of 32 characters or more' }));
    expect(await links.open(others.tokenOf((await made()).id))).toBeNull();
  });

  it('for one use is used by one of two at once', async () => {
    const { id } = await made();
    const used = await Promise.all([links.use(id), links.use(id), links.use(id)]);
    expect(used.filter(Boolean).length).toBe(1);
    expect((await links.open(links.tokenOf(id)))?.used).toBe(true);
  });

  it('past its time is shown as such and cannot be used', async () => {
    const { id } = await made(-1);
    expect((await links.open(links.tokenOf(id)))?.live).toBe(false);
    expect(await links.use(id)).toBe(false);
  });

  it('cannot be read by whoever may make one', async () => {
    await expect(transactions.run(anonymous, (em) => em.query(`select * from mail.links`))).rejects.toThrow('permission denied');
    await expect(transactions.run(system('x'), (em) => em.query(`select * from mail.messages`))).resolves.toEqual([]);
  });
});
