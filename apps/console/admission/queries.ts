import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';

export type Rule = Shapes['AdmissionRules']['rules'][number];
export type Trial = Shapes['AdmissionTrial'];
export const verdicts = ['refuse', 'approve', 'allow'] as const satisfies readonly Rule['verdict'][];
export const licenceModels = ['proprietary', 'source_available', 'open_source'] as const;

export const rulesQuery = (hub: string) =>
  queryOptions({
    queryKey: ['admission', hub],
    queryFn: () => answered(api.GET('/hubs/{id}/admission-rules', { params: { path: { id: hub } } })),
  });
