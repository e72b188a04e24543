import type { EntityManager } from 'typeorm';
import { checkedPolicy, startingPolicy, type Policy } from '#scoring';

/** The highest version that was shipped; none where nothing has been matched yet. */
export async function policyShipped(em: EntityManager): Promise<Policy | undefined> {
  const [known] = (await em.query(
    `select data from matches.policies where shipped_at is not null order by version desc limit 1`,
  )) as { data: Policy }[];
  return known && checkedPolicy(known.data);
}

/** The policy in force. A database that has none yet gets the published starting weights. */
export async function policyInForce(em: EntityManager): Promise<Policy> {
  const known = await policyShipped(em);
  if (known) return known;
  await em.query(
    `insert into matches.policies (version, data, shipped_at) values ($1, $2, landfall.now()) on conflict do nothing`,
    [startingPolicy.version, JSON.stringify(startingPolicy)],
  );
  return (await policyShipped(em))!;
}

/** A policy by its version, as a match names it. */
export async function policyOf(em: EntityManager, version: number): Promise<Policy> {
  const [row] = (await em.query(`select data from matches.policies where version = $1`, [version])) as { data: Policy }[];
  if (!row) throw new Error(`a match names policy ${version}, which is not there`);
  return checkedPolicy(row.data);
}
