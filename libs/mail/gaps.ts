import { prepared, system, type Transactions } from '#database';
import { record } from '#ledger';

const asRestored = system('restored');

/**
 * The time between a backup and the moment at which it was put back. Whatever waited in the backup, or fell due since, may have left before:
 * from `begin` to `end` every mail is closed as of unknown fate, and none is sent.
 */
export class Gaps {
  constructor(private readonly transactions: Transactions) {}

  /** Begins one, or goes on with the one that was begun. `toServer`: what was kept as files would leave too, now that there is a server. */
  async begin({ toServer }: { toServer: boolean }): Promise<{ since: string; stopped: number }> {
    return this.transactions.run(asRestored, async (em) => {
      const [begun] = (await em.query(
        `insert into mail.gaps (since) select coalesce((select at from ledger.entries order by seq desc limit 1), landfall.now())
         on conflict do nothing returning id`,
      )) as { id: string }[];
      const stopped = (await em.query(
        `with stopped as (
           update mail.messages set state = 'unknown', last_error = $2 where state = any ($1) returning id)
         insert into mail.tries (message, fate, detail) select id, 'unknown', $2 from stopped returning message`,
        [['waiting', 'sending', ...(toServer ? ['kept'] : [])], mayHaveLeft],
      )) as unknown[];
      const [gap] = (await em.query(`select id, since from mail.gaps where over_at is null`)) as { id: string; since: Date }[];
      if (begun) await record(em, asRestored, { name: 'BackupRestored', facts: { gap: gap!.id } }, { subject: gap!.id });
      return { since: gap!.since.toISOString(), stopped: stopped.length };
    });
  }

  /** From here on mails leave again. Answers how many are of unknown fate because of it. */
  async end(): Promise<number> {
    return this.transactions.run(asRestored, async (em) => {
      const [over] = (await em.query(
        `update mail.gaps set over_at = landfall.now() where over_at is null returning id, restored_at`,
      )) as [{ id: string; restored_at: Date }[], number];
      const [gap] = over;
      if (!gap) return 0;
      await record(em, asRestored, { name: 'BackupCaughtUp', facts: { gap: gap.id } }, { subject: gap.id });
      const [{ held }] = (await em.query(
        `select count(distinct message)::int as held from mail.tries where fate = 'unknown' and detail = $1 and at >= $2`,
        [mayHaveLeft, gap.restored_at],
      )) as [{ held: number }];
      return held;
    });
  }
}

/** Why nothing is sent while one is open. */
export const mayHaveLeft = 'a backup was put back: it may have left before';

export const openGap = prepared(`select id from mail.gaps where over_at is null`);
