import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';

/** Who reads the news of a hub's organisations. */
export const recipientsQuery = (hub: string) =>
  queryOptions({
    queryKey: ['recipients', hub],
    queryFn: () => answered(api.GET('/hubs/{hub}/recipients', { params: { path: { hub } } })),
  });

/** What a hub has and lacks before it opens; asked anew with each version of it. */
export const checklistQuery = ({ id, version }: Shapes['HubView']) =>
  queryOptions({
    queryKey: ['checklist', id, version],
    queryFn: () => answered(api.GET('/hubs/{id}/checklist', { params: { path: { id } } })),
  });
