import fc from 'fast-check';
import { sameNameFrom, similarNames, toLatin } from '../index.js';

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
