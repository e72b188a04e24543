import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { pagesOf } from '../api/pages.js';

type Wanted = { side: 'offering' | 'need'; hub?: string; organisation?: string };

export const listingsQuery = (wanted: Wanted) =>
  pagesOf(['listings', wanted], (asked) => answered(api.GET('/listings', { params: { query: { ...wanted, ...asked } } })));

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    staleTime: 300_000,
    queryFn: () => answered(api.GET('/organisations/{id}', { params: { path: { id } } })),
  });
