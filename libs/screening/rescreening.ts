import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addJob } from '#ledger';
import { askedUnder } from './hits.js';
import { ScreenOrganisation } from './screening.jobs.js';
import { partiesOf, type SubjectRow } from './subjects.js';

/** Organisations at a time. */
const batch = 500;

/** Whom a list that came or went may concern. */
@Injectable()
export class Rescreening {
  /**
   * Job: wishes a check, each in a job of its own, of every organisation that shares a key with an entry that is new, changed or gone,
   * and of those that no list has cleared yet. For all others the list says what the one before said, and that is written down.
   */
  async after(em: EntityManager, list: string): Promise<void> {
    const [change] = (await em.query(changeOf, [list])) as { before: string | null; live: boolean; keyless: boolean }[];
    if (!change) return;
    for (let from = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = (await em.query(`select id from members.organisations where id > $1 order by id limit $2`, [from, batch])) as {
        id: string;
      }[];
      if (!rows.length) return;
      from = rows.at(-1)!.id;
      const ids = rows.map((row) => row.id);
      const touched = new Set(change.keyless ? ids : await this.touched(em, ids, list, change.before));
      for (const organisation of touched) await addJob(em, ScreenOrganisation, { organisation });
      if (change.live && change.before)
        await em.query(
          `update screening.checks set lists = array_append(array_remove(lists, $2), $1), checked_at = landfall.now()
           where organisation = any ($3) and lists @> array[$2::uuid]`,
          [list, change.before, ids.filter((id) => !touched.has(id))],
        );
    }
  }

  private async touched(em: EntityManager, ids: string[], list: string, before: string | null): Promise<string[]> {
    const asked = new Map<string, Set<string>>(ids.map((id) => [id, new Set<string>()]));
    for (const subject of (await partiesOf(em, ids)) as SubjectRow[])
      for (const key of askedUnder(subject)) asked.get(subject.organisation)!.add(key);
    const rows = (await em.query(`select organisation from screening.touched($1, $2, $3)`, [
      JSON.stringify([...asked].map(([organisation, keys]) => ({ organisation, keys: [...keys] }))),
      list,
      before,
    ])) as { organisation: string }[];
    return rows.map((row) => row.organisation);
  }
}

/** The list that this one came after, and whether an entry of either was kept before entries had keys. */
const changeOf = `
  select l.retired_at is null as live, b.id as before,
    exists (select from screening.denied_parties p where p.list in (l.id, b.id) and (p.keys = '{}' or p.hash = '')) as keyless
  from screening.lists l left join lateral (
    select p.id from screening.lists p where l.removed_by is null and p.name = l.name and p.id <> l.id and p.loaded_at <= l.loaded_at and p.parties > 0
    order by p.loaded_at desc, p.id limit 1) b on true
  where l.id = $1`;
