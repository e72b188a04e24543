import fc from 'fast-check';
import { nameKeys, sameNameFrom, similarNames, toLatin } from '../index.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`names: SEED=${seed}\n`);
fc.configureGlobal({ seed, numRuns: 300 });

describe('two names', () => {
  it.each([
    ['ООО «Северный Датчик»', 'Severny Datchik LLC'],
    ['АО «Полярные Насосы»', 'Polyarnye Nasosy JSC'],
    ['Falcon Sands Trading FZ-LLC', 'Falcon Sands Trading L.L.C.'],
    ['Công ty TNHH Sao Biển Xanh', 'Sao Bien Xanh Co., Ltd'],
    ['شركة سراب للتجارة ذ.م.م', 'سراب للتجارة'],
    ['شركة سراب ذات مسؤولية محدودة', 'Sarab LLC'],
    ['Trading Sands, Falcon', 'Falcon Sands Trading'],
    ['Северный Датчик', 'Северный Датчек'],
    ['NordSensor', 'Nord Sensor Ltd'],
    ['Бригада сорок', 'Brigada Sorok'],
    ['Vostok Seventy-Two Trading', 'Vostok 72 Trading'],
    ['Falcon Fund IV', 'Falcon Fund 4'],
    ['北京云杉', 'Beijing Yunshan'],
    ['თამარ კალანდაძე', 'Tamar Kalandadze'],
    ['Société Dattière du Sud', 'Societe Dattiere du Sud SA'],
    ['NSO', 'Northern Sensor Office'],
  ])('may be one party: %s, %s', (a, b) => {
    expect(similarNames(a, b).score).toBeGreaterThanOrEqual(sameNameFrom);
  });

  it.each([
    ['ООО «Северный Датчик»', 'ООО «Южный Насос»'],
    ['Falcon Sands Trading LLC', 'Falcon Hills Shipping LLC'],
    ['Công ty TNHH Sao Biển Xanh', 'Công ty TNHH Hoa Sen Trắng'],
    ['', 'Falcon Sands'],
    ['LLC', 'Falcon Sands LLC'],
  ])('are told apart: %s, %s', (a, b) => {
    expect(similarNames(a, b).score).toBeLessThan(sameNameFrom);
  });

  it.each([
    ['Muhammad Husayn al-Qasimi', 'Mohammed Hussein Qasimi'],
    ['عبد العزيز النوري', 'Abdulaziz al-Nouri'],
    ['Юрий Викторович Самойлов', 'Samoylov, Yuriy'],
    ['Sheikh Omar Bakr', 'Omar Bakr'],
    ['Nguyễn Thị Minh Ánh', 'NGUYEN THI MINH ANH'],
    ['A. Petrov', 'Andrey Petrov'],
    ['Kim Song-min', 'Kim Songmin'],
  ])('may be one person: %s, %s', (a, b) => {
    expect(similarNames(a, b, 'person').score).toBeGreaterThanOrEqual(sameNameFrom);
  });

  it.each([
    ['Omar Bakr al-Harbi', 'Omar Bakr al-Ghamdi'],
    ['Viktor Samoylov', 'Andrey Samoylov'],
    ['Samira', 'Samira Haddad al-Nouri'],
    ['A. Petrov', 'Boris Petrov'],
    ['李伟明', '李伟东方'],
  ])('are two persons: %s, %s', (a, b) => {
    expect(similarNames(a, b, 'person').score).toBeLessThan(sameNameFrom);
  });

  it.each([
    ['ООО «Северный Датчик»', 'Severny Datchek LLC'],
    ['شركة سراب للتجارة', 'سراب للتجارة'],
    ['Trading Sands, Falcon', 'Falcon Sands Trading'],
    ['General Trading Company', 'General Trading LLC'],
    ['Mohammad Hasni', 'MOHAMMADHASNI'],
    ['NSO', 'Northern Sensor Office'],
  ])('share a key when they may be one party: %s, %s', (kept, asked) => {
    const keys = new Set(nameKeys(kept, 'kept'));
    expect(nameKeys(asked, 'asked').some((key) => keys.has(key))).toBe(true);
  });

  it('share no key because both trade, bank or ship', () => {
    const keys = new Set(nameKeys('Korvundal International Trading Group', 'kept'));
    expect(nameKeys('Sayyarnab International Trading Group', 'asked').filter((key) => keys.has(key))).toEqual([]);
  });

  it('are as alike whichever comes first, in 0..1, and each is like itself', () => {
    const name = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('ООО Датчик', 'شركة سراب', 'Sao Biển', 'A. B. Co', '7-Seas Ltd'),
    );
    fc.assert(
      fc.property(name, name, (a, b) => {
        const { score } = similarNames(a, b);
        expect(score).toBeCloseTo(similarNames(b, a).score, 12);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        if (/[\p{L}\p{N}]/u.test(a)) expect(similarNames(a, a).score).toBe(1);
      }),
    );
  });

  it('say what their likeness is made of', () => {
    const { features } = similarNames('Fund VIII 2024-1', 'Fund VIII 2024-2');
    expect(features.find((f) => f.name === 'numbers_differ')).toEqual({ name: 'numbers_differ', value: 1 });
  });
});

it.each([
  ['Щёлково', 'shchelkovo'],
  ['Đà Nẵng', 'da nang'],
  ['Straße Øst', 'strasse ost'],
  ['شركة', 'shrka'],
  ['Ιωάννης', 'ioannis'],
])('%s is %s in Latin letters', (name, latin) => {
  expect(toLatin(name)).toBe(latin);
});
