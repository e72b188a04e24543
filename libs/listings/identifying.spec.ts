import { identifying, type Writer } from './identifying.js';

const writer: Writer = {
  name: 'Amperovo Electronics LLC',
  website: 'https://www.amperovo.example/en',
  registrationNumber: '7701-234567',
};
const told = (text: string, who: Writer | undefined = writer) =>
  identifying(text, who).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`);

describe('what tells who wrote a text', () => {
  it.each([
    ['Controllers by Amperovo for car parks.', 'name Amperovo'],
    ['Ask us: sales.team@chargers.example, in English.', 'mail sales.team@chargers.example'],
    ['Ask sales [at] chargers [dot] example.', 'mail sales [at] chargers [dot] example'],
    ['See https://chargers.example/ocpp?x=1 for more.', 'web https://chargers.example/ocpp?x=1'],
    ['See www.chargers.example, or call.', 'web www.chargers.example'],
    ['Read more on chargers.com.', 'web chargers.com'],
    ['Подробности на зарядка.рф и в письмах.', 'web зарядка.рф'],
    ['All of it is on AMPEROVO.example today.', 'web AMPEROVO.example'],
    ['Call +971 4 000-00-00 on weekdays.', 'phone +971 4 000-00-00'],
    ['Телефон 8 (495) 000-00-00, круглосуточно.', 'phone 8 (495) 000-00-00'],
    ['Protected by RU 2734567 C1 since 2019.', 'patent RU 2734567 C1'],
    ['Filed as WO2019/123456 and granted.', 'patent WO2019/123456'],
    ['The method has the US patent No. 10,123,456 of 2018.', 'patent patent No. 10,123,456'],
    ['Способ защищён патентом № 2734567.', 'patent патентом № 2734567'],
    ['Visit us at 12 Old Harbour Road, near the port.', 'address 12 Old Harbour Road'],
    ['Write to P.O. Box 1234, Dubai.', 'address P.O. Box 1234'],
    ['Завод стоит на ул. Заводская, д. 15, за рекой.', 'address ул. Заводская, д. 15'],
    ['المصنع في شارع الميناء 12 قرب البحر.', 'address شارع الميناء 12'],
    ['Nhà máy ở số 12 đường Trần Phú, gần cảng.', 'address 12 đường Trần Phú'],
    ['Registered as 7701 234567 for ten years.', 'registration 7701 234567'],
  ])('is found in "%s"', (text, found) => expect(told(text)).toEqual([found]));

  it.each([
    'Level meters from -40 to +85 °C, 220 V, 50/60 Hz, IP68, 4-20 mA.',
    'A budget of 1,200,000 AED, in 2026-2028, for 600 chambers; e.g. in Dubai or Hanoi.',
    'Certified by ISO 27001 and GOST R 57580; TRL 8 and ASP.NET on the server, v2.4.1.',
    'Đường ống dài 1.400 km, số lượng 600 hố ga, điện áp 220 V.',
    'Контроллеры для паркингов: 600 мест, протокол OCPP 2.0.1, гарантия 5 лет.',
    'عدادات مستوى لخزانات المياه، دقة 0.5٪ ومدة خدمة 10 سنوات.',
    'A patent is applied for; the licence is Apache-2.0.',
  ])('is not found in "%s"', (text) => expect(told(text)).toEqual([]));

  it('is told once where one lies in another: a mail address with the website’s name in it', () => {
    expect(told('Write to sales@amperovo.example.')).toEqual(['mail sales@amperovo.example']);
  });

  it('is looked for by its form alone where nobody is known', () => {
    expect(identifying('Amperovo: +971 4 000-00-00').map(({ kind }) => kind)).toEqual(['phone']);
  });

  it('is found in a long text of nothing but near misses without end', () => {
    const text = '+1 (2) 3-'.repeat(200) + 'a.'.repeat(600) + 'ул. А '.repeat(200);
    expect(identifying(text.slice(0, 4000), writer)).toBeInstanceOf(Array);
  });
});
