import {
  kinds,
  nextDay,
  slotOf,
  untouched,
  untouchedFor,
  windowOf as window,
  type Frequency,
  type WorkDays,
  type Wish,
} from './windows.js';

const at = (instant: string) => new Date(instant);
const all = (frequency: Frequency) => ({
  decisions: frequency,
  views: frequency,
  proposals: frequency,
  finds: frequency,
  listings: frequency,
  results: frequency,
});
const wish = (zone: string, { frequency = 'daily', ...changes }: Partial<Wish> & { frequency?: Frequency } = {}): Wish => ({
  ...untouched,
  zone,
  frequencies: all(frequency),
  changedAt: at('2020-01-01T00:00:00Z'),
  ...changes,
});
/** The window of somebody who wants all kinds alike. */
function windowOf(it: Wish, places: readonly WorkDays[], now: Date, claimed: string[] = []) {
  const { day, due } = window(it, places, now, new Set(claimed));
  const period = due[0]?.period;
  return { day, due: due.length > 0, ...(period && { period }) };
}
const gulfHub = { workWeek: [1, 2, 3, 4], holidays: ['2026-12-02'] };

describe('a window', () => {
  it('opens at the wished hour where the person is, and not before', () => {
    const dubai = wish('Asia/Dubai');
    expect(windowOf(dubai, [], at('2026-11-23T03:59:59Z'))).toMatchObject({ due: false });
    expect(windowOf(dubai, [], at('2026-11-23T04:00:00Z'))).toEqual({ day: '2026-11-23', due: true, period: '2026-11-23' });
  });

  it('closes after six hours', () => {
    expect(windowOf(wish('Asia/Dubai'), [], at('2026-11-23T09:59:59Z')).due).toBe(true);
    expect(windowOf(wish('Asia/Dubai'), [], at('2026-11-23T10:00:00Z')).due).toBe(false);
  });

  it('of a late hour stays that day’s after midnight', () => {
    const late = wish('Asia/Ho_Chi_Minh', { hour: 22 });
    expect(windowOf(late, [], at('2026-11-23T18:30:00Z'))).toEqual({ day: '2026-11-23', due: true, period: '2026-11-23' });
  });

  it('opens on working days: Monday to Friday, or those of the hub', () => {
    const days = ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28'];
    const open = (hubs: Parameters<typeof windowOf>[1]) =>
      days.map((d) => windowOf(wish('Asia/Dubai'), hubs, at(`${d}T05:00:00Z`)).due);
    expect(open([])).toEqual([false, true, true, true, true, true, false]);
    expect(open([gulfHub])).toEqual([false, true, true, true, true, false, false]);
    expect(open([gulfHub, { workWeek: [7], holidays: [] }])).toEqual([true, true, true, true, true, false, false]);
  });

  it('does not open on the hub’s holidays, nor while paused, nor for who wants none', () => {
    expect(windowOf(wish('Asia/Dubai'), [gulfHub], at('2026-12-02T05:00:00Z')).due).toBe(false);
    expect(windowOf(wish('Asia/Dubai', { pausedUntil: '2026-11-25' }), [], at('2026-11-24T05:00:00Z')).due).toBe(false);
    expect(windowOf(wish('Asia/Dubai', { pausedUntil: '2026-11-25' }), [], at('2026-11-25T05:00:00Z')).due).toBe(true);
    expect(windowOf(wish('Asia/Dubai', { frequency: 'off' }), [], at('2026-11-24T05:00:00Z')).due).toBe(false);
  });

  it('is an ISO week for weekly news, over the new year too', () => {
    const fridays = wish('Europe/Moscow', { frequency: 'weekly', weekday: 5 });
    expect(windowOf(fridays, [], at('2026-11-27T06:00:00Z'))).toMatchObject({ period: '2026-W48', due: true });
    const told = kinds.map((kind) => `${kind}:2026-W47`);
    expect(windowOf(fridays, [], at('2026-11-26T06:00:00Z'), told).due).toBe(false);
    expect(windowOf(fridays, [], at('2027-01-01T06:00:00Z'))).toMatchObject({ period: '2026-W53', due: true });
  });

  it('is a month for monthly news: its first such weekday', () => {
    const mondays = wish('Europe/Moscow', { frequency: 'monthly', weekday: 1 });
    expect(windowOf(mondays, [], at('2026-12-07T06:00:00Z'))).toMatchObject({ period: '2026-12', due: true });
    expect(windowOf(mondays, [], at('2026-12-14T06:00:00Z')).due).toBe(false);
  });

  it('is the first such weekday also of a month that begins on it, or ends on it', () => {
    const tuesdays = wish('Asia/Dubai', { frequency: 'monthly', weekday: 2 });
    const opens = (day: string) => windowOf(tuesdays, [], at(`${day}T05:00:00Z`));
    // February 2028 begins and ends on a Tuesday, the leap day; March has its first a week later
    expect(opens('2028-02-01')).toEqual({ day: '2028-02-01', due: true, period: '2028-02' });
    for (const day of ['2028-01-31', '2028-02-29', '2028-03-01']) expect([day, opens(day).due]).toEqual([day, false]);
    expect(opens('2028-03-07')).toMatchObject({ due: true, period: '2028-03' });
  });

  it('is each working day once over the ends of months, of a leap year and of a year', () => {
    for (const [first, last] of [
      ['2028-01-31', '2028-02-01'],
      ['2028-02-28', '2028-03-01'],
      ['2028-04-28', '2028-05-01'],
      ['2028-12-29', '2029-01-01'],
    ] as const)
      // prettier-ignore
      for (let day = at(first); day <= at(last); day = new Date(day.getTime() + 86_400_000)) {
        const date = day.toISOString().slice(0, 10);
        const open = windowOf(wish('Asia/Dubai'), [], at(`${date}T05:00:00Z`));
        const works = ![0, 6].includes(day.getUTCDay());
        expect(open).toEqual({ day: date, due: works, ...(works && { period: date }) });
      }
  });

  it('tells each kind as often as it is wished, and a kind that was told already no second time in its period', () => {
    const mixed = wish('Asia/Dubai', { frequencies: { ...untouchedFor.person, results: 'monthly' } });
    const due = (t: string, claimed: string[] = []) =>
      window(mixed, [], at(t), new Set(claimed)).due.map(({ kind, period }) => `${kind}:${period}`);
    const monday = [
      'decisions:2026-12-07',
      'views:2026-12-07',
      'proposals:2026-12-07',
      'finds:2026-W50',
      'listings:2026-W50',
      'results:2026-12',
    ];
    expect(due('2026-12-07T05:00:00Z')).toEqual(monday);
    expect(due('2026-12-07T05:00:00Z', ['listings:2026-W50'])).toEqual(monday.filter((d) => !d.startsWith('listings')));
    expect(due('2026-12-08T05:00:00Z', monday)).toEqual(['decisions:2026-12-08', 'views:2026-12-08', 'proposals:2026-12-08']);
  });

  it('of weekly news is caught up on a working day of the six that follow: after an outage, or a holiday', () => {
    const wednesdays = wish('Asia/Dubai', { frequency: 'weekly', weekday: 3 });
    expect(windowOf(wednesdays, [gulfHub], at('2026-12-02T05:00:00Z')).due).toBe(false);
    expect(windowOf(wednesdays, [gulfHub], at('2026-12-03T05:00:00Z'))).toEqual({
      day: '2026-12-03',
      due: true,
      period: '2026-W49',
    });
    expect(windowOf(wednesdays, [gulfHub], at('2026-12-04T05:00:00Z')).due).toBe(false);
    expect(windowOf(wednesdays, [gulfHub], at('2026-12-07T05:00:00Z')).due).toBe(true);
    expect(
      windowOf(
        wednesdays,
        [gulfHub],
        at('2026-12-07T05:00:00Z'),
        kinds.map((k) => `${k}:2026-W49`),
      ).due,
    ).toBe(false);
    expect(windowOf(wednesdays, [gulfHub], at('2026-12-07T11:00:00Z')).due).toBe(false);
  });

  it('is not caught up for who wished it only after its day', () => {
    const changed = wish('Asia/Dubai', { frequency: 'weekly', changedAt: at('2026-11-24T09:00:00Z') });
    expect(windowOf(changed, [], at('2026-11-25T05:00:00Z')).due).toBe(false);
    expect(windowOf(changed, [], at('2026-11-30T05:00:00Z'))).toMatchObject({ due: true, period: '2026-W49' });
  });

  it('comes on 29 February', () => {
    expect(windowOf(wish('Asia/Dubai'), [], at('2028-02-29T04:00:00Z'))).toMatchObject({ period: '2028-02-29', due: true });
    expect(nextDay(wish('Asia/Dubai'), [], at('2028-02-28T12:00:00Z'))).toBe('2028-02-29');
  });
});

describe('a change of the clocks', () => {
  const sundays = (zone: string, hour: number) => wish(zone, { frequency: 'weekly', weekday: 7, hour });

  it('that skips the wished hour opens the window when the clock has passed it', () => {
    // Berlin, 29 March 2026: 01:59:59 is followed by 03:00.
    expect(windowOf(sundays('Europe/Berlin', 2), [], at('2026-03-29T00:59:59Z')).due).toBe(false);
    expect(windowOf(sundays('Europe/Berlin', 2), [], at('2026-03-29T01:00:00Z'))).toMatchObject({
      period: '2026-W13',
      due: true,
    });
  });

  it('that repeats the wished hour opens one window', () => {
    // Berlin, 25 October 2026: 02:00 comes at 00:00Z and again at 01:00Z.
    const windows = ['2026-10-25T00:00:00Z', '2026-10-25T01:00:00Z'].map((t) => windowOf(sundays('Europe/Berlin', 2), [], at(t)));
    expect(windows).toEqual(Array(2).fill({ period: '2026-W43', day: '2026-10-25', due: true }));
  });

  it('leaves eight o’clock at eight o’clock', () => {
    const newYork = wish('America/New_York');
    expect(windowOf(newYork, [], at('2026-03-06T13:00:00Z')).due).toBe(true);
    expect(windowOf(newYork, [], at('2026-03-06T12:59:00Z')).due).toBe(false);
    expect(windowOf(newYork, [], at('2026-03-09T12:00:00Z')).due).toBe(true);
    expect(windowOf(newYork, [], at('2026-03-09T11:59:00Z')).due).toBe(false);
  });

  it('never lets a working day go by, at whatever hour', () => {
    for (const zone of ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/St_Johns', 'Africa/Casablanca']) {
      for (const hour of [0, 2, 3, 23]) {
        for (const from of ['2026-03-02', '2026-10-05']) {
          const opened = new Set<string>();
          for (let t = Date.parse(`${from}T12:00:00Z`), end = t + 40 * 86_400_000; t < end; t += 2 * 3_600_000) {
            const { due, day: period } = windowOf(wish(zone, { hour }), [], new Date(t));
            if (due) opened.add(period);
          }
          const [first, last] = [[...opened][0]!, [...opened].at(-1)!];
          const expected: string[] = [];
          for (let t = Date.parse(first); t <= Date.parse(last); t += 86_400_000) {
            if (![0, 6].includes(new Date(t).getUTCDay())) expected.push(new Date(t).toISOString().slice(0, 10));
          }
          expect([zone, hour, [...opened]]).toEqual([zone, hour, expected]);
          expect(expected.length).toBeGreaterThanOrEqual(28);
        }
      }
    }
  });
});

describe('a notification', () => {
  const dubai = wish('Asia/Dubai', { frequency: 'each' });
  it('has a quarter of an hour by day on a working day', () => {
    expect(slotOf(dubai, [], at('2026-11-23T05:44:59Z'))).toBe('2026-11-23T09:30');
    expect(slotOf(dubai, [], at('2026-11-23T02:59:59Z'))).toBeNull();
    expect(slotOf(dubai, [], at('2026-11-23T03:00:00Z'))).toBe('2026-11-23T07:00');
    expect(slotOf(dubai, [], at('2026-11-23T17:00:00Z'))).toBeNull();
    expect(slotOf(dubai, [], at('2026-11-22T05:00:00Z'))).toBeNull();
    expect(slotOf(dubai, [gulfHub], at('2026-12-02T05:00:00Z'))).toBeNull();
    expect(slotOf(wish('Asia/Dubai', { pausedUntil: '2026-11-24' }), [], at('2026-11-23T05:00:00Z'))).toBeNull();
  });
  it('is no part of a digest', () => {
    expect(windowOf(dubai, [], at('2026-11-23T05:00:00Z')).due).toBe(false);
  });
});

describe('the next day of news', () => {
  it('is today before the hour and a later day after it', () => {
    expect(nextDay(wish('Asia/Dubai'), [], at('2026-11-27T03:00:00Z'))).toBe('2026-11-27');
    expect(nextDay(wish('Asia/Dubai'), [], at('2026-11-27T05:00:00Z'))).toBe('2026-11-30');
    expect(nextDay(wish('Asia/Dubai', { frequency: 'off' }), [], at('2026-11-27T05:00:00Z'))).toBeNull();
  });
});
