import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { heldForCheck, notFound, Problem } from '#problems';
import { asked, startingRules, type SetControlRules } from './controls.js';
import { ControlRules, EndUse } from './entities.js';
import type { EndUseView, StateEndUse } from './behind.schema.js';

type Listing = { id: string; side: string; organisation: string; hub: string | null };

/** What is asked of goods and destinations, and the statements of end use that answer it. */
@Injectable()
export class EndUses {
  constructor(private readonly transactions: Transactions) {}

  /** Who will use what a need asks for. The latest statement counts; its end user is screened with the organisation. */
  async state(actor: PersonActor, listing: string, body: StateEndUse): Promise<EndUseView> {
    return this.transactions.run(actor, async (em) => {
      const need = await needOf(em, listing);
      mustBeAllowed(actor, 'end_use.state', need);
      await em.query(`update screening.end_uses set ended_at = landfall.now() where listing = $1 and ended_at is null`, [
        listing,
      ]);
      const id = randomUUID();
      const { organisation, hub } = need;
      await em.insert(EndUse, { id, listing, organisation, hub, ...body, statedBy: actor.person });
      await record(
        em,
        actor,
        { name: 'EndUseStated', facts: { listing, organisation } },
        { subject: listing, organisation, hub },
      );
      return view(await em.findOneByOrFail(EndUse, { id }));
    });
  }

  async read(actor: PersonActor, listing: string): Promise<EndUseView> {
    mustBeAllowed(actor, 'end_use.read');
    return this.transactions.run(actor, async (em) => {
      const found = await em
        .createQueryBuilder(EndUse, 'e')
        .where('e.listing = :listing and e.endedAt is null', { listing })
        .getOne();
      if (!found) throw notFound('end_use');
      return view(found);
    });
  }

  /** A new version of the rules, whole. */
  async setRules(actor: PersonActor, body: SetControlRules): Promise<SetControlRules & { version: number }> {
    mustBeAllowed(actor, 'control.set');
    return this.transactions.run(actor, async (em) => {
      await em.query(`select pg_advisory_xact_lock(hashtextextended('control rules', 0))`);
      const version = (await rulesNow(em)).version + 1;
      await em.insert(ControlRules, { version, data: body as never, madeBy: actor.person });
      await record(em, actor, { name: 'ControlRulesSet', facts: { version, rules: body.rules.length } });
      return { version, ...body };
    });
  }

  async rules(actor: PersonActor): Promise<SetControlRules & { version: number }> {
    mustBeAllowed(actor, 'control.read');
    return this.transactions.run(actor, rulesNow);
  }
}

/**
 * What the control rules ask before these two listings' owners are introduced.
 * @throws {Problem} `held_for_check` where a rule refuses, with no rule named; `end_use_needed` where a statement is asked and not given
 */
export async function mustBePermitted(em: EntityManager, { offering, need }: { offering: string; need: string }): Promise<void> {
  const [pair] = (await em.query(`select screening.goods_of($1, $2) as goods`, [offering, need])) as {
    goods: { sectors: string[]; destinations: string[]; stated: boolean } | null;
  }[];
  const { sectors, destinations, stated } = pair?.goods ?? { sectors: [], destinations: [], stated: false };
  const what = asked((await rulesNow(em)).rules, sectors, destinations);
  if (what === 'refuse') throw heldForCheck();
  if (what === 'statement' && !stated) throw new Problem(409, 'end_use_needed', { listing: need });
}

async function rulesNow(em: EntityManager): Promise<SetControlRules & { version: number }> {
  const [{ rules }] = (await em.query(`select screening.control_rules_now() as rules`)) as [
    { rules: (SetControlRules & { version: number }) | null },
  ];
  return rules ?? { version: 0, rules: startingRules };
}

async function needOf(em: EntityManager, id: string): Promise<Listing> {
  const [listing] = (await em.query(`select id, side, organisation, hub from listings.listings where id = $1`, [
    id,
  ])) as Listing[];
  if (listing?.side !== 'need') throw notFound('listing');
  return listing;
}

function view({ listing, endUser, destination, use, statedAt }: EndUse): EndUseView {
  return { listing, endUser, destination, use, statedAt: statedAt.toISOString() };
}
