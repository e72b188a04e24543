import { publicHolidaysOf } from './public-holidays.js';

describe('the public holidays of a country', () => {
  const daysOf = async (country: string, language = 'en') => (await publicHolidaysOf(country, 2027, language))!.items;

  it('are whole days, each named once, those by the moon as expected ones', async () => {
    const days = await daysOf('AE');
    expect(days).toContainEqual({ day: '2027-12-02', name: 'National Day', note: null, expected: false });
    const eid = days.filter((d) => d.name.includes('Eid al-Fitr'));
    expect(eid.map((d) => d.day)).toEqual(['2027-03-09', '2027-03-10', '2027-03-11']);
    expect(eid.every((d) => d.expected)).toBe(true);
    expect(new Set(days.map((d) => d.day)).size).toBe(days.length);
    expect(days.map((d) => d.day)).toEqual(days.map((d) => d.day).sort());
  });

  it('leave out what is observed and worked, and half days', async () => {
    const viet = await daysOf('VN', 'vi');
    expect(viet.find((d) => d.day === '2027-02-06')?.name).toBe('Tết Nguyên Đán');
    expect(viet.map((d) => d.day)).not.toContain('2027-10-20');
    const china = await daysOf('CN');
    expect(china.map((d) => d.day)).not.toContain('2027-08-01');
    expect(china.find((d) => d.day === '2027-06-01')?.note).toContain('Children');
    // two feasts of the moon begin on an afternoon; on the last day of the second a day of the state falls, which is certain
    const turkey = (await daysOf('TR')).filter((d) => d.expected);
    expect(turkey.map((d) => d.day.slice(5))).toEqual(['03-09', '03-10', '03-11', '05-16', '05-17', '05-18']);
  });

  it('are named in the language asked for where the country’s are, else in English', async () => {
    expect((await daysOf('RU', 'ru'))[0]?.name).toBe('Новый год');
    expect((await daysOf('AE', 'ru'))[0]?.name).toBe("New Year's Day");
  });

  it('of one that the library does not know are not made up', async () => {
    expect(await publicHolidaysOf('KG', 2027, 'en')).toBeUndefined();
    for (const country of ['AE', 'VN', 'RU', 'IN', 'CN', 'BR', 'ZA', 'EG', 'ET', 'IR', 'ID', 'KZ', 'BY', 'SA', 'TR'])
      expect((await daysOf(country)).length).toBeGreaterThan(4);
  });
});
