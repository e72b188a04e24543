import { direction, fallbackLanguage, formatMoment, formatMoney, isolate, label, labels, say } from './index.js';
import { formatDay } from './formats.js';

const FSI = '\u2068';
const PDI = '\u2069';

describe('say', () => {
  it('throws for a key that no catalogue has, also one that every object has', () => {
    expect(() => say('en', 'reason.luck.good')).toThrow('reason.luck.good');
    expect(() => say('en', 'constructor')).toThrow('constructor');
  });

  it('throws where a fact is not given', () => {
    expect(() => say('en', 'reason.topic.shared')).toThrow();
  });

  it('falls back to English for a language without a catalogue', () => {
    expect(say('pt', 'answer.accepted')).toBe('Interested');
  });

  it('shows codes by their labels and lists by the language’s own "and"', () => {
    expect(say('en', 'reason.cooperation.shared', { cooperation: ['supply', 'licence', 'training'] })).toBe(
      'Both want: supply, licence and training and education.',
    );
    expect(say('ru', 'reason.languages.shared', { languages: ['ru', 'en'] })).toBe('Общие рабочие языки: русский и английский.');
  });

  it('counts in Russian and in Arabic as these languages do', () => {
    const russian = [1, 3, 5, 21].map((days) => say('ru', 'reason.freshness.new', { days }));
    expect(russian).toEqual([
      'Опубликовано 1 день назад.',
      'Опубликовано 3 дня назад.',
      'Опубликовано 5 дней назад.',
      'Опубликовано 21 день назад.',
    ]);
    const arabic = [0, 1, 2, 3, 11, 100].map((days) => say('ar', 'reason.freshness.new', { days }));
    expect(new Set(arabic).size).toBe(6);
  });

  it('isolates each member of a list apart', () => {
    expect(say('ar', 'reason.topic.shared', { words: ['sensor', 'датчик'] })).toContain(`${FSI}sensor${PDI}`);
  });

  it('isolates an Arabic name inside an English sentence and leaves a Latin one bare', () => {
    expect(say('en', 'mail.hello', { person: 'ليلى' })).toBe(`Hello ${FSI}ليلى${PDI},`);
    expect(say('en', 'mail.hello', { person: 'Layla' })).toBe('Hello Layla,');
  });

  it('takes from a text the characters that would turn or end its isolation', () => {
    expect(isolate(`evil${PDI}\u202Egpj.exe`)).toBe(`${FSI}evilgpj.exe${PDI}`);
    expect(say('en', 'card.yours', { title: 'a\u202Eb' })).toBe('Yours: ab');
  });

  it('does not read braces in a fact as a message', () => {
    expect(say('en', 'card.yours', { title: '{person} <b>' })).toBe('Yours: {person} <b>');
  });
});

describe('labels and formats', () => {
  it('label a code, and list what a form offers', () => {
    expect(label('vi', 'answerStates', 'accepted')).toBe('quan tâm');
    expect(labels('en', 'organisationSizes').map(({ code }) => code)).toEqual(['micro', 'small', 'medium', 'large']);
    expect(() => label('en', 'presences', 'moon base')).toThrow('moon base');
    expect(() => labels('en', 'nothing')).toThrow('nothing');
  });

  it('name the zone of a time in the reader’s language', () => {
    const moment = { at: '2026-11-24T11:00:00Z', zone: 'Asia/Dubai' };
    expect(formatMoment('en', moment)).toBe('24 November 2026 at 15:00 (Gulf Standard Time)');
    expect(formatMoment('ru', moment)).toMatch(/^24 ноября 2026 в 15:00 \(/);
    expect(formatDay('ru', '2026-11-24')).toBe('24 ноября 2026');
    expect(formatMoment('ar', moment)).toMatch(/15:00 \(.*الخليج.*\)/);
  });

  it('write money with the currency’s code, once for a band', () => {
    expect(formatMoney('en', { from: 1000, to: 5000, currency: 'USD' }).match(/USD/g)).toHaveLength(1);
    expect(formatMoney('en', { amount: 5000, currency: 'AED' })).toBe('AED\u00a05,000');
  });

  it('know the way a language runs, and what to fall back to', () => {
    expect(['en', 'ru', 'vi', 'ar', 'ar-AE', 'ur'].map(direction)).toEqual(['ltr', 'ltr', 'ltr', 'rtl', 'rtl', 'rtl']);
    expect(fallbackLanguage('ar-EG')).toBe('ar');
    expect(fallbackLanguage('pt')).toBe('en');
    expect(fallbackLanguage('pt', ['vi'])).toBe('vi');
    expect(() => fallbackLanguage('pt', [])).toThrow('no language');
  });
});
