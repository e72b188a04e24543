import type { EntityManager } from 'typeorm';
import type { Behind, Party } from './hits.js';

/** Somebody who is screened, and the organisation whose check it is. */
export type SubjectRow = Party & { organisation: string; country: string | null };

/** Of these organisations: each itself, who owns and directs it, and whoever is said to use what it asks for. */
export async function partiesOf(em: EntityManager, organisations: readonly string[]): Promise<SubjectRow[]> {
  const rows = (await em.query(subjects, [organisations])) as (SubjectRow & {
    role: Behind['role'] | null;
    share: number | null;
  })[];
  return rows.map(({ role, share, ...row }) => ({ ...row, behind: role ? { role, name: row.name, share } : undefined }));
}

const subjects = `
  select o.id as organisation, null as role, o.name, o.registration_number as "registrationNumber",
    coalesce((select array_agg(v.value order by v.value) from members.verifications v where v.organisation = o.id), '{}') as identifiers, 'body' as named, o.country, null::real as share
  from members.organisations o where o.id = any ($1::uuid[])
  union all
  select p.organisation, p.role, p.name, null, p.identifiers, p.named, p.country, p.share
  from screening.principals p where p.organisation = any ($1::uuid[]) and p.ended_at is null
  union all
  select distinct e.organisation, 'end_user', e.end_user, null, '{}'::text[], null, e.destination, null::real
  from screening.end_uses e where e.organisation = any ($1::uuid[]) and e.ended_at is null
  order by 1, 2 nulls first, 3`;
