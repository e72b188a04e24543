import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

/** A page of a list, as every list of the API answers. */
export type PageOf<Item> = { items: Item[]; next: string | null };

/** What is asked of a list: so many, from this place on. */
export type Asked = { limit: number; cursor?: string };

/** A list of the API, page after page; looked at anew each minute while somebody has it open. */
export const pagesOf = <P extends PageOf<unknown>>(queryKey: QueryKey, fetch: (asked: Asked) => Promise<P>, limit = 50) =>
  infiniteQueryOptions({
    queryKey,
    initialPageParam: '',
    refetchInterval: 60_000,
    queryFn: ({ pageParam }) => fetch({ limit, ...(pageParam && { cursor: pageParam }) }),
    getNextPageParam: (page: P) => page.next,
  });
