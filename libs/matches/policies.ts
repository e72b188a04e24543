import type { EntityManager } from 'typeorm';
import { checkedPolicy, startingPolicy, type Policy } from '#scoring';

/** The policy in force: the highest version that was shipped. A database that has none yet gets the published starting weights. */
export async function policyInForce(em: EntityManager): Promise<Policy> {
  const read = async () =>
    (
      (await em.query(`select data from matches.policies where shipped_at is not null order by version desc limit 1`)) as {
        data: Policy;
      }[]
    )[0];
  const known = await read();
  if (known) return checkedPolicy(known.data);
  await em.query(
    `insert into matches.policies (version, data, shipped_at) values ($1, $2, landfall.now()) on conflict do nothing`,
    [startingPolicy.version, JSON.stringify(startingPolicy)],
  );
  return checkedPolicy((await read())!.data);
}

/** A policy by its version, as a match names it. */
export async function policyOf(em: EntityManager, version: number): Promise<Policy> {
  const [row] = (await em.query(`select data from matches.policies where version = $1`, [version])) as { data: Policy }[];
  if (!row) throw new Error(`a match names policy ${version}, which is not there`);
  return checkedPolicy(row.data);
}
