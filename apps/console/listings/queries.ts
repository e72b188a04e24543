import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';

type Wanted = { side: 'offering' | 'need'; hub?: string; organisation?: string };

export const listingsQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['listings', wanted],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(api.GET('/listings', { params: { query: { ...wanted, limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next,
  });

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    staleTime: 300_000,
    queryFn: () => answered(api.GET('/organisations/{id}', { params: { path: { id } } })),
  });
