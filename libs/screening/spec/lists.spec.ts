import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readListFile, type Format } from '../lists/files.js';
import type { Listed, Said } from '../lists/listed.js';

const folder = mkdtempSync(path.join(tmpdir(), 'landfall-lists-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fixture = (name: string) => path.join(import.meta.dirname, 'fixtures', name);

async function read(format: Format, file: string, beside?: string) {
  const said: Said = {};
  const parties: Listed[] = [];
  for await (const some of readListFile({ path: file, format, beside }, said)) parties.push(...some);
  return { dated: said.dated, parties };
}
const spoilt = (name: string, change: (text: string) => string | Buffer) => {
  const file = path.join(folder, name);
  writeFileSync(file, change(readFileSync(fixture(name), 'utf8')));
  return file;
};

const firm = { named: 'body', names: expect.arrayContaining([expect.stringMatching(/^quelmora holdings fze$/i)]) };
const person = { named: 'person', names: expect.arrayContaining([expect.stringMatching(/^teodrasz vintorek$/i)]) };

describe('a file of a list', () => {
  it.each<[Format, string, string | undefined]>([
    ['opensanctions-csv', 'targets.simple.csv', '2026-11-20'],
    ['opensanctions-ftm', 'entities.ftm.json', '2026-11-21'],
    ['ofac-csv', 'sdn.csv', undefined],
    ['ofac-xml', 'sdn.xml', '2026-11-20'],
    ['eu-xml', 'eu.xml', '2026-11-20'],
    ['un-xml', 'un.xml', '2026-11-20'],
    ['own-csv', 'own.csv', undefined],
  ])('in the form %s says its day, whom it names, and by which numbers', async (format, name, dated) => {
    const { dated: day, parties } = await read(format, fixture(name), format === 'ofac-csv' ? fixture('alt.csv') : undefined);
    expect(day).toBe(dated);
    expect(parties.find(({ named }) => named === 'body')).toMatchObject(firm);
    expect(parties.find(({ named }) => named === 'person')).toMatchObject(person);
    if (format !== 'un-xml') expect(parties.find(({ named }) => named === 'body')?.identifiers).toContain('QH-778812');
  });

  it('has the other names of each: in cells, elements, remarks, and in the file beside it', async () => {
    const names = async (...file: Parameters<typeof read>) => (await read(...file)).parties.map((party) => party.names);
    expect(await names('ofac-csv', fixture('sdn.csv'), fixture('alt.csv'))).toEqual([
      ['QUELMORA HOLDINGS FZE', 'QUELMORA GENERAL TRADING', 'QUELMORA TRADE'],
      ['Teodrasz VINTOREK', 'Teo VINTOREK'],
      ['SEA OSTREVIK'],
    ]);
    expect(await names('opensanctions-csv', fixture('targets.simple.csv'))).toEqual([
      ['Quelmora Holdings FZE', 'Куэлмора Холдингс', 'Quelmora "Trade" Group'],
      ['Teodrasz Vintorek'],
      ['Sea Ostrevik', 'M/T Ostrevik Two'],
    ]);
    expect(await names('un-xml', fixture('un.xml'))).toEqual([
      ['TEODRASZ VINTOREK', 'Теодраш Винторек', 'Teo Vintorek', 'T. Vintorek'],
      ['QUELMORA HOLDINGS FZE', 'Quelmora Trade'],
    ]);
    expect(await names('ofac-xml', fixture('sdn.xml'))).toEqual([
      ['QUELMORA HOLDINGS FZE', 'QUELMORA & SONS'],
      ['Teodrasz VINTOREK'],
    ]);
  });

  it('lists targets only, not what is said of them', async () => {
    const { parties } = await read('opensanctions-ftm', fixture('entities.ftm.json'));
    expect(parties.map((party) => party.names[0])).toEqual(['Quelmora Holdings FZE', 'Teodrasz Vintorek']);
  });

  it('has numbers that tell somebody apart, and no others', async () => {
    const { parties } = await read('ofac-csv', fixture('sdn.csv'));
    expect(parties.map((party) => party.identifiers)).toEqual([['7788120001', 'QH-778812'], ['N1234567'], ['9990001']]);
    const own = spoilt('own.csv', (text) => text.replace('QH-778812', '1; n/a; QH-778812'));
    expect((await read('own-csv', own)).parties[0]!.identifiers).toEqual(['QH-778812']);
  });

  it.each<[string, Format, string, (text: string) => string | Buffer, string, number | undefined]>([
    ['cut in the middle', 'eu-xml', 'eu.xml', (t) => t.slice(0, 900), 'malformed|incomplete', undefined],
    ['cut after an entry', 'un-xml', 'un.xml', (t) => t.slice(0, t.indexOf('</INDIVIDUALS>')), 'incomplete', undefined],
    ['cut at the end of a line', 'ofac-xml', 'sdn.xml', (t) => t.replace('<Record_Count>2', '<Record_Count>3'), 'incomplete', undefined],
    ['of another list', 'un-xml', 'un.xml', (t) => t.replaceAll('CONSOLIDATED_LIST', 'OTHER_LIST'), 'columns', 1],
    ['with an entry that nobody is named in', 'own-csv', 'own.csv', (t) => t.replace('Teodrasz Vintorek', ' - '), 'nameless', 3],
    ['with an element that is not closed', 'ofac-xml', 'sdn.xml', (t) => t.replace('</akaList>', ''), 'malformed', 17],
    ['with a quote that never closes', 'own-csv', 'own.csv', (t) => t.replace('Teodrasz', '"Teodrasz'), 'malformed', 3],
    ['with a row too short', 'opensanctions-csv', 'targets.simple.csv', (t) => t.replace(',"Invented list"', ''), 'columns', 2],
    ['without a column it needs', 'opensanctions-csv', 'targets.simple.csv', (t) => t.replace('"aliases"', '"other"'), 'columns', 1],
    ['with a line that is no JSON', 'opensanctions-ftm', 'entities.ftm.json', (t) => t.replace('{"id":"inv-3"', '{"id":'), 'malformed', 3],
    ['with a line that is no entity', 'opensanctions-ftm', 'entities.ftm.json', (t) => t.replace('"schema":"Person"', '"schema":7'), 'malformed', 3],
    ['in another encoding', 'own-csv', 'own.csv', (t) => Buffer.from(t, 'utf16le'), 'encoding|columns|malformed', undefined],
    ['of SDN rows in a wrong order', 'ofac-csv', 'sdn.csv', (t) => t.replace('9002,', '"VINTOREK",'), 'columns', 2],
  ])('%s is refused whole, with the rule and the line', async (_, format, name, change, rule, line) => {
    const refused = await read(format, spoilt(name, change)).catch((error: unknown) => error);
    expect(refused).toMatchObject({ rule: expect.stringMatching(`^(${rule})$`), ...(line && { line }) });
  }); // prettier-ignore

  it('that is not there is refused, and entities of its own are not expanded', async () => {
    await expect(read('own-csv', path.join(folder, 'nothing.csv'))).rejects.toMatchObject({ rule: 'unreadable' });
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    const file = spoilt('eu.xml', (text) => text.replace('?>', `?>${bomb}`).replace('Quelmora Holdings FZE', '&b;'));
    await expect(read('eu-xml', file)).rejects.toMatchObject({ rule: 'malformed' });
  });
});
