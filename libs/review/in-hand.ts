import type { EntityManager } from 'typeorm';
import type { PersonActor } from '#database';
import { move } from '#introductions';
import { mustBeAllowed } from '#members';
import { notFound, Problem } from '#problems';
import { proposalLife } from './life.js';
import { Proposal } from './proposal.entity.js';

/** The proposal, for somebody who decides in its hub; another hub's is not found, as an absent one is. */
export async function findProposal(em: EntityManager, actor: PersonActor, id: string): Promise<Proposal> {
  const proposal = await em.findOneBy(Proposal, { id });
  if (!proposal) throw notFound('proposal');
  mustBeAllowed(actor, 'proposal.decide', { hub: proposal.hub });
  return proposal;
}

/** The same, locked. Where `version` is given and somebody was quicker, the refusal says who changed what since. */
export async function lockProposal(em: EntityManager, actor: PersonActor, id: string, version?: number): Promise<Proposal> {
  await findProposal(em, actor, id);
  const proposal = await em.findOneOrFail(Proposal, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (version !== undefined && proposal.version !== version) {
    const changes = await changesSince(em, id, version);
    throw new Problem(412, 'precondition_failed', { what: 'proposal', expected: version, current: proposal.version, changes });
  }
  return proposal;
}

/** A decision on what is still queued takes it in review on the way. */
export async function takenInReview(em: EntityManager, proposal: Proposal): Promise<Proposal> {
  return proposal.state === 'queued' ? move(em, proposalLife, proposal, 'in_review') : proposal;
}

/** A change that is no step of its life is a new version all the same: whoever read the old one is told. */
export async function change(
  em: EntityManager,
  { id, version }: Proposal,
  set: Parameters<typeof em.update<Proposal>>[2],
): Promise<Proposal> {
  await em.update(Proposal, { id, version }, { ...set, version: version + 1 });
  return em.findOneByOrFail(Proposal, { id });
}

async function changesSince(em: EntityManager, proposal: string, version: number): Promise<unknown[]> {
  return (await em.query(
    `select e.name as what, e.at, jsonb_build_object('id', e.actor, 'name', p.name) as by
     from ledger.entries e left join members.people p on p.id = e.actor
     where e.subject = $1 and (e.facts ->> 'version')::int > $2 order by e.seq limit 20`,
    [proposal, version],
  )) as unknown[];
}
