import { bare, must } from '../given/given.js';
import type { Caller } from '../caller.js';
import { answerByLink } from '../answering.js';
import { linkIn, type Letter } from '../mailbox.js';
import type { Market, MarketListing } from './market.js';
import { share } from './seeded.js';
import type { World } from './world.js';

type Ids = { id: string; version: number };
type Pair = { id: string; version: number; offering: string; need: string; offeringOwner: string; needHub: number };
type Log = (line: string) => void;

/** How many calls are on their way at once. */
const atOnce = 4;

/**
 * Everybody in the market, through the public API. What somebody decides is a function of the pair in front of them and of nothing
 * else, and they decide in phases at settled moments: so two runs of one market must end the same, whatever happened to the worker.
 */
export class Driver {
  private operator!: Caller;
  private readonly coordinators: Caller[] = [];
  private readonly hubs: Ids[] = [];
  private readonly people = new Map<string, Caller>();
  private readonly firms: string[] = [];
  private readonly buyers: { id: string; mandate: string }[] = [];

  constructor(
    private readonly world: World,
    private readonly market: Market,
    private readonly log: Log,
  ) {}

  /** A denied-party list, hubs, firms, buyers and their mandates. */
  async register(): Promise<void> {
    this.operator = await this.world.operator();
    must(
      201,
      await this.operator.post('/screening-lists', {
        name: 'chaos list',
        kind: 'own',
        dated: '2026-11-01',
        parties: [{ names: ['Zzyzx Forbidden Trading'] }],
      }),
    );
    for (const { name, country, fields } of this.market.hubs) await this.openHub(name, country, fields);
    await this.inTurn('firms registered', this.market.firms, async ({ name, email, fields }, i) => {
      const owner = { name: `Owner ${i}`, email, language: 'en', zone: 'Europe/Moscow' };
      this.firms[i] = must<Ids>(201, await this.operator.post('/organisations', { name, ...fields, owner })).id;
      this.people.set(email, await this.world.person(email));
    });
    await this.inTurn('buyers registered', this.market.buyers, async ({ name, email, hub, fields }, i) => {
      const coordinator = this.coordinators[hub]!;
      const { id } = must<Ids>(201, await coordinator.post('/organisations', { name, ...fields }));
      const contact = {
        name: `Buyer ${i}`,
        email,
        language: 'en',
        zone: 'Asia/Dubai',
        source: 'met at the hub',
        ground: 'asked to be listed',
      };
      const mandate = { organisation: id, contact, mayShow: ['country'], validUntil: '2099-12-31' };
      this.buyers[i] = {
        id,
        mandate: must<Ids>(201, await coordinator.post(`/hubs/${this.hubs[hub]!.id}/mandates`, mandate)).id,
      };
    });
    await this.world.settled();
  }

  /** Every listing, drafted and published by its owner; needs and offerings come mixed. */
  async publish(): Promise<void> {
    const { offerings, needs } = this.market;
    const all = [
      ...offerings.map((listing) => ({ listing, draft: () => this.draftOffering(listing) })),
      ...needs.map((listing) => ({ listing, draft: () => this.draftNeed(listing) })),
    ];
    const mixed = all.sort((a, b) => share(a.listing.externalId) - share(b.listing.externalId));
    await this.inTurn('listings published', mixed, async ({ draft }) => {
      const { caller, id, version } = await draft();
      must(200, await caller.put(`/listings/${id}/publication`, undefined, version));
    });
  }

  /** A new corpus snapshot, so that every score is a function of the same statistics, and the slates of these scores. */
  async renewCorpus(): Promise<void> {
    must(202, await this.operator.post('/corpus-snapshots'));
    await this.world.settled();
  }

  /** Coordinators approve most of what is proposed and take some in hand; when all is quiet they reject that. */
  async review(): Promise<void> {
    const proposed = await this.pairs(`introductions.proposals`, `t.state = 'queued'`);
    const taste = (p: Pair) => share('coordinator', p.offering, p.need);
    await this.inTurn(
      'proposals approved',
      proposed.filter((p) => taste(p) < 0.7),
      async (p) => {
        must(200, await this.coordinators[p.needHub]!.put(`/proposals/${p.id}/approval`, {}, p.version));
      },
    );
    const disliked = proposed.filter((p) => taste(p) >= 0.7 && taste(p) < 0.85);
    await this.inTurn('proposals taken in hand', disliked, async (p) => {
      must(200, await this.coordinators[p.needHub]!.put(`/proposals/${p.id}/review`, {}, p.version));
    });
    await this.world.settled();
    const inHand = await this.pairs(`introductions.proposals`, `t.state = 'in_review'`);
    await this.inTurn('proposals rejected', inHand, async (p) => {
      must(
        200,
        await this.coordinators[p.needHub]!.put(`/proposals/${p.id}/rejection`, { code: 'not_what_was_asked' }, p.version),
      );
    });
    await this.world.settled();
  }

  /** The ten seconds of an approval pass, and the firms answer: most accept, some decline, some stay silent. */
  async firmsAnswer(): Promise<void> {
    await this.world.later('11 seconds');
    await this.world.settled();
    const asked = await this.pairs(`introductions.introductions`, `t.state = 'asking'`);
    await this.inTurn('firms asked', asked, async (p) => {
      const taste = share('firm', p.offering, p.need);
      if (taste >= 0.9) return;
      const firm = this.people.get(p.offeringOwner)!;
      const { version } = must<Ids>(200, await firm.get(`/introductions/${p.id}`));
      must(
        200,
        await firm.put(
          `/introductions/${p.id}/answer`,
          taste < 0.7 ? { answer: 'accept' } : { answer: 'decline', code: 'no_capacity_now' },
          version,
        ),
      );
    });
    await this.world.settled();
    // A buyer's letter waits an hour for the firms of its round that have not answered; the clock stays, digests would go by it.
    await this.world.admin.query(
      `update introductions.sides set asked_at = asked_at - interval '1 hour' where state = 'asked' and mail is null`,
    );
    await this.world.settled();
  }

  /** Buyers answer by the links in their letters. */
  async buyersAnswer(): Promise<void> {
    const visitor = this.world.nobody();
    const asked = (await this.world.admin.query(askedByLetter)).rows as {
      messageId: string;
      place: number;
      offering: string;
      need: string;
    }[];
    const letters = new Map(this.world.mailbox.letters.map((l) => [l.messageId, l]));
    const cards = new Map<string, { letter: Letter; place: number; taste: number }[]>();
    for (const { messageId, place, offering, need } of asked) {
      const taste = share('buyer', offering, need);
      if (taste >= 0.9) continue;
      const letter = letters.get(messageId);
      if (!letter) throw new Error(`the letter ${messageId} is sent and has not arrived`);
      const address = letter.envelope.to[0]!;
      cards.set(address, [...(cards.get(address) ?? []), { letter, place, taste }]);
    }
    // one card of a buyer after the other, as one person does: the code that the first one takes makes the browser known
    await this.inTurn('buyers asked', [...cards], async ([address, own]) => {
      for (const { letter, place, taste } of own) {
        const form: Record<string, string> =
          taste < 0.75 ? { answer: 'accepted' } : { answer: 'declined', reason: 'price_or_volume' };
        const to = { link: linkIn(letter, '/c/', place), address };
        must(200, await answerByLink(visitor, this.world.mailbox, to, form));
      }
    });
    await this.world.settled();
  }

  /** Some of those who were introduced say what came of it; digests come the next morning, the question for the rest after a week. */
  async time(): Promise<void> {
    const made = await this.pairs(`introductions.introductions`, `t.state = 'made'`);
    await this.inTurn('firms introduced', made, async (p) => {
      if (share('outcome', p.offering, p.need) >= 0.5) return;
      const report = { met: true, stage: 'talking', valueBand: 'up_to_100k' };
      const firm = this.people.get(p.offeringOwner)!;
      const { version } = must<Ids>(200, await firm.get(`/introductions/${p.id}/outcome`));
      must(200, await firm.put(`/introductions/${p.id}/outcome`, report, version));
    });
    await this.world.itIs('2026-12-02T05:30:00Z');
    await this.world.settled();
    await this.world.itIs('2026-12-09T12:30:00Z');
    await this.world.settled();
  }

  private async openHub(name: string, country: string, fields: Record<string, unknown>): Promise<void> {
    const email = `coordinator-${country.toLowerCase()}@example.org`;
    const coordinators = [{ name: `Coordinator ${country}`, email, language: 'en', zone: fields.zone }];
    const hub = must<Ids>(201, await this.operator.post('/hubs', { name, country, ...fields, coordinators }));
    for (const step of [{ state: 'planned' }, { state: 'open', despite: bare }])
      hub.version = must<Ids>(200, await this.operator.put(`/hubs/${hub.id}/state`, step, hub.version)).version;
    this.hubs.push(hub);
    this.coordinators.push(await this.world.person(email));
  }

  private async draftOffering({ owner, externalId, fields }: MarketListing) {
    const caller = this.people.get(this.market.firms[owner]!.email)!;
    return {
      caller,
      ...must<Ids>(201, await caller.post('/offerings', { organisation: this.firms[owner], externalId, ...fields })),
    };
  }

  private async draftNeed({ owner, externalId, fields }: MarketListing) {
    const { id, mandate } = this.buyers[owner]!;
    const { hub } = this.market.buyers[owner]!;
    const caller = this.coordinators[hub]!;
    return {
      caller,
      ...must<Ids>(
        201,
        await caller.post('/needs', { hub: this.hubs[hub]!.id, organisation: id, mandate, externalId, ...fields }),
      ),
    };
  }

  /** What is open in one of the two tables, by the external ids of its pair. */
  private async pairs(table: 'introductions.proposals' | 'introductions.introductions', where: string): Promise<Pair[]> {
    const { rows } = await this.world.admin.query(
      `select t.id, t.version, o.external_id as offering, n.external_id as need, t.hub,
         (select p.email from members.memberships m join members.people p on p.id = m.person where m.organisation = t.offering_organisation) as "offeringOwner"
       from ${table} t join listings.listings o on o.id = t.offering join listings.listings n on n.id = t.need where ${where} order by 3, 4`,
    );
    return rows.map(({ hub, ...row }) => ({ ...row, needHub: this.hubs.findIndex((h) => h.id === hub) }) as Pair);
  }

  /** Some at once, with a line for each tenth. */
  private async inTurn<T>(what: string, list: readonly T[], work: (item: T, i: number) => Promise<void>): Promise<void> {
    let begun = 0;
    let done = 0;
    const step = Math.max(1, Math.ceil(list.length / 10));
    const one = async () => {
      for (let i = begun++; i < list.length; i = begun++) {
        await work(list[i]!, i);
        if (++done % step === 0 || done === list.length) this.log(`${what}: ${done} of ${list.length}`);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
  }
}

/** The cards that ask a buyer, with the pair that each is about and its place in its letter. */
const askedByLetter = `
  select m.message_id as "messageId", q.place::int - 1 as place, o.external_id as offering, n.external_id as need
  from introductions.sides s
  join introductions.introductions i on i.id = s.introduction and i.state = 'asking'
  join mail.messages m on m.id = s.mail
  join lateral jsonb_array_elements(jsonb_build_array(m.facts) || coalesce(m.facts -> 'more', '[]')) with ordinality q (card, place)
    on q.card #>> '{link,link}' = s.link::text
  join listings.listings o on o.id = i.offering join listings.listings n on n.id = i.need
  where s.side = 'need' and s.state = 'asked' order by 3, 4`;
