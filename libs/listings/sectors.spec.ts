import { sectorExists, sectorLabel, sectorScheme } from './sectors.js';

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
