import type { EntityManager } from 'typeorm';

/** Who works for a hub and is written to about one of its introductions. */
export type Coordinator = { person: string | null; address: string; language: string; name: string | null };

/** Whoever is asked for (`first`), while they work for the hub; or else whoever coordinates it longest. A hub without a coordinator still has a mailbox. */
export async function coordinatorOf(em: EntityManager, hub: string, first: string | null): Promise<Coordinator> {
  const [found] = (await em.query(
    `(select p.id as person, p.email as address, p.language, p.name from members.memberships m join members.people p on p.id = m.person
      where m.hub = $1 and m.ended_at is null and p.suspended_at is null order by (p.id = $2) desc nulls last, m.created_at, m.id limit 1)
     union all select null, h.reply_to, 'en', null from members.hubs h where h.id = $1 limit 1`,
    [hub, first],
  )) as Coordinator[];
  return found!;
}

/** Of a coordinator, what a mail is posted with. */
export const addressedTo = ({ person, address, language }: Coordinator) => ({ person, address, language });
