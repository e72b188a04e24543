import { Glossary, terms } from '../index.js';

const table = `en\tru\tar\tvi
sensor\tдатчик|сенсор\tمستشعر|حساس\tcảm biến
leak\tутечка\tتسرب\trò rỉ
water supply\tводоснабжение\tإمدادات المياه\tcấp nước
logistics\tлогистика\tالخدمات اللوجستية\tlogistics|hậu cần
machine tool\tстанок\tآلة تشغيل\tmáy công cụ
tool\tинструмент\tأداة\tdụng cụ
warehouse\tсклад\tمستودع\tkho hàng|kho
machine vision\tмашинное зрение|техническое зрение\tالرؤية الآلية\tthị giác máy
cybersecurity\tкибербезопасность\tالأمن السيبراني\tan ninh mạng
license|licence\tлицензия\tترخيص\tgiấy phép
`;
const glossary = new Glossary([table]);
const found = (text: string, from: string, ...to: string[]) => glossary.translations(terms(text, from), from, to);

describe('a translation', () => {
  it('says in which word it was asked and found', () => {
    expect(found('Датчики', 'ru', 'en')).toEqual([
      { term: 'sensor', language: 'en', of: 'датчик', weight: 1, words: { asked: 'датчик', found: 'sensor' } },
    ]);
  });

  it('shares the weight among alternatives', () => {
    expect(found('sensors', 'en', 'ru').map((t) => [t.term, t.weight])).toEqual([
      ['датчик', 0.5],
      ['сенсор', 0.5],
    ]);
  });

  it('finds a phrase before its parts, and gives every term of a phrase', () => {
    expect(found('machine tools', 'en', 'ru').map((t) => t.term)).toEqual(['станок']);
    expect(found('системы технического зрения', 'ru', 'en').map((t) => [t.term, t.of, t.weight])).toEqual([
      ['machin', 'техническ зрен', 0.5],
      ['vision', 'техническ зрен', 0.5],
    ]);
  });

  it('reads and gives Vietnamese by words of two syllables', () => {
    expect(found('cảm biến rò rỉ', 'vi', 'en').map((t) => t.term)).toEqual(['sensor', 'leak']);
    expect(found('leak sensor', 'en', 'vi').map((t) => t.term)).toEqual(['rò_rỉ', 'cảm_biến']);
    expect(found('rò rỉ', 'vi', 'ru')[0]).toMatchObject({ of: 'rò rỉ', words: { asked: 'rò rỉ', found: 'утечка' } });
  });

  it('goes between Arabic and every other language', () => {
    expect(found('مستشعرات التسرب', 'ar', 'en', 'ru').map((t) => t.term)).toEqual([
      'sensor',
      'датчик',
      'сенсор',
      'leak',
      'утечк',
    ]);
  });

  it('is given once however often the word stands there, and never into the language asked in', () => {
    expect(found('leak leak leaks', 'en', 'en', 'ru').map((t) => t.term)).toEqual(['утечк']);
  });

  it('does not exist for a word or a language that the glossary lacks', () => {
    expect(found('zither', 'en', 'ru')).toEqual([]);
    expect(found('capteur', 'fr', 'en')).toEqual([]);
  });
});

it('a glossary whose row does not fit its header names the line', () => {
  expect(() => new Glossary(['en\tru\nsensor\tдатчик\nleak\n'])).toThrow('line 3');
});
