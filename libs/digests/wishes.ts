import type { EntityManager } from 'typeorm';
import { untouched, type Wish, type WorkDays } from './windows.js';

export type Reader = {
  wish: Wish;
  language: string;
  address: string;
  hubs: (WorkDays & { id: string })[];
  organisations: string[];
  since: Date;
  now: Date;
};

/** What somebody wishes (or what is right without being touched), where they act, and the database's time. Null for nobody. */
export async function readerOf(em: EntityManager, person: string): Promise<Reader | null> {
  const [row] = (await em.query(
    `select p.email as address, p.created_at as since, landfall.now() as now, p.zone as home, p.language as speaks,
       w.frequency, w.weekday, w.hour, w.zone, w.language, to_char(w.paused_until, 'YYYY-MM-DD') as "pausedUntil",
       coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'workWeek', h.work_week, 'holidays', h.holidays) order by m.created_at, h.id)
         from members.memberships m join members.hubs h on h.id = m.hub where m.person = p.id and m.ended_at is null), '[]') as hubs,
       coalesce((select jsonb_agg(m.organisation) from members.memberships m
         where m.person = p.id and m.ended_at is null and m.organisation is not null), '[]') as organisations
     from members.people p left join digests.preferences w on w.person = p.id where p.id = $1 and p.suspended_at is null`,
    [person],
  )) as (Omit<Reader, 'wish' | 'language'> & { home: string; speaks: string; language: string | null } & {
    [K in keyof Wish]: Wish[K] | null;
  })[];
  if (!row) return null;
  const { home, speaks, frequency, weekday, hour, zone, language, pausedUntil, ...rest } = row;
  const wish = frequency ? { frequency, weekday: weekday!, hour: hour!, zone: zone!, pausedUntil } : untouched(home);
  return { ...rest, wish, language: language ?? speaks };
}
