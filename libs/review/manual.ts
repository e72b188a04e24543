import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { Matches } from '#matches';
import { mustBeAllowed } from '#members';
import { conflict, notFound } from '#problems';
import { pairMustBeCleared } from '#screening';
import { Proposal } from './proposal.entity.js';
import { ProposalReader } from './proposal-reader.js';
import { factsOf, tell } from './proposals.js';
import type { ProposalView, ProposePair } from './proposals.schema.js';

type Pair = { side: 'offering' | 'need'; state: string; open: boolean; organisation: string; hub: string | null; origin: string };

/** Pairs that somebody, and not the matcher, puts in the queue: a coordinator's own idea, or an expression of interest. */
@Injectable()
export class ManualProposals {
  constructor(
    private readonly transactions: Transactions,
    private readonly matches: Matches,
    private readonly reader: ProposalReader,
  ) {}

  /** Refused where a rule forbids the pair (`facts.rule`, as "why not" says it), for a listing that is closed, and where it is proposed or introduced already. */
  async propose(actor: PersonActor, hub: string, { offering, need, origin, note }: ProposePair): Promise<ProposalView> {
    if (!actor.hubs.includes(hub)) throw notFound('hub');
    mustBeAllowed(actor, 'proposal.make', { hub });
    return this.transactions.run(actor, async (em) => {
      const why = await this.matches.whyNot(actor, { offering, need });
      const rows = (await em.query(
        `select side, state, open_for_introductions as open, organisation, hub, origin from listings.listings where id in ($1, $2)`,
        [offering, need],
      )) as Pair[];
      const [of, to] = [rows.find((l) => l.side === 'offering'), rows.find((l) => l.side === 'need')];
      if (!of || to?.hub !== hub) throw notFound('listing');
      if (why.verdict === 'proposed') throw conflict('proposal', { verdict: why.verdict });
      if (why.verdict === 'refused') throw conflict('pair', { rule: why.rule });
      for (const { side, state } of [of, to]) if (state !== 'published') throw conflict('listing', { side, state });
      for (const { side, open } of [of, to]) if (!open) throw conflict('listing', { side, open });
      if (to.origin === 'public_notice') throw conflict('listing', { side: 'need', origin: to.origin });
      await pairMustBeCleared(em, { offeringOrganisation: of.organisation, needOrganisation: to.organisation, hub });
      const [match] = (await em.query(
        `select id, score, coverage from matches.matches where offering = $1 and need = $2 order by policy desc limit 1`,
        [offering, need],
      )) as { id: string; score: number | null; coverage: number }[];
      const id = randomUUID();
      const placed = (await em.query(
        `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage, origin, origin_note, proposed_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing returning id`,
        [
          id,
          match?.id ?? null,
          offering,
          need,
          of.organisation,
          to.organisation,
          hub,
          match?.score ?? 0,
          match?.coverage ?? 0,
          origin,
          note ?? null,
          actor.person,
        ],
      )) as unknown[];
      if (!placed.length) throw conflict('proposal', { verdict: 'proposed' });
      const made = await em.findOneByOrFail(Proposal, { id });
      await tell(em, actor, made, { name: 'ProposalMade', facts: { ...factsOf(made), origin } });
      return this.reader.one(em, actor, id);
    });
  }
}
