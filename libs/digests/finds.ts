import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#database';
import { record } from '#ledger';
import type { CardFacts, OpenedLink } from '#mail';
import { mustBeAllowed } from '#members';
import { conflict, notFound, Problem } from '#problems';
import { Find } from './find.entity.js';
import type { ExpressInterest } from './finds.schema.js';
import type { FindNews } from './news.js';
import type { ReaderActor } from './preferences.js';
import type { Reader } from './wishes.js';

/** What the page of a find shows. `open`: the other listing is still to be had. */
export type FindView = { side: 'offering' | 'need'; ownTitle: string; card: CardFacts; interested: boolean; open: boolean };

/** Listings of the catalogue that a digest told somebody of, and their "interested": a word to the coordinator, never consent. */
@Injectable()
export class Finds {
  constructor(private readonly transactions: Transactions) {}

  /** Keeps what a mail shows, as it shows it; told again, it is the same find. */
  async keep(em: EntityManager, { reader, person, contact }: Reader, find: FindNews): Promise<string> {
    const { side, offering, need, hub } = find;
    const [{ id }] = (await em.query(
      `insert into digests.finds (id, reader, person, contact, side, offering, need, hub, shown) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (reader, offering, need) do update set shown = excluded.shown, told_at = landfall.now() returning id`,
      [
        randomUUID(),
        reader,
        person,
        contact,
        side,
        offering,
        need,
        hub,
        JSON.stringify({ card: find.card, ownTitle: find.ownTitle }),
      ],
    )) as [{ id: string }];
    return id;
  }

  async view(actor: ReaderActor, link: OpenedLink): Promise<FindView> {
    return this.transactions.run(actor, async (em) => viewOf(await find(em, link), await stillOpen(em, link)));
  }

  /** Said once; said again, it changes nothing more. */
  async interested(actor: ReaderActor, link: OpenedLink, said: ExpressInterest): Promise<FindView> {
    mustBeAllowed(actor, 'interest.express');
    return this.transactions.run(actor, async (em) => {
      const found = await find(em, link, 'pessimistic_write');
      if (found.interestedAt) return viewOf(found, true);
      await mustBeWithinQuota(em, found.id);
      if (!link.live || !(await stillOpen(em, link))) throw conflict('listing', { state: 'over' });
      await em.update(Find, { id: found.id }, { ...said, interestedAt: () => 'landfall.now()' });
      const { id, offering, need, hub, side } = found;
      await record(
        em,
        actor,
        { name: 'InterestExpressed', facts: { find: id, offering, need, hub, side } },
        { subject: id, hub },
      );
      return viewOf({ ...found, interestedAt: new Date() }, true);
    });
  }
}

async function find(em: EntityManager, { subject }: OpenedLink, mode?: 'pessimistic_write'): Promise<Find> {
  const found = subject && (await em.findOne(Find, { where: { id: subject }, ...(mode && { lock: { mode } }) }));
  if (!found) throw notFound('link');
  return found;
}

/**
 * An organisation asks a hub for so many pairs within thirty days, whoever of its people says it: a coordinator reads each. Counted one
 * at a time, so it is exact.
 */
async function mustBeWithinQuota(em: EntityManager, id: string): Promise<void> {
  const [row] = (await em.query(`select asked, most, seconds from digests.requests_of($1)`, [id])) as {
    asked: number;
    most: number;
    seconds: number;
  }[];
  if (row && row.asked >= row.most)
    throw new Problem(429, 'month_is_full', { most: row.most }, [], { 'retry-after': String(Math.max(1, row.seconds)) });
}

/** Whatever a coordinator does with the pair, the page is the same: nothing of that may be read from it. */
async function stillOpen(em: EntityManager, { subject }: OpenedLink): Promise<boolean> {
  const [{ open }] = (await em.query(`select digests.find_is_open($1) as open`, [subject])) as [{ open: boolean }];
  return open;
}

const viewOf = ({ side, shown, interestedAt }: Find, open: boolean): FindView => ({
  side,
  ...shown,
  interested: interestedAt !== null,
  open,
});
