import { Glossary, lexiconLanguages, lexiconOf, sounds, soundTerms, translate, unitsOf } from '../index.js';

/** The likeliest English of each word or phrase. */
const english = (text: string, from: string) => translate(text, from, 'en').map(({ said, found }) => [said, found[0]?.term]);

describe('words in another language', () => {
  it('are found for inflected words, phrases before their parts', () => {
    expect(english('Датчики утечек для железных дорог', 'ru')).toEqual([
      ['Датчики', 'sensor'],
      ['утечек', 'leak'],
      ['железных дорог', 'railway'],
    ]);
    expect(english('máy bơm rò rỉ cho bệnh viện', 'vi')).toEqual([
      ['máy bơm', 'pump'],
      ['rò rỉ', 'leak'],
      ['bệnh viện', 'hospit'],
    ]);
  });

  it('are given with their weight, which adds up to at most one a word', () => {
    for (const { found } of translate('Поставка оборудования для очистки сточных вод', 'ru', 'en'))
      expect(found.reduce((sum, f) => sum + f.weight, 0)).toBeLessThanOrEqual(1.05);
  });

  it('go out of English and between two other languages through it', () => {
    expect(translate('hospital', 'en', 'ru')[0]!.found[0]).toMatchObject({ term: 'больниц' });
    expect(translate('больница', 'ru', 'vi')[0]!.found.map((f) => f.term)).toContain('bệnh_viện');
  });

  it('say in which words they were said and how often', () => {
    const [pumps] = translate('Насосы и насос', 'ru', 'en');
    expect(pumps).toMatchObject({ said: 'Насосы', times: 2 });
    expect(pumps!.found[0]!.word).toBe('pump');
  });

  it('are the same for numbers and for words in Latin letters, which may also be translated', () => {
    expect(english('Система SCADA по ISO 9001', 'ru')).toEqual([
      ['Система', 'system'],
      ['SCADA', 'scada'],
      ['ISO', 'iso'],
      ['9001', '9001'],
    ]);
  });

  it('are trusted more from a reviewed glossary than from a lexicon', () => {
    const glossary = new Glossary(['en\tru\nbenchmark\tдатчик\n']);
    expect(
      translate('датчик', 'ru', 'en', { glossary })[0]!
        .found.map((f) => f.term)
        .slice(0, 2),
    ).toEqual(['benchmark', 'sensor']);
  });

  it.each([
    ['hi', 'अस्पताल के लिए चिकित्सा उपकरण', 'hospit'],
    ['tr', 'Hastane şebekeleri için yazılım', 'network'],
    ['fr', 'traitement des eaux usées', 'wastewat'],
    ['pl', 'Dostawa sprzętu komputerowego', 'equip'],
    ['de', 'Steuerung der Straßenbeleuchtung im Krankenhaus', 'hospit'],
    ['ro', 'Servicii de curățenie pentru spitale', 'hospit'],
  ])('are found of %s: "%s"', (language, text, expected) => {
    expect(translate(text, language, 'en').flatMap(({ found }) => found.slice(0, 8).map((f) => f.term))).toContain(expected);
  });

  it('are those of its parts for a German compound that no dictionary has', () => {
    const [compound] = translate('Lecksensoren', 'de', 'en');
    expect(compound!.found.map((f) => f.term)).toEqual(expect.arrayContaining(['leak', 'sensor']));
    expect(compound!.found.reduce((sum, f) => sum + f.weight, 0)).toBeLessThanOrEqual(1.05);
  });

  it('are those of a Turkish verb in its dictionary form', () => {
    expect(unitsOf('geliştirecek', 'tr')[0]!.otherKeys).toContain(unitsOf('geliştirmek', 'tr')[0]!.key);
  });

  it('are English words in the letters of another script, but never where a capital says that it is a name', () => {
    expect(translate('सेंसर', 'hi', 'en')[0]!.found.map((f) => f.term)).toContain('sensor');
    expect(translate('Кзынгшпутор', 'ru', 'en')[0]!.found.every((f) => f.term.startsWith('~'))).toBe(true);
  });

  it('are sounds for a name that nothing translates', () => {
    const asked = translate('Кзынгшпут', 'ru', 'en')[0]!.found.map((f) => f.term);
    expect(asked.every((term) => term.startsWith('~'))).toBe(true);
  });
});

describe('the sounds of a name', () => {
  it.each([
    ['Вашингтон', 'Washington'],
    ['Уильям', 'William'],
    ['Джаред', 'Jared'],
    ['Пэнтерс', 'Panthers'],
    ['Шварценеггер', 'Schwarzenegger'],
    ['واشنطن', 'Washington'],
    ['باريس', 'Paris'],
    ['वॉशिंगटन', 'Washington'],
    ['Петроградский', 'Petrogradsky'],
  ])('%s and %s meet', (one, other) => {
    const known = new Set(sounds(other.toLowerCase()));
    expect(sounds(one.toLowerCase()).some((code) => known.has(code))).toBe(true);
  });

  it('are kept of a text for its names only, with the words', () => {
    expect(soundTerms('the mayor of Washington', 'en')).toEqual([
      { term: '~FXNGTN', surface: 'Washington' },
      { term: '~FXNTN', surface: 'Washington' },
      { term: '~XNGTN', surface: 'Washington' },
      { term: '~XNTN', surface: 'Washington' },
    ]);
  });
});

describe('the lexicons', () => {
  it.each(lexiconLanguages())('%s is sorted as it is searched: every word that it gives is found', (language) => {
    const lexicon = lexiconOf(language)!;
    const [first] = lexicon.outOf('hospit');
    expect(first).toBeDefined();
    expect(translate(first!.words, language, 'en')[0]!.found.map((f) => f.term)).toContain('hospit');
    expect(lexicon.into('\u0000')).toEqual([]);
    expect(lexicon.outOf('\uffff')).toEqual([]);
  });
});
