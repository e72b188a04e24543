import type { EntityManager } from 'typeorm';
import type { Side } from './side.entity.js';

/** Somebody who answers for a side, and how they are written to. */
export type Answering = {
  person: string | null;
  contact: string | null;
  address: string;
  name: string;
  language: string;
  zone: string;
};

/**
 * Who answers for a side: its contact, else of those who act for the organisation today who has answered already, or the first owner. For the
 * worker, which writes to them.
 */
export async function answererOf(
  em: EntityManager,
  side: Pick<Side, 'contact' | 'organisation' | 'answeredByPerson'>,
): Promise<Answering | undefined> {
  const [reader] = (await em.query(
    `select null as person, c.id as contact, c.email as address, c.name, c.language, c.zone from members.contacts c where c.id = $1
     union all
     (select p.id, null, p.email, p.name, p.language, p.zone from members.people p
      join members.memberships m on m.person = p.id and m.organisation = $2 and m.ended_at is null
      where $1::uuid is null and p.suspended_at is null
      order by (p.id = $3) desc nulls last, (m.role = 'owner') desc, m.created_at, m.id limit 1)`,
    [side.contact, side.organisation, side.answeredByPerson],
  )) as Answering[];
  return reader;
}

/** Of whoever answers, what a mail is posted with. */
export const addressed = ({ person, contact, address, language }: Answering) => ({ person, contact, address, language });
