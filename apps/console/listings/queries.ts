import { queryOptions, useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';
import type { Listing } from './fields.js';

type Wanted = { side: 'offering' | 'need'; hub?: string; organisation?: string };
export type Translation = Shapes['TranslationView'];

export const listingsQuery = (wanted: Wanted) =>
  pagesOf(['listings', wanted], (asked) => answered(api.GET('/listings', { params: { query: { ...wanted, ...asked } } })));

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    staleTime: 300_000,
    // a check is over in seconds, and a list may be loaded meanwhile
    refetchInterval: ({ state: { data } }) => data && !data.mayAct && 10_000,
    queryFn: () => answered(api.GET('/organisations/{id}', { params: { path: { id } } })),
  });

/** The organisations that a hub has listed for, each with its mandate. */
export function useListedFor(hub: string): { organisation: Shapes['OrganisationView']; mandate: string }[] {
  const { data } = useInfiniteQuery(listingsQuery({ side: 'need', hub }));
  const known = new Map(
    data?.pages.flatMap(({ items }) => items).flatMap(({ organisation, mandate }) => (mandate ? [[organisation, mandate] as const] : [])), // prettier-ignore
  );
  const organisations = useQueries({ queries: [...known.keys()].map(organisationQuery) });
  return organisations.flatMap(({ data: found }) => (found ? [{ organisation: found, mandate: known.get(found.id)! }] : []));
}

export const translationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['translations', id],
    queryFn: () => answered(api.GET('/listings/{id}/translations', { params: { path: { id } } })),
  });

/** Asked anew with each version: other words may be alike. */
export const alikeQuery = ({ id, version }: Pick<Listing, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['alike', id, version],
    queryFn: () => answered(api.GET('/listings/{id}/duplicates', { params: { path: { id } } })),
  });
