import { copyFileSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { system } from '#database';
import { Settings } from '#settings';
import { pairMustBeCleared } from '../gate.js';
import { ListFiles } from '../list-files.js';
import { listsToLookFor } from '../screening.jobs.js';
import { officer, openRoom, operator, type Room } from './room.js';

let room: Room;
beforeAll(async () => {
  room = await openRoom();
});
afterAll(() => room.close());
beforeEach(() => room.empty());

const gate = (one: { organisation: string }, other: { organisation: string }, at: string) =>
  room.api.run(officer, (em) =>
    pairMustBeCleared(em, { offeringOrganisation: one.organisation, needOrganisation: other.organisation, hub: at }),
  );

describe('a list of a country', () => {
  it('counts for pairs that this country has to do with, and for nobody else', async () => {
    await room.load(['Zzyzx Forbidden'], { name: 'Everybody' });
    await room.load(['Poliokryl Aero'], { name: 'Of Vietnam', applies: ['VN'] });
    const [firm, inDubai, inHanoi] = [
      await room.organisation('Poliokryl Aero', 'RU'),
      await room.organisation('Sayyarnab Water', 'AE'),
      await room.organisation('Song To', 'VN'),
    ];
    await room.screen(firm.organisation, inDubai.organisation, inHanoi.organisation);
    expect(await room.check(firm.organisation)).toMatchObject({ result: 'clear', elsewhere: ['VN'] });
    await expect(gate(firm, inDubai, await room.hub('AE'))).resolves.toBeUndefined();
    await expect(gate(firm, inHanoi, await room.hub('AE'))).rejects.toMatchObject({ code: 'held_for_check', facts: {} });
    await expect(gate(firm, inDubai, await room.hub('VN'))).rejects.toMatchObject({ code: 'held_for_check', facts: {} });
    const { items } = await room.screening.hits(officer, { limit: 20 });
    expect(items).toMatchObject([{ organisation: firm.organisation, result: 'clear', elsewhere: ['VN'] }]);
    await room.screening.decide(officer, firm.organisation, 1, { decision: 'dismissed', note: 'Another one.' });
    await expect(gate(firm, inHanoi, await room.hub('AE'))).resolves.toBeUndefined();
  });

  it('counts for everybody when it is the home market’s', async () => {
    await room.load(['Poliokryl Aero'], { applies: ['RU', 'KZ'] });
    const firm = await room.organisation('Poliokryl Aero', 'BR');
    await room.screen(firm.organisation);
    expect(await room.check(firm.organisation)).toMatchObject({ result: 'potential', elsewhere: [] });
  });
});

describe('a list that is too old', () => {
  it('lets nobody be introduced whom it counts for, says so, and is told of with its age', async () => {
    const day = await room.today();
    await room.load(['Zzyzx Forbidden'], { name: 'Everybody' });
    await room.load(['Poliokryl Aero'], { name: 'Of Vietnam', applies: ['VN'], kind: 'official', dated: day, oldestDays: 3 });
    const [firm, inDubai] = [await room.organisation('Hydroslukhan', 'RU'), await room.organisation('Sayyarnab Water', 'AE')];
    await room.screen(firm.organisation, inDubai.organisation);
    const [dubai, hanoi] = [await room.hub('AE'), await room.hub('VN')];
    await room.db.later('3 days');
    await expect(gate(firm, inDubai, hanoi)).resolves.toBeUndefined();
    await room.db.later('1 day');
    await expect(gate(firm, inDubai, hanoi)).rejects.toMatchObject({ status: 409, code: 'lists_too_old', facts: {} });
    await expect(gate(firm, inDubai, dubai)).resolves.toBeUndefined();
    expect((await room.lists.all(operator)).items).toMatchObject([
      { name: 'Everybody', tooOld: false, oldestDays: null },
      { name: 'Of Vietnam', tooOld: true, days: 4 },
    ]);
    await room.load(['Poliokryl Aero'], { name: 'Of Vietnam', applies: ['VN'], kind: 'official', dated: await room.today() });
    await expect(gate(firm, inDubai, hanoi)).resolves.toBeUndefined();
  });
});

describe('taking a list away', () => {
  it('needs a second person, and is in the ledger with both', async () => {
    const { id } = await room.load(['Poliokryl Aero']);
    expect(await room.lists.askRemoval(officer, id, { reason: 'Superseded.' })).toMatchObject({ removed: false });
    await expect(room.lists.askRemoval(officer, id, { reason: 'Superseded.' })).rejects.toMatchObject({ code: 'conflict' });
    await room.lists.keep(officer, id);
    await room.lists.askRemoval(operator, id, { reason: 'Superseded.' });
    expect(await room.lists.askRemoval(officer, id, { reason: 'I agree.' })).toMatchObject({ removed: true });
    await expect(room.lists.askRemoval(operator, id, { reason: 'Again.' })).rejects.toMatchObject({ status: 404 });
    const entries = await room.db.rows(`select name, actor, facts from ledger.entries where name like 'List%' order by seq`);
    expect(entries.map((e) => [e.name, e.actor])).toEqual([
      ['ListLoaded', officer.person],
      ['ListRemovalAsked', officer.person],
      ['ListKept', officer.person],
      ['ListRemovalAsked', operator.person],
      ['ListRemoved', officer.person],
    ]);
    expect(entries.at(-1)!.facts).toMatchObject({ askedBy: operator.person });
    const alone = room.db.rows(`update screening.lists set removal_asked_by = $1, removed_by = $1 where id = $2`, [
      officer.person,
      id,
    ]);
    await expect(alone).rejects.toMatchObject({ code: '23514' });
  });

  it('cannot be had by loading a shorter one, or an older one, of the same name', async () => {
    await room.load(Array.from({ length: 40 }, (_, n) => `Forbidden ${'abcdefghij'[n % 10]}${n}`));
    const rule = (rule: string) => ({ errors: [{ field: 'parties', rule }] });
    await expect(room.load(['Poliokryl Aero'])).rejects.toMatchObject(rule('shrunk'));
    await expect(room.load(['Poliokryl Aero'], { dated: '2026-11-14' })).rejects.toMatchObject(rule('older'));
    expect((await room.lists.all(officer)).items).toMatchObject([{ parties: 40, dated: '2026-11-15' }]);
    expect(await room.db.rows(`select distinct list from screening.denied_parties`)).toHaveLength(1);
  });
});

describe('the folder of lists', () => {
  const files = () => new ListFiles(room.settings);
  const manifest = (...entries: object[]) => writeFileSync(path.join(room.folder, 'lists.json'), JSON.stringify(entries));
  const put = (name: string, change: (text: string) => string = (text) => text) => {
    const from = path.join(import.meta.dirname, 'fixtures', name);
    copyFileSync(from, path.join(room.folder, name));
    writeFileSync(path.join(room.folder, name), change(readFileSync(from, 'utf8')));
  };
  const un = { name: 'Security Council', file: 'un.xml', format: 'un-xml' };
  const sdn = { name: 'SDN', file: 'sdn.csv', beside: 'alt.csv', format: 'ofac-csv', applies: ['US'] };
  /** What the timetable and the two jobs do, once round. */
  async function look(): Promise<number> {
    await room.worker.run(system('LookForLists'), (em) => files().look(em));
    const jobs = await room.db.rows<{ source: string }>(
      `select payload ->> 'source' as source from ledger.jobs where name = 'LoadListFile'`,
    );
    for (const { source } of jobs) await room.worker.run(system('LoadListFile'), (em) => files().loadFromFolder(em, source));
    await room.db.rows(`delete from ledger.jobs where name = 'LoadListFile'`);
    return jobs.length;
  }

  it('is looked into at once and each hour, and nothing is due where there is none', async () => {
    const due = async () => (await room.db.rows<{ key: string }>(listsToLookFor)).map(({ key }) => key);
    await room.worker.run(system('worker'), (em) => files().begin(em));
    const first = await due();
    expect(first).toHaveLength(1);
    await room.db.later('60 minutes');
    const second = await due();
    expect(second).not.toEqual(first);
    await room.worker.run(system('worker'), (em) => files().begin(em));
    expect(await due()).not.toEqual(second);
    const none = new ListFiles(new Settings({} as Settings['values']));
    await room.worker.run(system('worker'), (em) => none.begin(em));
    expect(await due()).toEqual([]);
  });

  it('is read when a file is new, and each list has its own day', async () => {
    manifest(un, sdn);
    for (const name of ['un.xml', 'sdn.csv', 'alt.csv']) put(name);
    expect(await look()).toBe(2);
    expect((await room.lists.all(officer)).items).toMatchObject([
      { name: 'SDN', kind: 'official', applies: ['US'], parties: 3, dated: await room.today() },
      { name: 'Security Council', applies: ['*'], parties: 2, dated: '2026-11-20', oldestDays: 14 },
    ]);
    expect(await look()).toBe(0);
    const fetchedAgain = new Date('2027-01-05T00:00:00Z');
    utimesSync(path.join(room.folder, 'un.xml'), fetchedAgain, fetchedAgain);
    expect(await look()).toBe(0);
    expect((await room.lists.all(officer)).items[1]).toMatchObject({ dated: '2026-11-20', currentOn: '2027-01-05' });
  });

  it('loses nothing by a bad file: the old list stays, and the line and the reason are told once', async () => {
    manifest(un, { name: 'Own', file: 'own.csv', format: 'own-csv', kind: 'own' });
    put('un.xml');
    put('own.csv');
    await look();
    put('un.xml', (text) => text.replace('</ENTITY>', ''));
    put('own.csv', (text) => text.replace('Teodrasz Vintorek', ''));
    expect(await look()).toBe(2);
    expect(await look()).toBe(0);
    const { items, refused } = await room.lists.all(operator);
    expect(items).toMatchObject([
      { name: 'Own', parties: 2 },
      { name: 'Security Council', parties: 2 },
    ]);
    expect(refused).toMatchObject([
      { name: 'Own', rule: 'nameless', line: 3, message: expect.stringMatching(/without a name/) },
      { name: 'Security Council', rule: 'malformed', line: expect.any(Number) },
    ]);
    expect(await room.db.rows(`select facts from ledger.entries where name = 'ListRefused'`)).toHaveLength(2);
    expect(await room.db.rows(`select distinct list from screening.denied_parties`)).toHaveLength(2);
    put('un.xml');
    put('own.csv');
    await look();
    expect((await room.lists.all(operator)).refused).toEqual([]);
  });

  it('is not read by a manifest that is wrong, which says where', async () => {
    manifest({ ...un, file: '../un.xml' });
    await expect(look()).rejects.toThrow(/0\.file must be the name of a file in this folder/);
    manifest(un, un);
    await expect(look()).rejects.toThrow(/two lists are called "Security Council"/);
  });
});
