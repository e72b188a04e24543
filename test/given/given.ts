import type { Caller } from '../caller.js';
import type { Landfall } from '../landfall.js';
import { answerByLink } from '../answering.js';
import { linkIn } from '../mailbox.js';

export type Hub = { id: string; name: string; version: number; coordinator: Caller; coordinatorEmail: string };
export type Firm = { id: string; owner: Caller; ownerEmail: string };
export type Buyer = { id: string; mandate: string; contactEmail: string; hub: Hub };
export type Listing = { id: string; version: number; state: string };

/** What a hub of the tests opens without: those that are about its checklist name it themselves. */
export const bare = ['holidays', 'lists', 'attestation', 'coordinators', 'letterhead'] as const;

let serial = 0;
const next = () => ++serial;

/** What a test says of a listing; the rest is a fit for its counterpart's default. */
type Fields = Record<string, unknown>;

export const leakOffering = {
  profileType: 'BO',
  language: 'en',
  visibility: 'named',
  title: 'Acoustic loggers that find leaks in water pipes',
  summary: 'Wireless noise loggers listen to buried water pipes at night and show each leak on a map.',
  description:
    'Battery loggers sit on valves of a drinking water network and listen to the pipe at night. A correlation of two loggers finds the leak to within a metre, and the dispatcher sees it on a map in the morning.',
  advantages: 'Works for five years on one battery, also in flooded chambers.',
  keywords: ['water leak', 'acoustic sensor'],
  cooperationTypes: ['supply', 'distribution'],
  sectors: ['38435000'],
  targetCountries: ['AE', 'VN'],
  languages: ['en', 'ru'],
  deliveryModes: ['hardware', 'service'],
  budget: { from: 50_000, to: 400_000, currency: 'USD' },
  settlementCurrencies: ['USD', 'AED'],
  partnerSizes: ['large'],
  trl: 9,
  ipr: 'granted',
  licenceModel: 'proprietary',
  standardsHeld: ['ISO 9001'],
  presencesHeld: [{ country: 'AE', presence: 'local_partner' }],
} as const;

export const leakNeed = {
  profileType: 'BR',
  origin: 'mandated',
  language: 'en',
  visibility: 'anonymous',
  title: 'Acoustic detection of leaks in drinking water pipes',
  summary: 'We look for wireless sensors that find leaks in buried water pipes, with training of our crews.',
  description:
    'Our utility runs 1,400 kilometres of drinking water pipes and loses a fifth of the water to leaks that never reach the surface. We want noise loggers in the valve chambers within a year, after a pilot of three months.',
  expertiseSought: 'Proven acoustic leak detection on plastic pipes.',
  keywords: ['water leak', 'sensor'],
  cooperationTypes: ['supply'],
  sectors: ['38435000'],
  targetCountries: [],
  languages: ['en', 'ar'],
  deliveryModes: ['hardware'],
  budget: { from: 100_000, to: 300_000, currency: 'USD' },
  settlementCurrencies: ['USD', 'AED'],
  partnerSizes: ['small', 'medium'],
  presenceRequired: 'local_partner',
  standardsRequired: [{ standard: 'ISO 9001', demand: 'must' }],
  deadline: '2099-12-31',
} as const;

/** Builds the world through the public API; write only what matters to the test. */
export class Given {
  private constructor(
    readonly landfall: Landfall,
    readonly operator: Caller,
  ) {}

  static async in(landfall: Landfall): Promise<Given> {
    return new Given(landfall, await landfall.operator());
  }

  /** A denied-party list, so that the screening can clear anybody; its names are nobody's in the tests unless told. */
  async deniedParties(names: string[] = ['Zzyzx Forbidden Trading']): Promise<void> {
    must(
      201,
      await this.operator.post('/screening-lists', {
        name: 'test list',
        kind: 'own',
        dated: '2026-11-01',
        parties: names.map((n) => ({ names: [n] })),
      }),
    );
    await this.landfall.settled();
  }

  /** A compliance officer. */
  async officer(): Promise<Caller> {
    const email = `officer${next()}@example.org`;
    const person = { name: 'Officer', email, language: 'en', zone: 'UTC', duties: ['compliance'] };
    must(201, await this.operator.post('/people', person));
    return this.landfall.person(email);
  }

  async hub(fields: Fields = {}): Promise<Hub> {
    const n = next();
    const coordinatorEmail = `coordinator${n}@example.org`;
    const made = must(
      201,
      await this.operator.post('/hubs', {
        name: `Hub ${n}`,
        country: 'AE',
        zone: 'Asia/Dubai',
        workWeek: [1, 2, 3, 4, 5, 6, 7],
        languages: ['en', 'ar'],
        fallbackLanguage: 'en',
        currency: 'AED',
        capacity: 50,
        replyTo: `hub${n}@example.org`,
        coordinators: [{ name: `Coordinator ${n}`, email: coordinatorEmail, language: 'en', zone: 'Asia/Dubai' }],
        ...fields,
      }),
    );
    let version = made.version as number;
    for (const step of [{ state: 'planned' }, { state: 'open', despite: bare }])
      version = must(200, await this.operator.put(`/hubs/${made.id}/state`, step, version)).version as number;
    return {
      id: made.id as string,
      name: made.name as string,
      version,
      coordinator: await this.landfall.person(coordinatorEmail),
      coordinatorEmail,
    };
  }

  async firm(fields: Fields = {}): Promise<Firm> {
    const n = next();
    const ownerEmail = (fields.owner as { email?: string } | undefined)?.email ?? `owner${n}@example.com`;
    const made = must(
      201,
      await this.operator.post('/organisations', {
        kind: 'company',
        name: `Firmaria ${word(n)}`,
        country: 'RU',
        size: 'small',
        language: 'en',
        owner: { name: `Owner ${n}`, email: ownerEmail, language: 'en', zone: 'Europe/Moscow' },
        ...fields,
      }),
    );
    return { id: made.id as string, owner: await this.landfall.person(ownerEmail), ownerEmail };
  }

  /** A local organisation with its contact, who has no account, and the mandate by which the hub lists for it. */
  async buyer(hub: Hub, fields: Fields = {}, contact: Fields = {}): Promise<Buyer> {
    const n = next();
    const contactEmail = (contact.email as string | undefined) ?? `buyer${n}@example.net`;
    const organisation = must(
      201,
      await hub.coordinator.post('/organisations', {
        kind: 'public_body',
        name: `Buyeria ${word(n)}`,
        country: 'AE',
        size: 'large',
        language: 'en',
        ...fields,
      }),
    );
    const mandate = must(
      201,
      await hub.coordinator.post(`/hubs/${hub.id}/mandates`, {
        organisation: organisation.id,
        contact: {
          name: `Buyer ${n}`,
          email: contactEmail,
          language: 'en',
          zone: 'Asia/Dubai',
          source: 'met at the hub',
          ground: 'asked to be listed',
          ...contact,
        },
        mayShow: ['country', 'sector'],
        validUntil: '2099-12-31',
      }),
    );
    return { id: organisation.id as string, mandate: mandate.id as string, contactEmail, hub };
  }

  /** A pair that both sides agreed to: everybody has been told who the other is. Answers the introduction's id. */
  async introduced(firm: Firm, buyer: Buyer): Promise<string> {
    const { landfall } = this;
    await this.offering(firm);
    await this.need(buyer);
    await landfall.settled();
    const [proposal] = must<{ items: Listing[] }>(200, await buyer.hub.coordinator.get('/proposals')).items;
    must(200, await buyer.hub.coordinator.put(`/proposals/${proposal!.id}/approval`, {}, proposal!.version));
    await landfall.later('11 seconds');
    const { id } = await landfall.until(
      `select introduction as id from introductions.sides where state = 'asked' and organisation = $1`,
      [firm.id],
    );
    const { version } = must<Listing>(200, await firm.owner.get(`/introductions/${id as string}`));
    must(200, await firm.owner.put(`/introductions/${id as string}/answer`, { answer: 'accept' }, version));
    await landfall.until(`select 1 from introductions.sides where state = 'asked' and introduction = $1 and side = 'need'`, [id]);
    await landfall.settled();
    const asked = landfall.mailbox.to(buyer.contactEmail).findLast(({ text = '' }) => text.includes('/c/'));
    must(200, await this.answerByLink(linkIn(asked!, '/c/'), buyer.contactEmail, { answer: 'accepted' }));
    await landfall.until(`select 1 from introductions.introductions where state = 'made' and id = $1`, [id]);
    await landfall.settled();
    return id as string;
  }

  /** As whoever reads that mailbox, in a browser of their own. */
  answerByLink(link: string, address: string, fields: Record<string, string>) {
    return answerByLink(this.landfall.nobody(), this.landfall.mailbox, { link, address }, fields);
  }

  async offering(firm: Firm, fields: Fields = {}): Promise<Listing> {
    await this.landfall.settled();
    const draft = must(201, await firm.owner.post('/offerings', { organisation: firm.id, ...leakOffering, ...fields }));
    return must(200, await firm.owner.put(`/listings/${draft.id}/publication`, undefined, draft.version as number)) as Listing;
  }

  async need(buyer: Buyer, fields: Fields = {}): Promise<Listing> {
    await this.landfall.settled();
    const { hub } = buyer;
    const draft = must(
      201,
      await hub.coordinator.post('/needs', {
        hub: hub.id,
        organisation: buyer.id,
        mandate: buyer.mandate,
        ...leakNeed,
        ...fields,
      }),
    );
    return must(
      200,
      await hub.coordinator.put(`/listings/${draft.id}/publication`, undefined, draft.version as number),
    ) as Listing;
  }
}

/** The body of an answer that must have this status. */
export function must<T = Record<string, unknown>>(status: number, answer: { status: number; body: T; text: string }): T {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text.slice(0, 1000)}`);
  return answer.body;
}

/** A word of its own for each number, so that no two invented names are alike. */
function word(n: number): string {
  const syllables = ['ba', 'ko', 'mi', 'tu', 're', 'sol', 'van', 'dek', 'pry', 'lum'];
  return String(n * 7919)
    .split('')
    .map((d) => syllables[Number(d)])
    .join('')
    .replace(/^./, (c) => c.toUpperCase());
}
