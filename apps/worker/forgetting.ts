import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { job } from '#queues';

/** Takes away what is over: idempotency rows after a week, sessions after a day, done jobs and webhooks' messages after a month, the rows of imports after a quarter of a year. */
export const ForgetOld = job('ForgetOld', 'upkeep', z.object({}), { coalesce: () => 'old' });

/** One wish at a time, whenever there is something that old. */
export const forgetOld = `
  select null as key, '{}'::jsonb as payload where
    exists (select from http.idempotency where created_at < landfall.now() - interval '7 days')
    or exists (select from members.sessions where created_at < landfall.now() - interval '1 day')
    or exists (select from ledger.jobs where done_at < landfall.now() - interval '30 days')
    or exists (select from webhooks.messages where created_at < landfall.now() - interval '30 days')
    or exists (select from imports.imports where changed_at < landfall.now() - interval '90 days' and state not in ('running', 'undoing'))`;

export async function forget(em: EntityManager): Promise<void> {
  await em.query(`delete from http.idempotency where created_at < landfall.now() - interval '7 days'`);
  await em.query(`delete from members.sessions where created_at < landfall.now() - interval '1 day'`);
  await em.query(
    `delete from imports.imports where changed_at < landfall.now() - interval '90 days' and state not in ('running', 'undoing')`,
  );
  await em.query(`delete from webhooks.messages where created_at < landfall.now() - interval '30 days'`);
  await em.query(`delete from ledger.jobs where done_at < landfall.now() - interval '30 days'`);
}
