import type { EntityManager } from 'typeorm';
import type { PersonActor } from '#database';
import { conflict } from '#problems';
import { admissionOf } from '#screening';
import type { Proposal } from './proposal.entity.js';

/** A pair of which a rule could not be answered, or that serves critical infrastructure, and one that no matcher weighed. */
export const risky = `(p.match is null or coalesce((select m.needs_review from matches.matches m where m.id = p.match), true)
  or exists (select from listings.listings l where l.id = p.need and l.critical_infrastructure))`;
const ruleAsks = `exists (select from matches.matches m where m.id = p.match and 'admission' = any (m.review_rules))`;
/** Whether the hub, or one of its admission rules, asks two coordinators for a pair: SQL over a proposal `p` and its hub `h`. */
export const secondAsked = `(h.second_eyes = 'always' or (h.second_eyes = 'risky' and ${risky}) or ${ruleAsks})`;

/**
 * Whether this approval is only the first of two. The second is somebody else's, and never of whoever listed the need or proposed the
 * pair: they were the first pair of eyes already.
 */
export async function needsSecond(
  em: EntityManager,
  actor: PersonActor,
  { id, offering, need, firstApprovedBy }: Proposal,
): Promise<boolean> {
  const [asked] = (await em.query(
    `select ${secondAsked} as second, n.listed_by = $2 or p.proposed_by = $2 as own
     from introductions.proposals p join members.hubs h on h.id = p.hub join listings.listings n on n.id = p.need where p.id = $1`,
    [id, actor.person],
  )) as { second: boolean; own: boolean | null }[];
  // the rules of now, and of a pair that no matcher weighed; one that they refuse is refused as it is opened
  const { verdict } = await admissionOf(em, { offering, need });
  if (!asked || verdict === 'refuse' || (verdict === 'allow' && !asked.second)) return false;
  if (!firstApprovedBy) return true;
  if (firstApprovedBy === actor.person || asked.own) throw conflict('second_eyes', { first: firstApprovedBy });
  return false;
}
