import { mentions } from '../index.js';

const told = (text: string, name: string) => mentions(text, name).map(({ from, to }) => text.slice(from, to));

describe('a name in a text', () => {
  it('is found whole, without its legal form, and by the word that is nobody else’s', () => {
    expect(told('The Amperovo Electronics line of controllers.', 'Amperovo Electronics LLC')).toEqual(['Amperovo Electronics']);
    expect(told('An amperovo controller for car parks.', 'Amperovo Electronics LLC')).toEqual(['amperovo']);
    expect(told('Made by HYDROSLUKHAN since 2011.', 'Hydroslukhan JSC')).toEqual(['HYDROSLUKHAN']);
  });

  it('is found declined, and in another script', () => {
    expect(told('Датчики выпускает «Амперово», качество проверено Амперовом.', 'Амперово ООО')).toEqual([
      'Амперово',
      'Амперовом',
    ]);
    expect(told('Приборы Гидрослухана слышат течь.', 'ООО «Гидрослухан»')).toEqual(['Гидрослухана']);
    expect(told('Приборы Амперово для паркингов.', 'Amperovo Electronics LLC')).toEqual(['Амперово']);
  });

  it('is not found in ordinary words that are in it, but where they stand as a name', () => {
    expect(told('Level meters and pumps for water works.', 'Water Pumps Company')).toEqual([]);
    expect(told('Delivered by Water Pumps, in time.', 'Water Pumps Company')).toEqual(['Water Pumps']);
    expect(told('Water is measured. The water level too.', 'Water LLC')).toEqual([]);
    expect(told('Sold by Water for years.', 'Water LLC')).toEqual(['Water']);
  });

  it('is nowhere where there is none', () => {
    expect(told('', 'Amperovo')).toEqual([]);
    expect(told('Sensors for pipes.', '')).toEqual([]);
  });
});
