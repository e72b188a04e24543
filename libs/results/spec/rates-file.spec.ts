import { ratesIn } from '../rates-file.js';

const refused = (file: string): { field: string }[] => {
  try {
    ratesIn(file);
  } catch (error) {
    return (error as { errors: { field: string }[] }).errors;
  }
  return [];
};

describe('a file of exchange rates', () => {
  it('is read with its decimals as they stand, in any order, with or without a mark of its encoding', () => {
    expect(ratesIn('\uFEFFday,currency,rate\r\n2026-11-02,AED,3.6725\r\n2026-11-01,VND,26345\r\n')).toEqual([
      { day: '2026-11-02', currency: 'AED', rate: '3.6725' },
      { day: '2026-11-01', currency: 'VND', rate: '26345' },
    ]);
  });

  it('is refused whole, with each line that is wrong by its number', () => {
    const file =
      'day,currency,rate\n2026-11-02,AED,3.6725\n2026-13-02,AED,1\n2026-11-02,dirham,1\n2026-11-02,AED,-1\n2026-11-02,AED,0\n';
    expect(refused(file).map((e) => e.field)).toEqual(['file.3.day', 'file.4.currency', 'file.5.rate', 'file.6.rate']);
    expect(refused('day,currency,rate\n')).toHaveLength(1);
    expect(refused('nothing of the kind')).toHaveLength(1);
    expect(refused('day;currency;rate\n2026-11-02;AED;3').length).toBeGreaterThan(0);
  });
});
