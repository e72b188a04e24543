import { useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { belongs, type Filters } from './filters.js';
import { newestQuery, patch, type Page } from './queries.js';

/**
 * What came since the list was loaded. It waits until it is asked for, so that nothing moves under the reader; what only changed is taken over
 * in its place.
 */
export function useFresh(hub: string, filters: Filters, loaded: InfiniteData<Page> | undefined) {
  const queries = useQueryClient();
  const { data } = useQuery({ ...newestQuery(hub, filters), enabled: loaded !== undefined });
  const key = JSON.stringify([hub, filters]);
  const [taken, setTaken] = useState<{ key: string; ids: ReadonlySet<string> }>();
  const rows = useMemo(() => data?.items.flatMap(({ proposals }) => proposals) ?? [], [data]);
  useEffect(() => patch(queries, rows), [queries, rows]);
  // the first answer is what was there when the list came
  if (data && taken?.key !== key) setTaken({ key, ids: new Set(rows.map(({ id }) => id)) });
  const count = useMemo(() => {
    const came = new Set(rows.filter(({ id, state }) => belongs(filters.show, state) && !taken?.ids.has(id)).map(({ id }) => id));
    if (came.size)
      for (const { items } of loaded?.pages ?? [])
        for (const { proposals } of items) for (const { id } of proposals) came.delete(id);
    return came.size;
  }, [rows, loaded, taken, filters.show]);
  return { count, take: () => setTaken({ key, ids: new Set(rows.map(({ id }) => id)) }) };
}
