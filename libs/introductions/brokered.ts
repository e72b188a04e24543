import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { ByTime, cursorOf, pageKey } from '#http';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, notFound } from '#problems';
import type { BrokeredIntroductionView, IntroductionsQuery } from './introductions.schema.js';

type Brokered = BrokeredIntroductionView;

/** A hub's introductions as its coordinators read them: both sides' answers, and what each says came of it. */
@Injectable()
export class BrokeredIntroductions {
  constructor(private readonly transactions: Transactions) {}

  /** Waits no longer for whoever is asked: for both sides their date has come. Said again, it changes nothing more. */
  async stopAsking(actor: PersonActor, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const [row] = (await em.query(`select hub, state from introductions.introductions where id = $1`, [id])) as {
        hub: string;
        state: string;
      }[];
      if (!row) throw notFound('introduction');
      mustBeAllowed(actor, 'introduction.stop', { hub: row.hub });
      if (row.state !== 'asking') throw illegalStep('introduction', row.state, 'expired');
      await record(
        em,
        actor,
        { name: 'AskingStopped', facts: { introduction: id, hub: row.hub } },
        { subject: id, hub: row.hub },
      );
    });
  }

  /** The latest opened first. */
  async list(
    actor: PersonActor,
    hub: string,
    { state, limit, cursor }: IntroductionsQuery,
  ): Promise<{ items: Brokered[]; next: string | null }> {
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'introduction.read', { hub });
    const after = pageKey(cursor, ByTime);
    return this.transactions.run(actor, async (em) => {
      const rows = (await em.query(brokered, [hub, state ?? null, ...after, limit + 1])) as Omit<Brokered, 'confirmedByBoth'>[];
      const items = rows
        .slice(0, limit)
        .map((row) => ({ ...row, sides: row.sides.map(withDates), confirmedByBoth: confirmed(row.sides) }));
      const last = items.at(-1);
      return { items, next: rows.length > limit && last ? cursorOf([last.openedAt.toISOString(), last.id]) : null };
    });
  }
}

const brokered = `
  select i.id, i.proposal, i.state, i.version, i.opened_at as "openedAt", i.takes_effect_at as "takesEffectAt", i.made_at as "madeAt", i.handed_over_at as "handedOverAt", i.ended_at as "endedAt",
    (select jsonb_agg(jsonb_build_object('side', s.side, 'organisation', jsonb_build_object('id', s.organisation, 'name', o.name), 'title', l.title,
        'state', s.state, 'version', s.version, 'represented', s.contact is not null, 'effectiveAt', s.effective_at, 'askedAt', s.asked_at, 'expiresAt', s.expires_at, 'answeredAt', s.answered_at, 'declineCode', s.decline_code, 'until', s.until,
        'note', s.note, 'attestation', case s.state when 'asked' then introductions.attestation_asked(s.organisation, i.hub) end,
        'outcome', case when u.stage is not null then jsonb_build_object('met', u.met, 'stage', u.stage, 'valueBand', u.value_band) end) order by s.side desc)
     from introductions.sides s
     left join members.organisations o on o.id = s.organisation
     left join listings.listings l on l.id = case s.side when 'offering' then i.offering else i.need end
     left join introductions.outcomes u on u.introduction = s.introduction and u.side = s.side
     where s.introduction = i.id) as sides
  from introductions.introductions i
  where i.hub = $1 and ($2::text is null or i.state = $2) and ($3::timestamptz is null or (i.opened_at, i.id) < ($3, $4::uuid))
  order by i.opened_at desc, i.id desc limit $5`;

/** JSON has no dates. */
function withDates(side: Brokered['sides'][number]): Brokered['sides'][number] {
  const date = (at: Date | null) => (at ? new Date(at) : null);
  return {
    ...side,
    askedAt: date(side.askedAt),
    expiresAt: date(side.expiresAt),
    answeredAt: date(side.answeredAt),
    effectiveAt: date(side.effectiveAt),
  };
}

const confirmed = ([a, b]: Brokered['sides']): boolean => !!a?.outcome && a.outcome.stage === b?.outcome?.stage;
