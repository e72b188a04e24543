import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';

export type Proposal = Shapes['ProposalView'];
export type Listing = Shapes['ListingView'];
export type Show = 'decide' | 'approved' | 'rejected';

const states: Record<Show, Proposal['state'][]> = {
  decide: ['queued', 'in_review'],
  approved: ['approved'],
  rejected: ['rejected'],
};

export const queueQuery = (show: Show) =>
  queryOptions({
    queryKey: ['proposals', show],
    refetchInterval: 20_000,
    queryFn: async () => (await Promise.all(states[show].map(inState))).flat(),
  });

async function inState(state: Proposal['state']): Promise<Proposal[]> {
  const found: Proposal[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await answered(api.GET('/proposals', { params: { query: { state, limit: 100, ...(cursor && { cursor }) } } }));
    found.push(...page.items);
    if (!page.next || found.length >= 1000) return found;
    cursor = page.next;
  }
}

export const listingQuery = (id: string) =>
  queryOptions({
    queryKey: ['listing', id],
    staleTime: 60_000,
    queryFn: () => answered(api.GET('/listings/{id}', { params: { path: { id } } })),
  });

/** One need with the offerings proposed for it, best first; the needs that wait longest come first. */
export type Group = { need: Proposal['need']; since: string; proposals: Proposal[] };

export function grouped(proposals: readonly Proposal[]): Group[] {
  const groups = new Map<string, Group>();
  for (const proposal of proposals) {
    const group = groups.get(proposal.need.id);
    if (!group) groups.set(proposal.need.id, { need: proposal.need, since: proposal.createdAt, proposals: [proposal] });
    else {
      group.proposals.push(proposal);
      if (proposal.createdAt < group.since) group.since = proposal.createdAt;
    }
  }
  for (const { proposals: inGroup } of groups.values()) inGroup.sort((one, other) => other.score - one.score);
  return [...groups.values()].sort((one, other) => one.since.localeCompare(other.since));
}
