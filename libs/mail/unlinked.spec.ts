import { unlinked, unlinkedFacts } from './unlinked.js';

/** What a mail program makes a link of. */
const found = /[a-z][a-z0-9+.-]*:\/\/\S|(?<![\w.-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}/iu;

describe('people’s words', () => {
  it.each(['https://x.example/phish', 'see www.x.example now', 'x.example', 'HTTP://X.EXAMPLE', 'пример.рф', 'a@x.example', 'ftp://10.0.0.1/a'])(
    'have no link that a mail program could make: %s',
    (words) => {
      expect(words).toMatch(found);
      expect(unlinked(words)).not.toMatch(found);
      expect(unlinked(words).replaceAll('\u2060', '')).toBe(words);
    },
  ); // prettier-ignore

  it.each(['Sông Tơ Water S.A.', 'pumps of 2.5 kW, e.g. for wells', 'First sentence. Second one', 'ISO 9001:2015', '50 % / 60 %'])(
    'that hold no address are as they were: %s',
    (words) => expect(unlinked(words)).toBe(words),
  ); // prettier-ignore

  it('are found wherever they stand among the facts, and codes, links and addresses are left alone', () => {
    const codes = { sentence: { key: 'reason.topic.shared' }, until: { at: '2026-11-24T11:00:00.000Z', zone: 'Asia/Dubai' } };
    const said = { partner: { address: 'omar@buyer.example' }, link: { link: 'id', purpose: 'consent' }, more: 3, gap: null };
    expect(unlinkedFacts({ ...codes, ...said })).toEqual({ ...codes, ...said });
    expect(unlinkedFacts({ cards: [{ title: 'x.example', words: ['y.example'] }] })).toEqual({
      cards: [{ title: unlinked('x.example'), words: [unlinked('y.example')] }],
    });
    expect(unlinkedFacts({ place: 'https://meet.example/room-4' })).toEqual({ place: 'https://meet.example/room-4' });
    expect(unlinkedFacts({ place: 'Room 4, https://x.example' })).toEqual({ place: unlinked('Room 4, https://x.example') });
  });
});
