import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Transactions } from '#database';
import { openDatabase, personActor, type OpenDatabase } from '../../test/setup/open-database.js';
import { Colleagues } from './colleagues.js';
import { membersEntities } from './entities.js';
import { People } from './people.js';

let db: OpenDatabase;
let api: Transactions;
let colleagues: Colleagues;
beforeAll(async () => {
  db = await openDatabase(membersEntities);
  api = await db.transactions('api');
  colleagues = new Colleagues(api, new People(api));
});
afterAll(() => db.close());

const someone = { name: 'Vera', language: 'en', zone: 'UTC', role: 'member' } as const;
type Firm = Awaited<ReturnType<OpenDatabase['firm']>>;

/** A second person of a firm, by invitation and their own word. */
async function joined(firm: Firm, role: 'owner' | 'member' = 'member') {
  const email = `${randomUUID()}@firm.test`;
  const { id } = await colleagues.invite(firm, firm.organisation, { ...someone, email, role });
  const [{ person }] = (await db.rows<{ person: string }>(`select person from members.invitations where id = $1`, [id])) as [{ person: string }]; // prettier-ignore
  await colleagues.accept(personActor(person), id);
  const owns = role === 'owner' ? [firm.organisation] : [];
  return { email, invitation: id, ...personActor(person, { organisations: [firm.organisation], owns }) };
}

it('who acts for an organisation is told to its own people and the operator, and to nobody else', async () => {
  const [firm, other] = [await db.firm('Hydroslukhan'), await db.firm('Wadimarra')];
  const operator = personActor(undefined, { duties: ['operator'] });
  for (const actor of [firm, operator]) {
    const { items } = await colleagues.list(actor, firm.organisation);
    expect(items.map(({ id, role }) => [id, role])).toEqual([[firm.person, 'owner']]);
  }
  const strangers = [other, personActor(undefined, { hubs: [randomUUID()] }), personActor(undefined, { duties: ['compliance'] })];
  for (const actor of strangers) await expect(colleagues.list(actor, firm.organisation)).rejects.toMatchObject({ status: 404 });
});

describe('an invitation', () => {
  it('tells nothing of an account that there is, and makes nobody a member who has not said yes', async () => {
    const [firm, other] = [await db.firm('Agrovista'), await db.firm('Delmarra')];
    const known = `${other.person}@firm.test`;
    const views = [];
    for (const email of [known, 'nobody.yet@firm.test'])
      views.push(await colleagues.invite(firm, firm.organisation, { ...someone, email }));
    expect(views.map(({ name, role, over }) => ({ name, role, over }))).toEqual([1, 2].map(() => ({ name: 'Vera', role: 'member', over: false }))); // prettier-ignore
    const { items, invited } = await colleagues.list(firm, firm.organisation);
    expect([items.length, invited.map((i) => i.email)]).toEqual([1, [known, 'nobody.yet@firm.test']]);
    expect((await colleagues.own(other)).items).toMatchObject([
      { organisation: { name: 'Agrovista' }, role: 'member', by: 'Agrovista' },
    ]);
    await colleagues.accept(other, views[0]!.id);
    expect((await colleagues.list(firm, firm.organisation)).items.map((m) => m.id).sort()).toEqual(
      [firm.person, other.person].sort(),
    );
    expect((await colleagues.own(other)).items).toEqual([]);
  });

  it('is answered by whom it is for, once, and not after its time; sent again, the first is void', async () => {
    const [firm, other] = [await db.firm('Kvantel'), await db.firm('Sohrab')];
    const email = `${other.person}@firm.test`;
    const first = await colleagues.invite(firm, firm.organisation, { ...someone, email });
    const second = await colleagues.invite(firm, firm.organisation, { ...someone, email });
    await expect(colleagues.accept(other, first.id)).rejects.toMatchObject({ status: 404 });
    await expect(colleagues.accept(firm, second.id)).rejects.toMatchObject({ status: 404 });
    await colleagues.decline(other, second.id);
    await expect(colleagues.accept(other, second.id)).rejects.toMatchObject({ status: 404 });
    const third = await colleagues.invite(firm, firm.organisation, { ...someone, email });
    await db.later('8 days');
    await expect(colleagues.accept(other, third.id)).rejects.toMatchObject({ status: 409 });
    expect((await colleagues.list(firm, firm.organisation)).invited).toMatchObject([{ id: third.id, over: true }]);
    await colleagues.withdraw(firm, firm.organisation, third.id);
    expect((await colleagues.list(firm, firm.organisation)).invited).toEqual([]);
  });

  it('is an owner’s to send, and another organisation’s is not there', async () => {
    const [firm, other] = [await db.firm('Tamizhar'), await db.firm('Nilora')];
    const member = await joined(firm);
    const body = { ...someone, email: 'new@firm.test' };
    await expect(colleagues.invite(member, firm.organisation, body)).rejects.toMatchObject({ status: 403 });
    await expect(colleagues.invite(other, firm.organisation, body)).rejects.toMatchObject({ status: 404 });
    const { id } = await colleagues.invite(firm, firm.organisation, body);
    await expect(colleagues.withdraw(other, other.organisation, id)).rejects.toMatchObject({ status: 404 });
  });
});

describe('an organisation', () => {
  it('always has an owner: it is handed over before the last one goes', async () => {
    const firm = await db.firm('Sabzevar');
    const needs = { status: 409, facts: { needs: 'another_owner' } };
    const member = await joined(firm);
    await expect(colleagues.end(firm, firm.organisation, firm.person)).rejects.toMatchObject(needs);
    await expect(colleagues.setRole(firm, firm.organisation, firm.person, 'member')).rejects.toMatchObject(needs);
    await expect(colleagues.setRole(member, firm.organisation, member.person, 'owner')).rejects.toMatchObject({ status: 403 });
    await colleagues.setRole(firm, firm.organisation, member.person, 'owner');
    await colleagues.end(firm, firm.organisation, firm.person);
    const { items } = await colleagues.list(member, firm.organisation);
    expect(items.map(({ id, role }) => [id, role])).toEqual([[member.person, 'owner']]);
  });

  it('keeps an owner also when both go at once', async () => {
    const firm = await db.firm('Mirzapour');
    const second = await joined(firm, 'owner');
    const both = [firm, second].map((actor) => colleagues.end(actor, firm.organisation, actor.person));
    const done = await Promise.allSettled(both);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(
      await db.rows(`select 1 from members.memberships where organisation = $1 and ended_at is null`, [firm.organisation]),
    ).toHaveLength(1);
  });

  it('is left by oneself, and by another only by an owner’s word; the sessions end with it', async () => {
    const firm = await db.firm('Baikorda');
    const [one, two, third] = [await joined(firm), await joined(firm), await joined(firm)];
    for (const { person } of [one, two])
      await db.superuser.query(`insert into members.sessions (id_hash, person) values ($1, $2)`, [randomUUID(), person]);
    await expect(colleagues.end(one, firm.organisation, two.person)).rejects.toMatchObject({ status: 403 });
    await colleagues.end(one, firm.organisation, one.person);
    await colleagues.end(firm, firm.organisation, two.person);
    expect((await colleagues.list(third, firm.organisation)).items.map((m) => m.id).sort()).toEqual(
      [firm.person, third.person].sort(),
    );
    expect(
      await db.rows(`select 1 from members.sessions where person = any ($1) and ended_at is null`, [[one.person, two.person]]),
    ).toEqual([]);
  });

  it('is closed by an owner who says its name, for good', async () => {
    const firm = await db.firm('Orenlight');
    const member = await joined(firm);
    await expect(colleagues.close(member, firm.organisation, { name: 'Orenlight' })).rejects.toMatchObject({ status: 403 });
    await expect(colleagues.close(firm, firm.organisation, { name: 'Orenlite' })).rejects.toMatchObject({ status: 422 });
    await colleagues.close(firm, firm.organisation, { name: 'Orenlight' });
    const [row] = await db.rows(`select members.actor_of($1) as actor`, [firm.person]);
    expect(row!.actor).toMatchObject({ organisations: [], owns: [] });
    await expect(colleagues.close(firm, firm.organisation, { name: 'Orenlight' })).rejects.toMatchObject({ status: 404 });
  });
});

it('the database itself gives nobody a place by their own hand', async () => {
  const firm = await db.firm('Zarafshan');
  const [member, stranger] = [await joined(firm), personActor((await db.firm('Elsewhere')).person)];
  const join = (actor: typeof stranger, role: string) =>
    api.run(actor, (em) =>
      em.query(`insert into members.memberships (id, person, organisation, role) values ($1, $2, $3, $4)`, [
        randomUUID(),
        actor.person,
        firm.organisation,
        role,
      ]),
    );
  await expect(join(stranger, 'member')).rejects.toThrow('row-level security');
  await api.run(member, (em) => em.query(`update members.memberships set role = 'owner' where person = $1`, [member.person]));
  expect((await colleagues.list(firm, firm.organisation)).items.map((m) => m.role).sort()).toEqual(['member', 'owner']);
  const invited = await colleagues.invite(firm, firm.organisation, { ...someone, email: `${stranger.person}@firm.test` });
  await expect(join(stranger, 'owner')).rejects.toThrow('row-level security');
  await colleagues.accept(stranger, invited.id);
});
