import { Injectable, SetMetadata } from '@nestjs/common';
import { Transactions, type Actor } from '#database';
import { Problem } from '#problems';

/**
 * What one person may do how often, whatever key or session they do it by: each is a cost or a nuisance to others, and none comes near
 * what somebody at work needs. Operators bring whole markets in, so they may invite more.
 */
export const quotas = {
  search: { most: 1200, minutes: 60 },
  export: { most: 120, minutes: 60 },
  import: { most: 120, minutes: 60 },
  invitation: { most: 200, operators: 20_000, minutes: 24 * 60 },
} as const;

export type Quota = keyof typeof quotas;

export const within = 'landfall:quota';

/** Names the quota that a route is counted towards: each request of somebody signed in, whether it is answered or refused. */
export const Within = (quota: Quota) => SetMetadata(within, quota);

/** Counts in PostgreSQL, so that every process counts together and a lost Redis forgets nothing. */
@Injectable()
export class Quotas {
  constructor(private readonly transactions: Transactions) {}

  /** @throws {Problem} `too_many` with the seconds until the window is over in Retry-After */
  async spend(actor: Actor, quota: Quota): Promise<void> {
    if (actor.kind !== 'person') return;
    const { minutes, ...its } = quotas[quota];
    const most = 'operators' in its && actor.duties.includes('operator') ? its.operators : its.most;
    const [row] = await this.transactions.apart(
      actor,
      (em) =>
        em.query(
          `insert into members.spending as s (person, quota) values ($1, $2)
           on conflict (person, quota) do update set
             times = case when s.since <= landfall.now() - make_interval(mins => $4) then 1 else least(s.times, $3) + 1 end,
             since = case when s.since <= landfall.now() - make_interval(mins => $4) then landfall.now() else s.since end
           returning times, ceil(extract(epoch from since + make_interval(mins => $4) - landfall.now()))::int as seconds`,
          [actor.person, quota, most, minutes],
        ) as Promise<{ times: number; seconds: number }[]>,
    );
    if (row!.times > most) throw new Problem(429, 'too_many', {}, [], { 'retry-after': String(Math.max(1, row!.seconds)) });
  }
}
