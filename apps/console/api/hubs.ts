import { queryOptions } from '@tanstack/react-query';
import { answered, api } from './client.js';

export const hubsQuery = queryOptions({
  queryKey: ['hubs'],
  staleTime: 60_000,
  queryFn: () => answered(api.GET('/hubs')),
});
