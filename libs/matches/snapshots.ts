import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions, type Actor } from '#database';
import { addJob, record } from '#ledger';
import { mustBeAllowed } from '#members';
import { Count } from '#retrieval';
import { FindMatchesOfMany, MatchEverything } from './jobs.js';
import { restored, storedDocuments } from './stored-reading.js';

const makeSnapshot = `
  insert into matches.snapshots (documents, mean_title, mean_keywords, mean_text) values ($1, $2, $3, $4) returning id, documents`;
const keepFrequencies = `
  insert into matches.frequencies (snapshot, term, documents) select $1, term, saying from unnest($2::text[], $3::integer[]) as t (term, saying)`;
/** Terms that are written at once. */
const termsAtOnce = 20_000;
/** Followers further behind than this load the whole index again. */
const forgetChanges = `delete from matches.changes where seq <= (select max(seq) from matches.changes) - 100000`;

/** Listings of one batch of MatchEverything. */
const batch = 500;
/** Listings of one side that are matched at once: what they read of the other side they share, and it is locked for as long as they take. */
export const atOnce = 50;

/** The corpus statistics snapshots that scores are a function of: made by a job, named on every match, the last three kept. */
@Injectable()
export class Snapshots {
  constructor(private readonly transactions: Transactions) {}

  /** Asks for a new snapshot; the worker makes it. */
  async askForRenewal(actor: Actor): Promise<void> {
    mustBeAllowed(actor, 'corpus.renew');
    await this.transactions.run(actor, (em) => record(em, actor, { name: 'CorpusRenewalAsked', facts: {} }));
  }

  /** How many listings are indexed, how many pairs matched, and the latest snapshot. */
  async corpus(actor: Actor): Promise<{ documents: number; matches: number; snapshot: number | null }> {
    mustBeAllowed(actor, 'corpus.read');
    return this.transactions.run(actor, async (em) => {
      const [row] = (await em.query(`select matches.corpus() as corpus`)) as {
        corpus: { documents: number; matches: number; snapshot: number | null };
      }[];
      return row!.corpus;
    });
  }

  /** Makes a snapshot of the index as it is now. */
  async renew(em: EntityManager): Promise<void> {
    const { id, documents } = await this.make(em);
    await record(em, system('RenewCorpus'), { name: 'CorpusRenewed', facts: { snapshot: id, documents } });
  }

  /** The latest snapshot; the very first listing makes one, whoever else comes at the same time. */
  async latest(em: EntityManager): Promise<number> {
    const read = async () => ((await em.query(`select max(id) as id from matches.snapshots`)) as { id: number | null }[])[0]!.id;
    const known = await read();
    if (known !== null) return known;
    await em.query(`select pg_advisory_xact_lock(hashtextextended('matches:first-snapshot', 0))`);
    return (await read()) ?? (await this.make(em)).id;
  }

  /**
   * Every published listing again, in batches by id, some of one side in a job. Both sides: a pair stands while either end finds it among its best candidates, so
   * asking the needs alone would leave what only an offering finds to the order in which listings came.
   */
  async matchEverything(em: EntityManager, { snapshot, after }: { snapshot: number; after?: string | undefined }): Promise<void> {
    const listings = (await em.query(
      `select listing, side from matches.documents where $1::uuid is null or listing > $1 order by listing limit $2`,
      [after ?? null, batch],
    )) as { listing: string; side: string }[];
    for (const side of ['offering', 'need']) {
      const own = listings.filter((l) => l.side === side).map((l) => l.listing);
      for (let at = 0; at < own.length; at += atOnce)
        await addJob(em, FindMatchesOfMany, { listings: own.slice(at, at + atOnce) }, { key: `${snapshot}:${own[at]}` });
    }
    if (listings.length === batch)
      await addJob(
        em,
        MatchEverything,
        { snapshot, after: listings.at(-1)!.listing },
        { key: `${snapshot}:${listings.at(-1)!.listing}` },
      );
  }

  private async make(em: EntityManager): Promise<{ id: number; documents: number }> {
    const { documents, means, saying } = await counted(em);
    const [made] = (await em.query(makeSnapshot, [documents, means.title, means.keywords, means.text])) as {
      id: number;
      documents: number;
    }[];
    const terms = [...saying];
    for (let at = 0; at < terms.length; at += termsAtOnce) {
      const some = terms.slice(at, at + termsAtOnce);
      await em.query(keepFrequencies, [made!.id, some.map(([term]) => term), some.map(([, said]) => Math.ceil(said))]);
    }
    await em.query(forgetChanges);
    await em.query(`delete from matches.snapshots where id not in (select id from matches.snapshots order by id desc limit 3)`);
    return made!;
  }
}

/** What the index says now. Counted here: taking frequencies apart in SQL took 44 s for 4,000 listings, against less than one. */
async function counted(em: EntityManager): Promise<Count> {
  const count = new Count();
  for await (const rows of storedDocuments(em)) for (const row of rows) if (row.terms !== '') count.add(restored(row));
  return count;
}

/**
 * For the timetable: a fifth of the documents or 200 of them came, went or changed since a snapshot that is ten minutes old. A
 * changed document counts once, being new since and missing from before alike.
 */
export const corpusIsOld = `
  select 'after:' || s.id as key, '{}'::jsonb as payload
  from (select * from matches.snapshots order by id desc limit 1) s
  cross join (select count(*) as total from matches.documents) d
  cross join lateral (select count(*) as since from matches.documents where indexed_at > s.made_at) n
  where s.made_at < landfall.now() - interval '10 minutes'
    and greatest(n.since, s.documents - (d.total - n.since)) >= least(200, greatest(1, 0.2 * s.documents))`;
