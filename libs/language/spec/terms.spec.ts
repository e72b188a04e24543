import fc from 'fast-check';
import { normalise, terms, termsWithSurface } from '../index.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
process.stdout.write(`language: SEED=${seed}\n`);
fc.configureGlobal({ seed, numRuns: 300 });
const languages = ['en', 'ru', 'ar', 'vi', 'zh', 'fr', 'pl', 'pt', 'es', 'ro', 'de', 'tr', 'hi', 'und'];

describe('normalised text', () => {
  it.each([
    ['ＬＥＡＫ　Detection', 'leak detection'],
    ['Приём Ёмкость', 'прием емкость'],
    ['مُسْتَشْعِرـات', 'مستشعرات'],
    ['إدارة أنظمة على', 'اداره انظمه علي'],
    ['٢٠٢٦', '2026'],
    ['Cảm Biến Hoà', 'cảm biến hòa'],
    ['thuý quý', 'thúy quý'],
  ])('%s is %s', (text, plain) => {
    expect(normalise(text)).toBe(plain);
  });

  it('stays as it is when normalised again', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    fc.assert(fc.property(text, (t) => normalise(normalise(t)) === normalise(t)));
  });
});

describe('terms', () => {
  it.each([
    ['en', 'The sensors are detecting leaks', ['sensor', 'detect', 'leak']],
    ['ru', 'Датчики для обнаружения утечек', ['датчик', 'обнаружен', 'утечек']],
    ['ru', 'Внедрение SCADA systems по ГОСТ Р 57580', ['внедрен', 'scada', 'system', 'гост', '57580']],
    ['vi', 'cảm biến của IoT', ['cảm', 'cảm_biến', 'biến', 'iot']],
    ['vi', 'thiết bị, không dây', ['thiết', 'thiết_bị', 'bị', 'không', 'không_dây', 'dây']],
    ['zh', '漏水传感器 2', ['漏水', '水传', '传感', '感器', '2']],
    ['en', 'C++ and ISO 27001:2022, 3,5 bar', ['c++', 'iso', '27001', '2022', '3.5', 'bar']],
    ['pl', 'czujniki oraz sieci', ['czujnik', 'siec']],
    ['hi', 'पानी के रिसाव के सेंसरों', ['पान', 'रिसाव', 'सेंसर']],
    ['tr', "İstanbul'un su sensörleri", ['istanbul', 'su', 'sensör']],
  ])('of %s text "%s"', (language, text, expected) => {
    expect(terms(text, language)).toEqual(expected);
  });

  it('meet across the forms of a Polish word', () => {
    expect(terms('czujnik czujnika czujników czujnikami', 'pl')).toEqual(['czujnik', 'czujnik', 'czujnik', 'czujnik']);
    expect(terms('wodociągowa wodociągowych', 'pl')).toEqual(['wodociąg', 'wodociąg']);
  });

  it('meet across the forms of an Arabic word', () => {
    expect(terms('المستشعرات', 'ar')).toEqual(terms('مستشعر', 'ar'));
    expect(terms('شبكة المياه', 'ar')).toEqual(terms('شبكه مياه', 'ar'));
  });

  it('keep the words that they were made of, as they were written', () => {
    expect(termsWithSurface('Датчики Утечки', 'ru')).toEqual([
      { term: 'датчик', surface: 'Датчики' },
      { term: 'утечк', surface: 'Утечки' },
    ]);
    expect(termsWithSurface('Cảm biến', 'vi').map((t) => t.surface)).toEqual(['Cảm', 'Cảm biến', 'biến']);
  });

  it('are the same each time, never empty, and come from the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom(...languages), (text, language) => {
        const found = termsWithSurface(text, language);
        expect(termsWithSurface(text, language)).toEqual(found);
        for (const { term, surface } of found) {
          expect(term).not.toBe('');
          expect(text.normalize('NFKC').replace(/\s+/g, ' ')).toContain(surface);
        }
      }),
    );
  });
});
