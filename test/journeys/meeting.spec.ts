import ICAL from 'ical.js';
import { Given, must, type Buyer, type Firm, type Hub } from '../given/given.js';
import { Landfall } from '../landfall.js';
import { linkIn, type Letter } from '../mailbox.js';

type Meeting = { id: string; state: string; version: number; startsAt: string | null; sequence: number; noCommonTime: boolean };

/** The clocks of Berlin go back on 25 October 2026 at 01:00 UTC, those of the three others never. The second is the same hour in Berlin. */
const [friday, monday, tuesday] = ['2026-10-23T08:00:00Z', '2026-10-26T09:00:00Z', '2026-10-27T09:00:00Z'] as const;
/** Four places' clocks at one instant. */
const shown = {
  [monday]: { 'Europe/Moscow': '12:00', 'Asia/Dubai': '13:00', 'Asia/Ho_Chi_Minh': '16:00', 'Europe/Berlin': '10:00' },
  [friday]: { 'Europe/Moscow': '11:00', 'Asia/Dubai': '12:00', 'Asia/Ho_Chi_Minh': '15:00', 'Europe/Berlin': '10:00' },
} as const;

describe('a meeting across Moscow, Dubai, Hanoi and Berlin, over a change of clocks', () => {
  let landfall: Landfall;
  let given: Given;
  let hub: Hub;
  let firm: Firm;
  let buyer: Buyer;
  let introduction: string;
  let meeting: Meeting;
  const people: Record<string, string> = {};
  const berliner = 'berlin@example.org';

  beforeAll(async () => {
    landfall = await Landfall.start();
    // the product's clock stands in the middle of October 2026, whenever this runs
    await landfall.admin.query(
      `insert into landfall.clock (shift) values ('2026-10-15 08:00Z'::timestamptz - clock_timestamp())`,
    );
    given = await Given.in(landfall);
    await given.deniedParties();
    hub = await given.hub({ name: 'Hub Dubai' });
    const colleague = { name: 'Bernd Berlin', email: berliner, language: 'en', zone: 'Europe/Berlin' };
    must(201, await given.operator.post('/people', { ...colleague, hub: hub.id, role: 'coordinator' }));
    firm = await given.firm({ name: 'Hydroslukhan' });
    buyer = await given.buyer(hub, { name: 'Sông Tơ Water' }, { language: 'vi', zone: 'Asia/Ho_Chi_Minh' });
    introduction = await given.introduced(firm, buyer);
    Object.assign(people, {
      'Europe/Moscow': firm.ownerEmail,
      'Asia/Dubai': hub.coordinatorEmail,
      'Asia/Ho_Chi_Minh': buyer.contactEmail,
      'Europe/Berlin': berliner,
    });
    const { rows } = await landfall.admin.query(`select id, email from members.people`);
    const person = (email: string) => rows.find((row) => row.email === email)!.id as string;
    meeting = must<Meeting>(
      201,
      await hub.coordinator.post(`/introductions/${introduction}/meetings`, {
        minutes: 45,
        // the same instants, written as each likes
        times: [tuesday, '2026-10-26T12:00:00+03:00', '2026-10-23T10:00:00+02:00'],
        place: 'https://meet.example/room-4',
        colleagues: [
          { person: person(hub.coordinatorEmail), required: true },
          { person: person(berliner), required: false },
        ],
      }),
    );
    await landfall.settled();
  });
  afterAll(() => landfall?.close());

  const mail = (zone: string, path: string) =>
    landfall.mailbox
      .to(people[zone]!)
      .filter((l) => (l.text ?? '').includes(path))
      .at(-1)!;
  const poll = (zone: string) => new URL(linkIn(mail(zone, '/m/'), '/m/')).pathname;
  const mark = async (zone: string, times: string[]) => {
    const page = await landfall
      .nobody()
      .form(poll(zone), Object.fromEntries(times.map((time, n) => [`time${n}`, new Date(time).toISOString()])));
    expect(page.status).toBe(200);
    await landfall.settled();
  };
  const read = async () =>
    must<{ items: Meeting[] }>(200, await hub.coordinator.get(`/introductions/${introduction}/meetings`)).items[0]!;
  /** The latest file that somebody's calendar got, as another program than ours reads it. */
  const calendar = (zone: string) => {
    const files = landfall.mailbox
      .to(people[zone]!)
      .flatMap((l: Letter) => l.attachments)
      .filter((a) => a.mimeType === 'text/calendar');
    const { content } = files.at(-1)!;
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer);
    const root = new ICAL.Component(ICAL.parse(text));
    const event = new ICAL.Event(root.getFirstSubcomponent('vevent')!);
    return {
      text,
      method: root.getFirstPropertyValue('method'),
      uid: event.uid,
      sequence: event.sequence,
      starts: event.startDate.toJSDate().toISOString(),
      minutes: event.duration.toSeconds() / 60,
      status: event.component.getFirstPropertyValue('status'),
      attendees: event.attendees.map((attendee) => String(attendee.getFirstValue()).replace(/^mailto:/i, '')).sort(),
      place: event.location,
    };
  };
  const everybody = () => Object.keys(people).map(calendar);

  test('each reads the times by the clocks of its own place, without an account, and opening the page marks nothing', async () => {
    for (const [zone, clock] of Object.entries(shown[monday])) {
      const page = await landfall.nobody().get(poll(zone));
      expect([zone, page.status, page.text.includes(clock), page.text.includes(shown[friday][zone as 'Europe/Berlin'])]).toEqual([zone, 200, true, true]); // prettier-ignore
    }
    expect((await landfall.admin.query(`select from meetings.marks`)).rowCount).toBe(0);
    expect((await read()).state).toBe('polling');
  });

  test('is booked at the first time that every required party has, and every calendar has the same instant', async () => {
    await mark('Europe/Moscow', [tuesday, monday]);
    await mark('Asia/Dubai', [friday, monday, tuesday]);
    expect((await read()).state).toBe('polling');
    await mark('Asia/Ho_Chi_Minh', [tuesday, monday]); // who is optional has not answered
    meeting = await read();
    expect([meeting.state, new Date(meeting.startsAt!).toISOString(), meeting.sequence]).toEqual(['booked', new Date(monday).toISOString(), 1]); // prettier-ignore
    for (const file of everybody())
      expect(file).toMatchObject({
        method: 'REQUEST',
        sequence: 1,
        starts: new Date(monday).toISOString(),
        minutes: 45,
        status: 'CONFIRMED',
        place: 'https://meet.example/room-4',
      });
    expect(new Set(everybody().map(({ uid }) => uid)).size).toBe(1);
    expect(calendar('Europe/Moscow').text).toContain('DTSTART:20261026T090000Z');
    expect(mail('Europe/Berlin', '10:00').text).toContain('10:00');
    expect(mail('Asia/Ho_Chi_Minh', '16:00').text).toContain('16:00');
  });

  test('moves to before the change of clocks: the same UID, a higher SEQUENCE, one instant for all', async () => {
    const { uid } = everybody()[0]!;
    const path = `/meetings/${meeting.id}/booking`;
    expect((await hub.coordinator.put(path, { startsAt: friday }, meeting.version - 1)).status).toBe(412);
    meeting = must<Meeting>(200, await hub.coordinator.put(path, { startsAt: friday }, meeting.version));
    expect(must<Meeting>(200, await hub.coordinator.put(path, { startsAt: friday }, meeting.version))).toEqual(meeting);
    await landfall.settled();
    for (const file of everybody())
      expect(file).toMatchObject({ uid, method: 'REQUEST', sequence: 2, starts: new Date(friday).toISOString() });
    expect(mail('Europe/Berlin', '10:00').text).toContain('10:00');
  });

  test('tells a side of the other only whom it was introduced to', () => {
    const [moscow, hanoi] = [people['Europe/Moscow']!, people['Asia/Ho_Chi_Minh']!];
    expect(calendar('Europe/Moscow').attendees).toEqual([hanoi, moscow].sort());
    expect(calendar('Asia/Ho_Chi_Minh').attendees).toEqual([hanoi, moscow].sort());
    expect(calendar('Europe/Moscow').text).not.toContain(berliner);
  });

  test('is cancelled in every calendar, once', async () => {
    const { uid } = everybody()[0]!;
    expect((await hub.coordinator.delete(`/meetings/${meeting.id}`, meeting.version)).status).toBe(204);
    expect((await hub.coordinator.delete(`/meetings/${meeting.id}`, meeting.version)).status).toBe(204);
    await landfall.settled();
    for (const file of everybody()) expect(file).toMatchObject({ uid, method: 'CANCEL', sequence: 3, status: 'CANCELLED' });
    const refused = await landfall.nobody().form(poll('Europe/Moscow'), {});
    expect(refused.status).toBe(409);
    expect((await landfall.nobody().get(poll('Europe/Moscow'))).text).toContain('cancelled');
  });

  test('is nobody else’s to find, and is arranged for nobody who is not introduced', async () => {
    const other = (await given.hub()).coordinator;
    const stranger = (await given.firm()).owner;
    const times = { minutes: 30, times: [tuesday] };
    expect((await other.post(`/introductions/${introduction}/meetings`, times)).status).toBe(404);
    expect((await other.get(`/meetings/${meeting.id}/times`)).status).toBe(404);
    expect((await stranger.get(`/meetings/${meeting.id}/times`)).status).toBe(404);
    expect((await stranger.put(`/meetings/${meeting.id}/times`, { times: [] })).status).toBe(404);
    expect((await other.put(`/meetings/${meeting.id}/booking`, { startsAt: tuesday }, 1)).status).toBe(404);
    const past = await hub.coordinator.post(`/introductions/${introduction}/meetings`, { minutes: 30, times: ['2026-10-01T09:00:00Z'] }); // prettier-ignore
    expect(past.status).toBe(422);
    expect(await landfall.parked()).toEqual([]);
  });

  test('took place, or somebody did not come, once its time is over', async () => {
    const wish = { minutes: 30, times: [tuesday] };
    const next = must<Meeting>(201, await hub.coordinator.post(`/introductions/${introduction}/meetings`, wish));
    const booked = must<Meeting>(200, await hub.coordinator.put(`/meetings/${next.id}/booking`, { startsAt: tuesday }, next.version)); // prettier-ignore
    const path = `/meetings/${next.id}/attendance`;
    expect((await hub.coordinator.put(path, { as: 'held' }, booked.version)).status).toBe(409);
    await landfall.settled();
    await landfall.admin.query(`update landfall.clock set shift = '2026-10-27 10:00Z'::timestamptz - clock_timestamp()`);
    const missed = must<Meeting>(200, await hub.coordinator.put(path, { as: 'no_show', who: 'need' }, booked.version));
    expect(missed.state).toBe('no_show');
    expect((await hub.coordinator.put(path, { as: 'held' }, missed.version)).body.code).toBe('illegal_step');
  });
});
