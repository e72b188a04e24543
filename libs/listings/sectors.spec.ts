import { findSectors, sectorExists, sectorLabel, sectorScheme } from './sectors.js';

it('a code of CPV 2008 is known, another is not', () => {
  expect(['72000000', '38000000', '03111100'].every(sectorExists)).toBe(true);
  expect(['99999999', '7200000', '', 'constructor'].some(sectorExists)).toBe(false);
});

it('a sector is named in the reader’s language, else in English', () => {
  expect(sectorLabel('09331000', 'ru')).toBe('Солнечные панели');
  expect(sectorLabel('09331000', 'vi')).toBe('Tấm pin mặt trời');
  expect(sectorLabel('03111100', 'ru')).toBe('Soya beans');
  expect(sectorLabel('09331000', 'constructor')).toBe(sectorLabel('09331000', 'en'));
});

it('each code of the scheme comes with its label and what stands above it', () => {
  const scheme = [...sectorScheme()];
  expect(scheme).toHaveLength(9454);
  expect(scheme.find((s) => s.code === '03111100')).toEqual({
    code: '03111100',
    label: 'Soya beans',
    path: 'Agricultural, farming, fishing, forestry and related products > Agricultural and horticultural products > Crops, products of market gardening and horticulture > Seeds',
  });
});

it('a sector is found by the beginnings of words in the reader’s language or in English, the broadest first', () => {
  expect(findSectors('солнечн панели', 'ru', 5)[0]).toBe('09331000');
  expect(findSectors('solar pan', 'ru', 5)[0]).toBe('09331000');
  expect(findSectors('7200', 'en', 1)).toEqual(['72000000']);
  expect(findSectors('zzzz', 'en', 5)).toEqual([]);
});

it('a sector is found without its marks, and in Arabic without the article', () => {
  for (const [words, language] of [['اختبار التسرب', 'ar'], ['اختبار تسرب', 'ar'], ['tấm pin mặt', 'vi'], ['tam pin mat', 'vi']] as const) // prettier-ignore
    expect([words, findSectors(words, language, 5)]).toEqual([words, expect.arrayContaining([language === 'ar' ? '71631430' : '09331000'])]); // prettier-ignore
});
