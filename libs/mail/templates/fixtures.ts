import type { CardFacts, MailFactsOf, MailKind } from './facts.js';

/** Invented facts for every kind of mail, long and short texts, several languages: what an operator looks at before anybody reads it; with
 * `several`, more than one card where a kind can have them. */
export function fixtureOf<Kind extends MailKind>(kind: Kind, publicUrl: string, { several = false } = {}): MailFactsOf[Kind] {
  const link = (path: string) => `${publicUrl}/${path}/sample`;
  const hub = { name: 'Hub Dubai', postal: 'Dubai', address: 'desk@hub.example' };
  const until = { at: '2026-12-04T11:00:00Z', zone: 'Asia/Dubai' };
  const card: CardFacts = {
    title: 'Датчики уровня для резервуаров с питьевой водой',
    summary: 'Измеряют уровень и давление без внешнего питания пять лет и передают данные по LoRaWAN.',
    language: 'ru',
    country: 'RU',
    profileType: 'BO',
    reasons: [
      { key: 'reason.topic.shared', facts: { words: ['датчик = sensor', 'уровень = level'] } },
      { key: 'reason.cooperation.shared', facts: { cooperation: ['supply', 'manufacturing'] } },
    ],
    gap: { key: 'missing.budget' },
  };
  const { reasons: _, gap: __, ...catalogued } = { ...card };
  const others = [
    {
      card: {
        title: 'Ultraschallzähler für Fernwärme mit Funkauslesung',
        summary: 'Zähler für Rohre von 15 bis 300 mm, zehn Jahre geeicht.',
        language: 'de',
        country: 'BY',
        profileType: 'BO',
        reasons: [{ key: 'reason.delivery.shared', facts: { delivery: ['hardware'] } }],
        gap: { key: 'missing.sectors' },
      },
      ownTitle: 'Heat meters for an industrial park',
      until,
      link: link('c'),
    },
    {
      card: {
        ...card,
        title: 'مضخات مياه بلا زيت',
        summary: 'مضخات هادئة لخزانات مياه الشرب، تعمل خمس سنوات بلا صيانة.',
        language: 'ar',
        country: 'AE',
        reasons: [],
      },
      ownTitle: 'Pumps for reservoirs',
      until,
      link: link('c'),
    },
  ];
  const every = { hub, person: 'Layla Haddad' };
  const meeting = {
    organisation: ['Urovnemer LLC'],
    starts: until,
    minutes: 45,
    place: 'https://meet.example/room-4',
    calendar: {
      meeting: '3f0e4a52-7f43-4f0e-9d1b-52f7d0c1a001',
      sequence: 1,
      startsAt: until.at,
      minutes: 45,
      stamp: '2026-11-22T08:00:00Z',
      attendees: [{ name: 'Layla Haddad', address: 'layla@sayyarnab.example' }],
    },
  };
  const facts: MailFactsOf = {
    consent_asked: {
      ...every,
      organisation: 'Sayyarnab Water',
      ownTitle: 'Level meters for reservoirs',
      card,
      until,
      link: link('c'),
      ...(several && { more: others.map((each, place) => ({ ...each, link: `${each.link}-${place}` })) }),
    },
    consent_recorded: {
      ...every,
      organisation: 'Sayyarnab Water',
      title: card.title,
      answer: 'accepted',
      effective: until,
      link: link('c'),
    },
    introduction_made: {
      ...every,
      ownTitle: 'Level meters for reservoirs',
      card,
      partner: {
        organisation: 'Urovnemer LLC',
        person: 'Анна Серова',
        address: 'anna@urovnemer.example',
        phone: '+7 495 000 00 00',
      },
      coordinator: { person: 'Omar Said', address: hub.address },
    },
    contact_entered: {
      ...every,
      hub: { ...hub, entered: { source: 'met at a fair', ground: 'asked to be listed', link: link('d') } },
      organisation: 'Sayyarnab Water',
    },
    introduction_copied: {
      ...every,
      parties: [
        { organisation: 'Urovnemer LLC', person: 'Анна Серова', address: 'anna@urovnemer.example' },
        { organisation: 'Sayyarnab Water', person: 'Omar Haddad', address: 'omar@buyer.example' },
      ],
    },
    introduction_held: { ...every, ownTitle: 'Level meters for reservoirs' },
    digest: {
      ...every,
      since: '2026-11-16',
      decisions: { items: [{ card, ownTitle: 'Level meters for reservoirs', until, link: link('c') }], more: 0 },
      views: {
        items: [
          {
            view: 'Water, above 80 %',
            offering: 'Ultrasonic meters for district heating',
            need: 'Đồng hồ đo nhiệt cho khu công nghiệp',
            score: 0.91,
            coverage: 0.87,
            reasons: card.reasons,
            link: `${publicUrl}/queue`,
          },
        ],
        more: 0,
      },
      proposals: {
        items: [
          {
            offering: card.title,
            need: 'Giám sát mực nước hồ chứa bằng cảm biến không dây',
            score: 0.88,
            coverage: 0.93,
            reasons: card.reasons,
            gap: { key: 'missing.budget' },
            link: `${publicUrl}/queue`,
          },
          {
            offering: 'Acoustic loggers that find leaks in water pipes',
            need: 'كشف التسرب في شبكات مياه الشرب',
            score: 0.71,
            coverage: 0.6,
            reasons: card.reasons,
            link: `${publicUrl}/queue`,
            again: true,
          },
        ],
        more: 7,
      },
      finds: {
        items: [{ card: { ...catalogued, reasons: [] }, ownTitle: 'Level meters for reservoirs', link: link('i') }],
        more: 2,
      },
      overdue: {
        items: [
          {
            sentence: {
              key: 'mail.digest.pair',
              facts: { offering: 'Ultrasonic meters for district heating', need: 'Đồng hồ đo nhiệt cho khu công nghiệp' },
            },
            link: `${publicUrl}/inbox?overdue=yes`,
          },
        ],
        more: 0,
      },
      searches: {
        items: [
          {
            sentence: { key: 'mail.digest.search', facts: { search: 'Meters for Vietnam', count: 3 } },
            link: `${publicUrl}/see/catalogue?language=en&text=meter&market=VN`,
          },
        ],
        more: 0,
      },
      listings: {
        items: [
          { sentence: { key: 'mail.digest.result.expiring', facts: { title: 'Pump control', until: '2026-12-01' } } },
          { sentence: { key: 'mail.digest.result.expired', facts: { title: 'Valve actuators' } } },
        ],
        more: 0,
      },
      results: {
        items: [
          { sentence: { key: 'mail.digest.result.made', facts: { organisation: ['Urovnemer LLC', 'Sayyarnab Water'] } } },
          { sentence: { key: 'mail.digest.result.outcome', facts: { organisation: 'Sayyarnab Water', outcome: 'pilot' } } },
        ],
        more: 0,
      },
      links: { preferences: link('p'), unsubscribe: link('u') },
    },
    recipient_asked: { ...every, organisation: 'Sayyarnab Water', days: 14, link: link('n') },
    outcome_asked: { ...every, organisation: 'Urovnemer LLC', day: '2026-11-02', link: link('o') },
    letter_issued: { ...every, organisation: 'Urovnemer LLC', reference: 'LF-7K3M-9QXP', link: link('l') },
    times_asked: { ...every, organisation: ['Urovnemer LLC'], minutes: 45, link: link('m') },
    meeting_booked: { ...every, ...meeting },
    meeting_cancelled: { ...every, ...meeting },
    question_asked: { ...every, organisation: 'Urovnemer LLC', title: 'Controllers for charging stations', link: link('q') },
    message_received: { ...every, organisation: 'Urovnemer LLC', link: link('t') },
    sign_in_link: { ...every, link: link('s'), expires: until },
    not_me: {
      ...every,
      organisation: 'Sayyarnab Water',
      asked: 'Omar Haddad',
      address: 'omar@buyer.example',
      title: 'Leak detection',
    },
    answer_code: { ...every, digits: '048213', expires: until },
    password_reset: { ...every, link: link('s'), expires: until },
    invitation: { ...every, organisation: 'Hub Dubai', link: link('s'), expires: until },
  };
  return facts[kind];
}
