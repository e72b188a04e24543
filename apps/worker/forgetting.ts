import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { job } from '#queues';

/** Takes away what is over: idempotency rows after a week, sessions and codes after a day, browsers that are not known any more, webhooks' messages after a month, invitations three months after their end, and what the retention names after its days. */
export const ForgetOld = job('ForgetOld', 'upkeep', z.object({}), { coalesce: () => 'old' });

/** One wish at a time, whenever there is something that old. */
export const forgetOld = `
  select null as key, '{}'::jsonb as payload where
    exists (select from http.idempotency where created_at < landfall.now() - interval '7 days')
    or exists (select from members.sessions where created_at < landfall.now() - interval '1 day')
    or exists (select from mail.codes where sent_at < landfall.now() - interval '1 day')
    or exists (select from mail.browsers where expires_at < landfall.now())
    or exists (select from ledger.jobs where done_at < landfall.now() - landfall.kept_days('done_jobs'))
    or exists (select from members.invitations where coalesce(ended_at, expires_at) < landfall.now() - interval '90 days')
    or exists (select from webhooks.messages where created_at < landfall.now() - interval '30 days')
    or exists (select from imports.imports where changed_at < landfall.now() - landfall.kept_days('import_rows') and state not in ('running', 'undoing'))
    or exists (select from mail.messages where state in ('sent', 'failed', 'suppressed', 'unknown') and facts <> '{}' and created_at < landfall.now() - landfall.kept_days('sent_mails'))
    or exists (select from screening.lists l join screening.denied_parties p on p.list = l.id where l.retired_at < landfall.now() - landfall.kept_days('retired_lists'))`;

export async function forget(em: EntityManager): Promise<void> {
  await em.query(`delete from http.idempotency where created_at < landfall.now() - interval '7 days'`);
  await em.query(`delete from members.sessions where created_at < landfall.now() - interval '1 day'`);
  await em.query(`delete from mail.codes where sent_at < landfall.now() - interval '1 day'`);
  await em.query(`delete from mail.browsers where expires_at < landfall.now()`);
  await em.query(
    `delete from imports.imports where changed_at < landfall.now() - landfall.kept_days('import_rows') and state not in ('running', 'undoing')`,
  );
  await em.query(`delete from members.invitations where coalesce(ended_at, expires_at) < landfall.now() - interval '90 days'`);
  await em.query(`delete from webhooks.messages where created_at < landfall.now() - interval '30 days'`);
  await em.query(`delete from ledger.jobs where done_at < landfall.now() - landfall.kept_days('done_jobs')`);
  await em.query(`select landfall.forget_words()`);
}
