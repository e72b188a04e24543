import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';

/** Who reads the news of a hub's organisations. */
export const recipientsQuery = (hub: string) =>
  queryOptions({
    queryKey: ['recipients', hub],
    queryFn: () => answered(api.GET('/hubs/{hub}/recipients', { params: { path: { hub } } })),
  });
