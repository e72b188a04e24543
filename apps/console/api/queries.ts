import { QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { answered, api, Refusal, type Shapes } from './client.js';
import { Unreachable } from './patient-fetch.js';

/** What may be answered differently in a moment is asked again; a refusal is not. */
const passing = (error: Error) => error instanceof Unreachable || (error instanceof Refusal && error.problem.status === 503);

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (tried, error) => passing(error) && tried < 8,
      retryDelay: (tried) => Math.min(15_000, 500 * 2 ** tried),
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

export type Session = Shapes['SessionView'];

/** Who is signed in, or null. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 60_000,
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answered(api.GET('/session'));
    } catch (error) {
      if (error instanceof Refusal && error.problem.status === 401) return null;
      throw error;
    }
  },
});

export function useSession(): Session | null {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whoever is signed in; on screens that nobody else sees. */
export function useMe(): Session {
  const session = useSession();
  if (!session) throw new Error('this screen is shown to signed-in people only');
  return session;
}

/** What anybody may know of this Landfall: whether it is being tried out, for one. */
export const aboutQuery = queryOptions({
  queryKey: ['about'],
  staleTime: Infinity,
  queryFn: () => answered(api.GET('/about')),
});

/** The denied-party lists in force, for whoever may read them. */
export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: () => answered(api.GET('/screening-lists')),
});
