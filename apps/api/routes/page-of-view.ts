import type { EntityManager } from 'typeorm';
import { ByTime, cursorOf, pageKey, type PageQuery } from '#http';

/** A page of one of the operators' views, the newest first. */
export async function pageOfView(
  em: EntityManager,
  view: 'ops.jobs' | 'ops.mail',
  columns: string,
  query: PageQuery,
  state?: string,
) {
  const [at, last] = pageKey(query.cursor, ByTime);
  const rows = (await em.query(
    `select ${columns}, created_at as "createdAt" from ${view}
     where ($1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2::uuid)) and ($3::text is null or state = $3)
     order by created_at desc, id desc limit $4`,
    [at, last, state ?? null, query.limit + 1],
  )) as { id: string; createdAt: Date }[];
  const items = rows.slice(0, query.limit).map((r) => ({ ...r, createdAt: r.createdAt.toISOString() }));
  const end = rows[query.limit - 1];
  return { items, next: rows.length > query.limit && end ? cursorOf([end.createdAt.toISOString(), end.id]) : null };
}
