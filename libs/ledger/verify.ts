import { linkHash, nothingBefore, provedColumns, type ProvedEntry } from './chain.js';
import type { Head } from './anchors.js';
import { canonical } from './ledger.js';

/** How to ask the database: an entity manager, or a client of a superuser's in a test. */
export type Ask = (sql: string, parameters?: unknown[]) => Promise<Record<string, unknown>[]>;
/** What does not hold, the first of each chain. */
export type Broken = { chain: string | null; place: number | null; entry: string | null; why: string };
export type Verified = { entries: number; chains: number; waiting: number; anchors: number; broken: Broken[] };

const page = 5000;
type Linked = Partial<ProvedEntry> & { entry: string; place: number; hash: string; facts: unknown };

/** Walks every chain from its first entry, then asks whether each anchored head is still where it was. */
export async function verifyLedger(ask: Ask, anchors: readonly { at: string; heads: Head[] }[] = []): Promise<Verified> {
  const chains = (await ask(`select distinct chain from ledger.links order by chain`)) as { chain: string }[];
  const broken: Broken[] = [];
  let entries = 0;
  for (const { chain } of chains) {
    const walked = await walk(ask, chain);
    entries += walked.entries;
    if (walked.broken) broken.push({ chain, ...walked.broken });
  }
  broken.push(...(await unlinked(ask)), ...(await lostHeads(ask, anchors)));
  const [waiting] = (await ask(`select count(*)::int as n from ledger.unchained`)) as { n: number }[];
  return { entries, chains: chains.length, waiting: waiting!.n, anchors: anchors.length, broken };
}

async function walk(ask: Ask, chain: string): Promise<{ entries: number; broken?: Omit<Broken, 'chain'> }> {
  let [before, place] = [nothingBefore, 0];
  for (;;) {
    const linked = (await ask(
      `select l.entry, l.place::int as place, l.hash, e.facts, ${provedColumns}
       from ledger.links l left join ledger.entries e on e.id = l.entry where l.chain = $1 and l.place > $2 order by l.place limit ${page}`,
      [chain, place],
    )) as Linked[];
    for (const link of linked) {
      const why = whyNot(link, chain, place, before);
      if (why) return { entries: place, broken: { place: link.place, entry: link.entry, why } };
      [before, place] = [link.hash, link.place];
    }
    if (linked.length < page) return { entries: place };
  }
}

function whyNot(link: Linked, chain: string, place: number, before: string): string | undefined {
  if (link.place !== place + 1) return `place ${place + 1} is missing before it`;
  if (!link.id) return 'the entry is gone';
  if (canonical(link.facts) !== link.canonical) return 'its facts are not those that were written';
  if ((link.hub ?? chain) !== chain) return 'it is of another hub';
  return linkHash(before, link as ProvedEntry) === link.hash
    ? undefined
    : 'its hash is another: it, or what stood before it, was changed';
}

async function unlinked(ask: Ask): Promise<Broken[]> {
  const rows = (await ask(
    `select e.id from ledger.entries e where not exists (select from ledger.links l where l.entry = e.id)
       and not exists (select from ledger.unchained u where u.seq = e.seq) order by e.seq limit 1`,
  )) as { id: string }[];
  return rows.map(({ id }) => ({ chain: null, place: null, entry: id, why: 'it is in no chain' }));
}

async function lostHeads(ask: Ask, anchors: readonly { at: string; heads: Head[] }[]): Promise<Broken[]> {
  const anchored = anchors.flatMap(({ at, heads }) => heads.map((head) => ({ at, ...head })));
  const rows = (await ask(
    `select a.chain, a.place, a.at, l.entry, coalesce(l.hash = a.hash, false) as holds
     from jsonb_to_recordset($1) as a (chain uuid, place bigint, hash text, at text)
     left join ledger.links l on l.chain = a.chain and l.place = a.place order by a.chain, a.place`,
    [JSON.stringify(anchored)],
  )) as { chain: string; place: string; at: string; entry: string | null; holds: boolean }[];
  const first = new Map<string, Broken>();
  for (const { chain, place, at, entry, holds } of rows)
    if (!holds && !first.has(chain))
      first.set(chain, {
        chain,
        place: Number(place),
        entry,
        why: entry ? `it is not what was anchored on ${at}` : `the tail was cut: place ${place} was anchored on ${at}`,
      });
  return [...first.values()];
}
