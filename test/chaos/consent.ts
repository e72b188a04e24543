import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { PersonActor } from '#database';
import {
  Consent,
  consentOrders,
  ExpireConsent,
  RecordedConsent,
  SettleIntroduction,
  StopAsking,
  WithdrawIntroductions,
} from '#introductions';
import { World, type Pair } from '../given/introductions-room.js';
import { effective, outcomes, type Act, type Model, type Side } from './consent-model.js';
import type { Log } from './run.js';

export type ConsentResult = { acts: number; refused: number; ends: Record<string, number>; wrong: string | undefined };
type Order = keyof typeof consentOrders;

/** One world takes so many rounds: after that its tables are only slower, not different. */
const roundsAWorld = 200;
const sides = ['offering', 'need'] as const;
const legalEnds = ['made', 'declined', 'expired', 'withdrawn'];

/**
 * Rounds of answers, withdrawals, expiries and stale versions fired at once. After each volley the pair must be where some order of its acts
 * leads (`consent-model.ts`), and show identities only over two yeses in effect. fast-check makes the volleys and shrinks what fails.
 */
export async function consentChaos({ seed, rounds }: { seed: number; rounds: number }, log: Log): Promise<ConsentResult> {
  const result: ConsentResult = { acts: 0, refused: 0, ends: {}, wrong: undefined };
  for (let from = 0; from < rounds && !result.wrong; from += roundsAWorld) {
    const numRuns = Math.min(roundsAWorld, rounds - from);
    const table = await Table.lay(result);
    try {
      const property = fc.asyncProperty(
        fc.constantFrom(...(Object.keys(consentOrders) as Order[])),
        volleys,
        async (order, commands) => fc.asyncModelRun(async () => await table.deal(order), commands).then(() => table.clear()),
      );
      await fc.assert(property, { seed: seed + from, numRuns });
    } catch (error) {
      const { message, cause } = error as Error;
      result.wrong = [message, cause instanceof Error ? cause.message : ''].join('\n').trim();
    } finally {
      await table.close();
    }
    log(`${from + numRuns} of ${rounds} rounds: ${JSON.stringify(result.ends)}`);
  }
  return result;
}

const side = fc.constantFrom(...sides);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('answer' as const),
      side,
      as: fc.constantFrom('accepted', 'accepted', 'accepted', 'declined', 'not_now'),
      stale: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('record' as const), as: fc.constantFrom('accepted', 'declined') }) },
  { weight: 1, arbitrary: fc.constant({ act: 'take_back' as const }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('withdraw' as const), side }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('expire' as const), side }) },
  { weight: 1, arbitrary: fc.constantFrom({ act: 'stop' as const }, { act: 'settle' as const }) },
) as fc.Arbitrary<Act>;

/** Acts fired at once. */
class Volley implements fc.AsyncCommand<Model, Table> {
  constructor(private readonly acts: readonly Act[]) {}
  check = () => true;

  async run(model: Model, table: Table): Promise<void> {
    await table.fire(this.acts);
    const possible = outcomes(model, this.acts);
    const found = await table.look();
    if (!possible.some((p) => JSON.stringify(p) === JSON.stringify(found)))
      throw new Error(`${JSON.stringify(found)} is where no order of the acts leads: ${JSON.stringify(possible)}`);
    Object.assign(model, found);
  }

  toString = () => `at once ${JSON.stringify(this.acts)}`;
}

/** Two days pass. */
class TwoDays implements fc.AsyncCommand<Model, Table> {
  check = () => true;

  async run(model: Model, table: Table): Promise<void> {
    await table.twoDays();
    const found = await table.look();
    const expected = effective(model);
    if (JSON.stringify(found) !== JSON.stringify(expected))
      throw new Error(`two days later ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
    Object.assign(model, found);
  }

  toString = () => 'two days';
}

const volleys = fc.commands(
  [fc.array(act, { minLength: 1, maxLength: 4 }).map((acts) => new Volley(acts)), fc.constant(new TwoDays())],
  { maxCommands: 5 },
);

/** Where the rounds are played: one pair at a time on a database of its own. */
class Table {
  private id = '';
  private pair!: Pair;
  private days = 0;

  private constructor(
    private readonly world: World,
    private readonly colleague: PersonActor,
    private readonly result: ConsentResult,
  ) {}

  static async lay(result: ConsentResult): Promise<Table> {
    const world = await World.open();
    const colleague = { ...world.coordinator, person: randomUUID(), name: 'A colleague' };
    await world.rows(`update members.mandates set may_record = true`);
    return new Table(world, colleague, result);
  }

  close = () => this.world.close();

  /** A new pair, asked in this order. */
  async deal(order: Order): Promise<{ model: Model; real: Table }> {
    const { world } = this;
    this.days = 0;
    await world.later('0 seconds');
    await world.rows(`update members.hubs set consent_order = $2 where id = $1`, [world.hub, order]);
    this.pair = await world.pair();
    this.id = await world.asking('offering', this.pair);
    const first: readonly Side[] = consentOrders[order];
    const state = (side: Side) => (first.includes(side) ? 'asked' : 'not_asked');
    return { model: { introduction: 'asking', offering: state('offering'), need: state('need') }, real: this };
  }

  async fire(acts: readonly Act[]): Promise<void> {
    const read = await this.versions();
    this.result.acts += acts.length;
    const said = await Promise.allSettled(acts.map((act) => this.act(act, read)));
    for (const s of said) {
      if (s.status === 'fulfilled' && s.value !== 'failed' && s.value !== 'parked') continue;
      // An act that comes too late is refused in words; nothing else goes wrong.
      const code = s.status === 'rejected' ? (s.reason as { code?: string }).code : s.value;
      if (!['illegal_step', 'precondition_failed', 'not_found'].includes(String(code)))
        throw new Error(s.status === 'rejected' ? (s.reason as Error).stack : `a job has ${s.value}`);
      this.result.refused++;
    }
    await this.world.work();
  }

  async twoDays(): Promise<void> {
    await this.world.later(`${(this.days += 2)} days 1 minute`);
    await this.world.work();
  }

  /** How things stand; throws where somebody sees a name that they may not, or an answer is not kept. */
  async look(): Promise<Model> {
    const rows = await this.world.rows<{
      state: Model['introduction'];
      side: Side;
      given: Model[Side];
      soon: boolean;
      kept: number;
    }>(
      `select i.state, s.side, s.state as given, s.state = 'accepted' and s.effective_at > landfall.now() as soon,
         (select count(*)::int from introductions.consents c where c.introduction = i.id and c.side = s.side and c.answer <> 'taken_back') as kept
       from introductions.introductions i join introductions.sides s on s.introduction = i.id where i.id = $1`,
      [this.id],
    );
    const of = (side: Side) => rows.find((r) => r.side === side)!;
    for (const { side, given, kept } of rows) {
      const answered = ['accepted', 'declined', 'not_now', 'taken_back'].includes(given);
      if (kept !== Number(answered)) throw new Error(`${kept} answers of the ${side} are kept, which is ${given}`);
    }
    const made = rows[0]!.state === 'made';
    if (made && rows.some((r) => r.given !== 'accepted' || r.soon)) throw new Error('made without two consents in effect');
    const seen = await this.names();
    if (seen !== (made ? 2 : 0)) throw new Error(`${seen} sides see a name of an introduction that is ${rows[0]!.state}`);
    const state = (side: Side) => (of(side).soon ? ('soon' as const) : of(side).given);
    return { introduction: rows[0]!.state, offering: state('offering'), need: state('need') };
  }

  /** Long after: exactly one legal end, told once. */
  async clear(): Promise<void> {
    // a recorded yes takes effect after two days; the other side is asked then, and has its own days to answer
    for (const days of [this.days + 3, 60, 90]) {
      await this.world.later(`${days} days`);
      await this.world.work();
    }
    const { introduction } = await this.look();
    if (!legalEnds.includes(introduction)) throw new Error(`ninety days later it is ${introduction}`);
    const told = await this.world.rows(
      `select 1 from ledger.entries where subject = $1 and name in ('IntroductionMade', 'IntroductionEnded')`,
      [this.id],
    );
    if (told.length !== 1) throw new Error(`its end is told ${told.length} times`);
    const letters = await this.world.rows(`select 1 from mail.messages where key like 'introduction_made:' || $1 || ':%'`, [
      this.id,
    ]);
    if (letters.length !== (introduction === 'made' ? 2 : 0))
      throw new Error(`${letters.length} letters of an introduction that is ${introduction}`);
    this.result.ends[introduction] = (this.result.ends[introduction] ?? 0) + 1;
    await this.world.rows(`delete from matches.matches where id = $1`, [this.pair.match]);
  }

  private async names(): Promise<number> {
    const consent = this.world.get(Consent);
    const views = await Promise.all(
      [this.world.owner, this.world.contact].map((who) => consent.view(who, this.id).catch(() => ({ partner: null }))),
    );
    return views.filter((v) => v.partner !== null).length;
  }

  private async versions(): Promise<Record<Side, number>> {
    const rows = await this.world.rows<{ side: Side; version: number }>(
      `select side, version from introductions.sides where introduction = $1`,
      [this.id],
    );
    return Object.fromEntries(rows.map((r) => [r.side, r.version])) as Record<Side, number>;
  }

  private async act(act: Act, read: Record<Side, number>): Promise<unknown> {
    const { world, id } = this;
    const job = async (contract: Parameters<World['job']>[0], payload: object) =>
      world.runner.run(await world.job(contract, payload));
    switch (act.act) {
      case 'answer':
        return world
          .get(Consent)
          .answer(
            act.side === 'offering' ? world.owner : world.contact,
            id,
            undefined,
            read[act.side] - Number(act.stale),
            answers[act.as],
          );
      case 'record':
        return world.get(RecordedConsent).record(this.colleague, id, read.need, {
          ...(act.as === 'accepted' ? answers.accepted : answers.declined),
          evidence: 'On the telephone, today.',
        });
      case 'take_back':
        return world.get(RecordedConsent).takeBack(world.contact, id, undefined);
      case 'withdraw':
        await world.rows(`update listings.listings set state = 'withdrawn' where id = $1`, [this.pair[act.side]]);
        return job(WithdrawIntroductions, { listing: this.pair[act.side] });
      case 'expire':
        await world.rows(
          `update introductions.sides set expires_at = landfall.now() where introduction = $1 and side = $2 and state = 'asked'`,
          [id, act.side],
        );
        return job(ExpireConsent, { introduction: id, side: act.side });
      case 'stop':
        return job(StopAsking, { introduction: id });
      case 'settle':
        return job(SettleIntroduction, { introduction: id });
    }
  }
}

const answers = {
  accepted: { answer: 'accept' },
  declined: { answer: 'decline', code: 'wrong_stage' },
  not_now: { answer: 'not_now', until: '2099-01-01' },
} as const;
