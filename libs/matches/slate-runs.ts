import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { mustBeAllowed } from '#members';
import type { Placed } from '#scoring';
import type { SlateRunView } from './slate-runs.view.js';

type Run = { hub: string; policy: number; chosen: readonly Placed[] };

const keepRun = `insert into matches.slate_runs (hub, policy) values ($1, $2) returning id`;
const keepShowings = `
  insert into matches.showings (run, hub, offering, need, position, probability, shown_to_learn)
  select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::int[], $6::real[], $7::boolean[])`;
const lastShowings = `
  select offering, need, position, probability, shown_to_learn as "shownToLearn" from matches.showings
  where run = (select max(id) from matches.slate_runs where hub = $1) order by position`;
/** Showings of half a year tell how likely what was decided was shown; the last run is kept in any case. */
const forgetRuns = `
  delete from matches.slate_runs where hub = $1 and made_at < landfall.now() - interval '180 days'
    and id < (select max(id) from matches.slate_runs where hub = $1)`;

type Showing = { offering: string; need: string; position: number; probability: number; shownToLearn: boolean };
const asShowing = ({ offering, need, position, probability, shownToLearn }: Showing): Showing => ({
  offering,
  need,
  position,
  probability: Math.fround(probability),
  shownToLearn,
});

/** Keeps what a slate shows, unless it is what the one before showed. Nothing is kept of a hub that was never shown anything. */
export async function keepSlateRun(em: EntityManager, { hub, policy, chosen }: Run): Promise<void> {
  const [before, now] = [((await em.query(lastShowings, [hub])) as Showing[]).map(asShowing), chosen.map(asShowing)];
  if (JSON.stringify(before) === JSON.stringify(now)) return;
  const [{ id }] = (await em.query(keepRun, [hub, policy])) as [{ id: number }];
  const column = <K extends keyof Showing>(name: K) => now.map((showing) => showing[name]);
  await em.query(keepShowings, [
    id,
    hub,
    column('offering'),
    column('need'),
    column('position'),
    column('probability'),
    column('shownToLearn'),
  ]);
  await em.query(forgetRuns, [hub]);
}

/** The slates of a hub as its coordinators look back at them. */
@Injectable()
export class SlateRuns {
  constructor(private readonly transactions: Transactions) {}

  /** The last hundred that showed something else than the one before, newest first. */
  async ofHub(actor: Actor, hub: string): Promise<{ items: SlateRunView[] }> {
    mustBeAllowed(actor, 'slate.read', { hub });
    return this.transactions.run(actor, async (em) => {
      const rows = (await em.query(
        `select r.id, r.made_at as "madeAt", r.policy, r.report,
           coalesce((select jsonb_agg(jsonb_build_object('offering', s.offering, 'need', s.need, 'position', s.position, 'probability', s.probability,
             'shownToLearn', s.shown_to_learn) order by s.position) from matches.showings s where s.run = r.id), '[]') as showings
         from matches.slate_runs r where r.hub = $1 order by r.id desc limit 100`,
        [hub],
      )) as (Omit<SlateRunView, 'madeAt'> & { madeAt: Date })[];
      return { items: rows.map((row) => ({ ...row, madeAt: row.madeAt.toISOString() })) };
    });
  }
}
