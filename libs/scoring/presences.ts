import type { Presence, ScoredNeed, ScoredOffering } from './listing.js';

/** What a required presence is satisfied by. A stronger establishment does for a weaker one; a joint venture is asked for itself. */
const satisfiedBy: Record<Presence, readonly Presence[]> = {
  none: ['none', 'local_partner', 'representative_office', 'branch', 'subsidiary', 'joint_venture'],
  local_partner: ['local_partner', 'representative_office', 'branch', 'subsidiary', 'joint_venture'],
  representative_office: ['representative_office', 'branch', 'subsidiary', 'joint_venture'],
  branch: ['branch', 'subsidiary', 'joint_venture'],
  subsidiary: ['subsidiary', 'joint_venture'],
  joint_venture: ['joint_venture'],
};

/** How near a firm is to the customer with each presence, 0..1. Starting judgement of export advisers' usual order. */
const nearness: Record<Presence, number> = {
  none: 0,
  local_partner: 0.6,
  representative_office: 0.7,
  branch: 0.85,
  subsidiary: 1,
  joint_venture: 1,
};

/** The firm's presences in the need's market; nothing where either is not known. */
export function presencesIn(offering: ScoredOffering, need: ScoredNeed): Presence[] | undefined {
  if (!offering.presencesHeld || !need.country) return undefined;
  return offering.presencesHeld.filter((p) => p.country === need.country).map((p) => p.presence);
}

export const presenceMeets = (required: Presence, held: readonly Presence[]): boolean =>
  required === 'none' || held.some((p) => satisfiedBy[required].includes(p));

/** The strongest of the presences held, and how near it brings the firm, 0..1. */
export function strongest(held: readonly Presence[]): { presence: Presence; nearness: number } {
  let best: Presence = 'none';
  for (const p of held) if (nearness[p] > nearness[best]) best = p;
  return { presence: best, nearness: nearness[best] };
}

/** How near the strongest presence in the need's market brings the firm, 0..1; nothing where either is not known. */
export function strongestIn({ presencesHeld }: ScoredOffering, { country }: ScoredNeed): number | undefined {
  if (!presencesHeld || !country) return undefined;
  let best = 0;
  for (const held of presencesHeld) if (held.country === country) best = Math.max(best, nearness[held.presence]);
  return best;
}
