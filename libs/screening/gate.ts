import type { EntityManager } from 'typeorm';
import { heldForCheck, Problem } from '#problems';

/** Whether this party may act with others: screened, and clear or dismissed. The database answers, whoever asks. */
export async function cleared(em: EntityManager, organisation: string): Promise<boolean> {
  const [row] = (await em.query(`select screening.cleared($1) as cleared`, [organisation])) as { cleared: boolean }[];
  return row?.cleared === true;
}

/**
 * The gate that registration, publication, proposal and introduction pass.
 * @throws {Problem} `held_for_check`, with no list, name, score or rule. Compliance and the operator, and only they, read in
 * `facts.load` how to load a list while there is none
 */
export async function mustBeCleared(em: EntityManager, ...organisations: string[]): Promise<void> {
  for (const organisation of organisations) {
    if (await cleared(em, organisation)) continue;
    throw (await lacksLists(em)) ? new Problem(409, 'held_for_check', { load: 'POST /screening-lists' }) : heldForCheck();
  }
}

/** Two parties and the hub that would introduce them. */
export type PairOfParties = { offeringOrganisation: string; needOrganisation: string; hub: string };

/** Whether these two may act with each other now: by the lists of both their countries and the hub's too, and those new enough. */
export async function pairCleared(em: EntityManager, pair: PairOfParties): Promise<boolean> {
  const { passes, current } = await askedOfPair(em, pair);
  return passes && current;
}

/** Of pairs of one hub, those of whom `pairCleared` says yes: asked once for all. */
export async function pairsCleared<P extends PairOfParties>(em: EntityManager, hub: string, pairs: readonly P[]): Promise<P[]> {
  const rows = (await em.query(`select one, other from screening.pairs_cleared($1, $2, $3)`, [
    pairs.map((p) => p.offeringOrganisation),
    pairs.map((p) => p.needOrganisation),
    hub,
  ])) as { one: string; other: string }[];
  const cleared = new Set(rows.map(({ one, other }) => `${one} ${other}`));
  return pairs.filter((p) => cleared.has(`${p.offeringOrganisation} ${p.needOrganisation}`));
}

/**
 * As `mustBeCleared`, for two who are to be introduced.
 * @throws {Problem} `held_for_check`; `lists_too_old` where a list that counts for them is: nobody is introduced by an old list
 */
export async function pairMustBeCleared(em: EntityManager, pair: PairOfParties): Promise<void> {
  await mustBeCleared(em, pair.offeringOrganisation, pair.needOrganisation);
  const { passes, current } = await askedOfPair(em, pair);
  if (!passes) throw heldForCheck();
  if (!current) throw new Problem(409, 'lists_too_old');
}

async function askedOfPair(em: EntityManager, { offeringOrganisation, needOrganisation, hub }: PairOfParties) {
  const [row] = (await em.query(
    `select screening.pair_passes($1, $2, $3) as passes, screening.pair_lists_current($1, $2, $3) as current`,
    [offeringOrganisation, needOrganisation, hub],
  )) as { passes: boolean | null; current: boolean | null }[];
  return { passes: row?.passes === true, current: row?.current === true };
}

async function lacksLists(em: EntityManager): Promise<boolean> {
  const [row] = (await em.query(
    `select (landfall.actor_has('compliance') or landfall.actor_has('operator'))
       and not exists (select from screening.lists where retired_at is null) as lacks`,
  )) as { lacks: boolean }[];
  return row?.lacks === true;
}

/** Which of these parties may act with others. */
export async function clearedAmong(em: EntityManager, organisations: readonly string[]): Promise<Set<string>> {
  const rows = (await em.query(`select party from unnest($1::uuid[]) as party where screening.cleared(party)`, [
    [...new Set(organisations)],
  ])) as { party: string }[];
  return new Set(rows.map((row) => row.party));
}
