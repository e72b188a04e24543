import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import type { Filters } from './filters.js';

/** A pair as it stands in the queue, and the same with its reasons. */
export type Row = Shapes['QueuedProposal'];
export type Proposal = Shapes['ProposalView'];
export type Listing = Shapes['ListingView'];
export type Page = Shapes['QueuePage'];
export type Group = Shapes['NeedInQueue'];
export type View = Shapes['SavedView'];

const queueOf = (hub: string, query: Partial<Filters> & { limit: number; cursor?: string }) =>
  answered(api.GET('/hubs/{id}/queue', { params: { path: { id: hub }, query } }));

/**
 * The needs of a queue, page after page. Nothing fetches it anew under the reader's eyes: what comes meanwhile is seen by `newestQuery` and
 * loaded when it is asked for.
 */
export const queueQuery = (hub: string, filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['queue', hub, filters],
    queryFn: ({ pageParam }) => queueOf(hub, { ...filters, limit: 50, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page: Page) => page.next,
    refetchOnWindowFocus: false,
    placeholderData: (before) => before,
  });

/** The needs that got something last, asked again and again while somebody looks. */
export const newestQuery = (hub: string, filters: Filters) =>
  queryOptions({
    queryKey: ['newest', hub, filters],
    queryFn: () => queueOf(hub, { ...filters, sort: 'newest', limit: 20 }),
    refetchInterval: 20_000,
  });

export const proposalQuery = (id: string) =>
  queryOptions({
    queryKey: ['proposal', id],
    refetchInterval: 20_000,
    queryFn: () => answered(api.GET('/proposals/{id}', { params: { path: { id } } })),
  });

/** What was said and done about a pair. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['timeline', id],
    queryFn: () => answered(api.GET('/proposals/{id}/timeline', { params: { path: { id }, query: { limit: 100 } } })),
  });
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['comments', id],
    queryFn: () => answered(api.GET('/proposals/{id}/comments', { params: { path: { id } } })),
  });

export const viewsQuery = (hub: string) =>
  queryOptions({
    queryKey: ['views', hub],
    staleTime: 60_000,
    queryFn: () => answered(api.GET('/hubs/{id}/views', { params: { path: { id: hub } } })),
  });
export const colleaguesQuery = (hub: string) =>
  queryOptions({
    queryKey: ['colleagues', hub],
    staleTime: 300_000,
    queryFn: () => answered(api.GET('/hubs/{id}/coordinators', { params: { path: { id: hub } } })),
  });

export const listingQuery = (id: string) =>
  queryOptions({
    queryKey: ['listing', id],
    staleTime: 60_000,
    queryFn: () => answered(api.GET('/listings/{id}', { params: { path: { id } } })),
  });

/** Writes what is now known of these pairs into every list that has them; an older answer never covers a newer one. */
export function patch(queries: QueryClient, rows: readonly Row[]): void {
  const latest = new Map(rows.map((row) => [row.id, row]));
  const renewed = (row: Row): Row => {
    const found = latest.get(row.id);
    return found && found.version >= row.version ? { ...row, ...found } : row;
  };
  queries.setQueriesData<InfiniteData<Page>>({ queryKey: ['queue'] }, (data) => {
    if (!data?.pages.some(({ items }) => items.some(({ proposals }) => proposals.some(({ id }) => latest.has(id))))) return data;
    return { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.map((group) => ({ ...group, proposals: group.proposals.map(renewed) })) })) }; // prettier-ignore
  });
  for (const [id, row] of latest)
    queries.setQueryData<Proposal>(['proposal', id], (known) => known && (row.version >= known.version ? { ...known, ...row } : known)); // prettier-ignore
}
