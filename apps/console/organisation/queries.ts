import { queryOptions } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';

export type Verification = Shapes['VerificationView'];

/** Looked at again while it is open: the proof of a domain is looked for behind it. */
export const verificationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['verifications', id],
    refetchInterval: 15_000,
    queryFn: () => answered(api.GET('/organisations/{id}/verifications', { params: { path: { id } } })),
  });

export const colleaguesQuery = (id: string) =>
  queryOptions({
    queryKey: ['members', id],
    queryFn: () => answered(api.GET('/organisations/{id}/members', { params: { path: { id } } })),
  });
