import {
  direction,
  fallbackLanguage,
  formatMoment,
  formatMoney,
  isolate,
  label,
  labels,
  say,
  sayLift,
  sayRefusal,
  withSectorNames,
} from './index.js';

const FSI = '\u2068';
const PDI = '\u2069';

describe('say', () => {
  it('throws for a key that no catalogue has, also one that every object has', () => {
    expect(() => say('en', 'reason.luck.good')).toThrow('reason.luck.good');
    expect(() => say('en', 'constructor')).toThrow('constructor');
  });

  it('throws where a fact is not given', () => {
    expect(() => say('en', 'reason.topic.words')).toThrow();
  });

  it('falls back to English for a language without a catalogue', () => {
    expect(say('pt', 'answer.accepted')).toBe('Interested');
  });

  it('shows codes by their labels and lists by the language’s own "and"', () => {
    expect(say('en', 'reason.cooperation.shared', { shared: ['supply', 'licence', 'training'] })).toBe(
      'Both want: supply, licence and training and education.',
    );
    expect(say('ru', 'reason.languages.shared', { shared: ['ru', 'en'] })).toBe('Общие рабочие языки: русский и английский.');
  });

  it('counts in Russian and in Arabic as these languages do', () => {
    const russian = [1, 3, 5, 21].map((days) => say('ru', 'reason.freshness.age', { days }));
    expect(russian).toEqual([
      'Опубликовано 1 день назад.',
      'Опубликовано 3 дня назад.',
      'Опубликовано 5 дней назад.',
      'Опубликовано 21 день назад.',
    ]);
    const arabic = [0, 1, 2, 3, 11, 100].map((days) => say('ar', 'reason.freshness.age', { days }));
    expect(new Set(arabic).size).toBe(6);
  });

  it('isolates each member of a list apart', () => {
    expect(say('ar', 'reason.topic.words', { matched: [{ offering: 'датчик', need: 'sensor' }] })).toContain(
      `${FSI}датчик = sensor${PDI}`,
    );
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

describe('what the matcher says', () => {
  it('is read by what each criterion’s facts are', () => {
    expect(say('en', 'reason.profile.fits', { offering: 'TO', need: 'RDR' })).toBe(
      '“Technology offer” answers “Research and development request”.',
    );
    expect(say('en', 'reason.delivery.none', { offering: ['saas'], need: ['on_premises'] })).toContain('software as a service');
    expect(say('en', 'reason.certificates.lacking', { wished: ['ISO 9001'] })).toBe(
      'Welcome certificates are not held: ISO 9001.',
    );
    expect(say('en', 'reason.budget.unknown', { missing: ['offering.budget'] })).toContain('Offer: price or budget');
    expect(say('en', 'reason.budget.above', { from: 20000, to: 30000, needFrom: 0, needTo: 9000, currency: 'AED' })).toBe(
      'The price is above the budget: 20,000–30,000 and 0–9,000 AED.',
    );
  });

  it('names what is not stated where a rule could not be answered, and what would lift it', () => {
    const facts = { missing: ['offering.trl'] };
    const unanswered = { rule: 'trl_floor', needsReview: true, facts, lift: facts };
    expect(sayRefusal('en', unanswered)).toContain('Offer: technology readiness level (TRL)');
    expect(sayLift('en', unanswered)).toBe('State: Offer: technology readiness level (TRL).');
    expect(sayRefusal('en', { rule: 'trl_floor', facts: { trl: 3, floor: 6 } })).toContain('at least 6');
    expect(sayLift('en', { rule: 'screening', facts: {} })).toBeUndefined();
  });

  it('compares two currencies by a person', () => {
    const facts = { from: 1, to: 2, needFrom: 3, needTo: 4, currency: 'USD', needCurrency: 'AED' };
    expect(sayRefusal('en', { rule: 'budget', needsReview: true, facts })).toBe(
      'Somebody has to compare: the price is 1–2 USD, the budget 3–4 AED.',
    );
  });

  it('names sectors by the names it is given', () => {
    const sentence = { key: 'reason.sectors.same', facts: { sector: '72000000' } };
    expect(withSectorNames(sentence, () => 'IT services').facts).toEqual({ sector: 'IT services' });
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
