import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { measure, names } from './names.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'landfall-names-'));
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  jest.restoreAllMocks();
});
const put = (text: string): string => {
  const file = path.join(folder, 'cases.jsonl');
  writeFileSync(file, text);
  return file;
};

it('precision, recall and F1 are counted as everybody counts them', () => {
  const cases = [true, true, true, false, false].map((is_match, at) => ({
    is_match,
    hit: [true, true, false, true, false][at]!,
  }));
  expect(measure(cases, (c) => c.hit)).toEqual({ precision: 0.6667, recall: 0.6667, f1: 0.6667 });
});

it('a set is judged at the shipped threshold, its clear cases apart', async () => {
  const cases = [
    { name1: 'ООО «Полиокрыл Аэро»', name2: 'Poliokryl Aero', schema: 'Company', is_match: 'true', quality: 'STRONG' },
    { name1: 'Korvundal Shipping', name2: 'Ostrevik Marine', schema: 'Company', is_match: 'false' },
    { name1: 'Quelmora', name2: 'Hydroslukhan', is_match: true, quality: 'STRONG' },
  ];
  const figures = await names([put(cases.map((c) => JSON.stringify(c)).join('\n'))]);
  expect(figures).toMatchObject({
    pairs: 3,
    matches: 2,
    precision: 1,
    recall: 0.5,
    clearCases: 2,
    clearRecall: 0.5,
    missedByIndex: 0,
  });
});

it('a file that is not there, is empty or holds something else is refused by name and line', async () => {
  await expect(names([path.join(folder, 'nowhere')])).rejects.toThrow('cannot be read');
  await expect(names([put('')])).rejects.toThrow('holds no pair');
  await expect(names([put('{"name1":"a","name2":"b","is_match":true}\nnonsense')])).rejects.toThrow('line 2');
  await expect(names([])).rejects.toThrow('npm run evaluate');
});
