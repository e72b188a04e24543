import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { cleared } from '#screening';
import { Proposal } from './proposal.entity.js';
import { factsOf, tell } from './proposals.js';

type Interest = {
  offering: string;
  need: string;
  offeringOrganisation: string;
  needOrganisation: string;
  hub: string;
  match: string | null;
  score: number | null;
  coverage: number | null;
  note: string | null;
};

/** Somebody's own "interested" becomes a proposal with its origin: a coordinator decides, and consent is asked of both as ever. */
@Injectable()
export class Interests {
  /** The handler of BringInterest. What is closed, held or decided meanwhile is not brought; what waits already is marked. */
  async bring(em: EntityManager, { find }: { find: string }): Promise<void> {
    const [it] = (await em.query(interest, [find])) as Interest[];
    if (!it || !(await cleared(em, it.offeringOrganisation)) || !(await cleared(em, it.needOrganisation))) return;
    const { offering, need, offeringOrganisation, needOrganisation, hub, match, score, coverage, note } = it;
    const id = randomUUID();
    const placed = (await em.query(
      `insert into introductions.proposals (id, match, offering, need, offering_organisation, need_organisation, hub, score, coverage, origin, origin_note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'interest', $10) on conflict do nothing returning id`,
      [id, match, offering, need, offeringOrganisation, needOrganisation, hub, score ?? 0, coverage ?? 0, note],
    )) as unknown[];
    if (!placed.length) {
      await em.query(
        `update introductions.proposals set origin = 'interest', origin_note = $3
         where offering = $1 and need = $2 and origin = 'matched' and state in ('queued', 'in_review', 'snoozed', 'awaiting_information')`,
        [offering, need, note],
      );
      return;
    }
    const made = await em.findOneByOrFail(Proposal, { id });
    await tell(em, system('BringInterest'), made, { name: 'ProposalMade', facts: { ...factsOf(made), origin: 'interest' } });
  }
}

/** Their words, for the coordinator: who they are is known by the pair. */
const interest = `
  select f.offering, f.need, o.organisation as "offeringOrganisation", n.organisation as "needOrganisation", n.hub, m.id as match, m.score, m.coverage,
    nullif(concat_ws(E'\\n', f.cooperation, f.note, '? ' || f.unknown), '') as note
  from digests.finds f
  join listings.listings o on o.id = f.offering and o.state = 'published'
  join listings.listings n on n.id = f.need and n.state = 'published'
  join members.hubs h on h.id = n.hub and h.state = 'open'
  left join lateral (select id, score, coverage from matches.matches where offering = f.offering and need = f.need order by policy desc limit 1) m on true
  where f.id = $1 and f.interested_at is not null
    and not exists (select from introductions.introductions i where i.offering = f.offering and i.need = f.need)`;
