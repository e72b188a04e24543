import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now, system } from '#database';
import { record } from '#ledger';
import type { Side as SideName } from '#listings';
import { Matches } from '#matches';
import { pairCleared } from '#screening';
import { answererOf } from './answering.js';
import { AskingMail } from './asking-mail.js';
import { translationFor } from './cards.js';
import { IntroductionMail } from './introduction-mail.js';
import { Introduction } from './introduction.entity.js';
import { Card } from './introductions.schema.js';
import { consentLife, introductionLife, move } from './lives.js';
import { Outcome } from './outcome.entity.js';
import { settle } from './settle.js';
import { Side } from './side.entity.js';
import { consentOrders } from './states.js';

type Both = Record<SideName, Side>;

/**
 * The worker's half: every step that nobody's hand makes. Each begins by locking the introduction's row, then its sides, reads the
 * time from the database and does nothing where there is nothing (any more) to do, so it may run twice, at once or in turn.
 */
@Injectable()
export class Introductions {
  constructor(
    private readonly matches: Matches,
    private readonly mail: IntroductionMail,
    private readonly asking: AskingMail,
  ) {}

  /** Begins to ask, once the approval can no longer be undone. A listing that is gone ends it, one that is held holds it. */
  async open(em: EntityManager, { introduction: id }: { introduction: string }): Promise<void> {
    const introduction = await lock(em, id);
    if (introduction?.state !== 'opening' || introduction.takesEffectAt > (await clock(em))) return;
    const states = await listingStates(em, introduction);
    if (states.some((s) => s !== 'published' && s !== 'held')) return this.end(em, 'OpenIntroduction', introduction, 'withdrawn');
    const asking = await move(em, introductionLife, introduction, 'asking');
    await record(
      em,
      system('OpenIntroduction'),
      { name: 'IntroductionOpened', facts: { introduction: id, hub: asking.hub, sector: await divisionOf(em, asking.need) } },
      { subject: id, hub: asking.hub },
    );
    if (states.includes('held') || !(await bothCleared(em, asking))) return this.hold(em, 'OpenIntroduction', asking);
    await this.askFirst(em, 'OpenIntroduction', asking);
  }

  /** Applies what `settle` says of the two sides. */
  async settle(em: EntityManager, { introduction: id }: { introduction: string }, job = 'SettleIntroduction'): Promise<void> {
    const introduction = await lock(em, id);
    if (!introduction) return;
    const sides = await lockSides(em, id);
    // An answer given while this waited for the lock may take effect after this transaction's time: its own event settles it.
    const { step } = settle(introduction, sides, await clock(em));
    if (step === 'wait') return;
    if (step === 'end_declined') return this.end(em, job, introduction, 'declined');
    if (step === 'end_expired') return this.end(em, job, introduction, 'expired');
    if (!(await bothCleared(em, introduction))) return this.hold(em, job, introduction);
    if (step === 'ask_need') return this.ask(em, job, introduction, 'need', sides.offering);
    if (step === 'ask_offering') return this.ask(em, job, introduction, 'offering', sides.need);
    await this.make(em, job, introduction, sides);
  }

  /** A side's date is past. Also where the introduction has ended: whoever has not answered sees silence run out as always. */
  async expire(em: EntityManager, { introduction: id, side }: { introduction: string; side: SideName }): Promise<void> {
    if (!(await lock(em, id))) return;
    const row = (await lockSides(em, id))[side];
    if (row.state !== 'asked' || !row.expiresAt || row.expiresAt > (await clock(em))) return;
    await move(em, consentLife, row, 'expired');
    await this.settle(em, { introduction: id }, 'ExpireConsent');
  }

  /** Asks each side that has not said that it ended what came of it, once for each follow-up. */
  async askOutcome(em: EntityManager, { introduction: id, days }: { introduction: string; days: number }): Promise<void> {
    const introduction = await lock(em, id);
    if (!introduction || introduction.askedAfter >= days || !['made', 'handed_over'].includes(introduction.state)) return;
    const ended = (await em.findBy(Outcome, { introduction: id, stage: 'ended' })).map((outcome) => outcome.side);
    const asked = (['offering', 'need'] as const).filter((side) => !ended.includes(side));
    await this.mail.askOutcome(em, system('AskOutcome'), introduction, await lockSides(em, id), { days, asked });
    await em.update(Introduction, { id }, { outcomeAskedAt: now, askedAfter: days });
  }

  /** Lets go what nothing holds any more: asks whom it was about to ask, or takes the next step. */
  async release(em: EntityManager, { organisation }: { organisation: string }): Promise<void> {
    const job = 'ReleaseIntroductions';
    for (const held of await lockWhere(em, `state = 'held' and $1 in (offering_organisation, need_organisation)`, organisation)) {
      // made is made: what has become of the listings since does not undo it
      const open = held.heldFrom === 'made' || (await listingStates(em, held)).every((s) => s === 'published');
      if (!open || !(await bothCleared(em, held))) continue;
      const asking = await move(em, introductionLife, held, held.heldFrom ?? 'asking', { heldFrom: null });
      await record(
        em,
        system(job),
        { name: 'IntroductionReleased', facts: { introduction: held.id, hub: held.hub } },
        { subject: held.id, hub: held.hub },
      );
      const sides = await lockSides(em, held.id);
      if (Object.values(sides).every((side) => side.state === 'not_asked')) await this.askFirst(em, job, asking);
      else await this.settle(em, { introduction: held.id }, job);
    }
  }

  /** A coordinator waits no longer: whoever is asked has had their time. To both sides it is a date that has passed. */
  async stopAsking(em: EntityManager, { introduction }: { introduction: string }): Promise<void> {
    const [found] = await lockWhere(em, `state = 'asking' and id = $1`, introduction);
    if (!found) return;
    await em.query(
      `update introductions.sides set expires_at = ${now()}, version = version + 1 where introduction = $1 and state in ('asked', 'accepted') and expires_at > ${now()}`,
      [introduction],
    );
  }

  /** What follows for pairs of a listing that is not open any more: what asks is held while it is held, or ends. Of one that has left markets, theirs. */
  async withdraw(em: EntityManager, { listing }: { listing: string }): Promise<void> {
    const [found] = (await em.query(`select state from listings.listings where id = $1`, [listing])) as { state: string }[];
    if (!found) return;
    const held = found.state === 'held';
    // One that is still opening is held when it opens.
    // What was made before it was held keeps its history.
    const touched = held
      ? `state = 'asking'`
      : `(state in ('opening', 'asking') or (state = 'held' and held_from is distinct from 'made'))`;
    const where = found.state === 'published' ? leftMarket : `$1 in (offering, need)`;
    for (const introduction of await lockWhere(em, `${touched} and ${where}`, listing)) {
      if (held) await this.hold(em, 'WithdrawIntroductions', introduction);
      else await this.leave(em, introduction, introduction.offering === listing ? 'offering' : 'need');
    }
  }

  /** Once more, to whoever has been asked and has not answered. */
  async nudge(em: EntityManager, { introduction: id, side }: { introduction: string; side: SideName }): Promise<void> {
    const introduction = await lock(em, id);
    const row = (await lockSides(em, id))[side];
    if (introduction?.state !== 'asking' || row.state !== 'asked' || row.nudgedAt) return;
    await this.asking.nudge(em, system('NudgeConsent'), row);
  }

  /** To a represented side: what was recorded for it, and until when it can be taken back. */
  async tellRecorded(em: EntityManager, { introduction: id }: { introduction: string }): Promise<void> {
    const introduction = await lock(em, id);
    if (!introduction) return;
    const { need } = await lockSides(em, id);
    if (need.recordedBy) await this.mail.tellRecorded(em, system('TellRecorded'), introduction, need);
  }

  private async askFirst(em: EntityManager, job: string, introduction: Introduction): Promise<void> {
    for (const side of consentOrders[introduction.consentOrder]) await this.ask(em, job, introduction, side);
  }

  /** Who withdrew need not answer any more; the other side is told nothing. */
  private async leave(em: EntityManager, introduction: Introduction, side: SideName): Promise<void> {
    const own = (await lockSides(em, introduction.id))[side];
    if (own.state === 'asked') await move(em, consentLife, own, 'expired');
    await this.end(em, 'WithdrawIntroductions', introduction, 'withdrawn');
  }

  /** Shows one side the other's card and asks. The mail goes to whoever answers for it. */
  private async ask(em: EntityManager, job: string, introduction: Introduction, side: SideName, waiting?: Side): Promise<void> {
    const { id, hub, offering, need } = introduction;
    const [{ days }] = (await em.query(`select consent_days as days from members.hubs where id = $1`, [hub])) as [
      { days: number },
    ];
    const row = await em.findOneByOrFail(Side, { introduction: id, side });
    const language = (await answererOf(em, row))?.language;
    const translation = language ? await translationFor(em, side === 'offering' ? need : offering, language) : null;
    const shown = Card.parse({ ...(await this.matches.card(em, { offering, need, side })), translation });
    const expiresAt = () => `${now()} + make_interval(days => ${Number(days)})`;
    const asked = await move(em, consentLife, row, 'asked', { shown: shown as never, askedAt: now, expiresAt });
    // Who said yes first waits until the other's date: its own would show it "expired" while the other still thinks.
    if (waiting) await em.update(Side, { introduction: id, side: waiting.side }, { expiresAt: asked.expiresAt });
    await this.asking.ask(em, system(job), introduction, asked, days);
    await record(
      em,
      system(job),
      { name: 'ConsentAsked', facts: { introduction: id, side } },
      { subject: id, organisation: asked.organisation, hub },
    );
  }

  private async make(em: EntityManager, job: string, introduction: Introduction, sides: Both): Promise<void> {
    const { id, hub } = await move(em, introductionLife, introduction, 'made', { madeAt: now });
    await this.mail.tellMade(em, system(job), introduction, sides);
    await record(em, system(job), { name: 'IntroductionMade', facts: { introduction: id, hub } }, { subject: id, hub });
  }

  private async hold(em: EntityManager, job: string, introduction: Introduction): Promise<void> {
    const { id, hub, state } = introduction;
    await move(em, introductionLife, introduction, 'held', { heldFrom: state });
    await record(em, system(job), { name: 'IntroductionHeld', facts: { introduction: id, hub } }, { subject: id, hub });
  }

  /** No mail to anybody: an end that is not a yes from both looks like silence. */
  private async end(
    em: EntityManager,
    job: string,
    introduction: Introduction,
    as: 'declined' | 'expired' | 'withdrawn',
  ): Promise<void> {
    const { id, hub } = await move(em, introductionLife, introduction, as, { endedAt: now });
    await record(em, system(job), { name: 'IntroductionEnded', facts: { introduction: id, hub, as } }, { subject: id, hub });
  }
}

/** Not `for update`: an answer holds its side and then names the introduction's key, and would wait for whoever waits for that side. */
const lock = (em: EntityManager, id: string) => em.findOne(Introduction, { where: { id }, lock: { mode: 'for_no_key_update' } });

/** In one order, so that two who lock several wait for each other rather than deadlock. */
async function lockWhere(em: EntityManager, where: string, value: string): Promise<Introduction[]> {
  const ids = (await em.query(`select id from introductions.introductions where ${where} order by id for no key update`, [
    value,
  ])) as {
    id: string;
  }[];
  const rows: Introduction[] = [];
  for (const { id } of ids) rows.push(await em.findOneByOrFail(Introduction, { id }));
  return rows;
}

async function lockSides(em: EntityManager, introduction: string): Promise<Both> {
  const rows = await em.find(Side, { where: { introduction }, order: { side: 'ASC' }, lock: { mode: 'pessimistic_write' } });
  return Object.fromEntries(rows.map((row) => [row.side, row])) as Both;
}

async function clock(em: EntityManager): Promise<Date> {
  const [{ at }] = (await em.query(`select landfall.now() as at`)) as [{ at: Date }];
  return at;
}

const bothCleared = (em: EntityManager, introduction: Introduction): Promise<boolean> => pairCleared(em, introduction);

/** The division of the first sector that the need names, for the hub's results; null where it names none. */
async function divisionOf(em: EntityManager, need: string): Promise<string | null> {
  const [row] = (await em.query(`select left(l.sectors[1], 2) || '000000' as division from listings.listings l where l.id = $1`, [
    need,
  ])) as { division: string | null }[];
  return row?.division ?? null;
}

/** Of an offering ($1) that is not for the hub's country any more. */
const leftMarket = `offering = $1 and exists (select from listings.listings l join members.hubs h on not h.country = any (l.target_countries)
  where l.id = introductions.offering and cardinality(l.target_countries) > 0 and h.id = introductions.hub)`;

async function listingStates(em: EntityManager, { offering, need }: Introduction): Promise<string[]> {
  const rows = (await em.query(`select state from listings.listings where id in ($1, $2)`, [offering, need])) as {
    state: string;
  }[];
  return rows.map((row) => row.state);
}
