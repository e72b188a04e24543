import { createHash, randomUUID } from 'node:crypto';
import { canonical, type Ask } from '#ledger';
import type { Seeded } from '../chaos/seeded.js';

/** One way to change what happened; answers what it did, for the report. */
export type Way = { name: string; change: (ask: Ask, random: Seeded) => Promise<string> };

type Row = { entry: string; chain: string; place: number; hash: string };

export const ways: Way[] = [
  edit('an actor', () => ({ sql: `actor = $2`, value: randomUUID() })),
  edit('what happened', () => ({ sql: `name = $2`, value: 'OrganisationCleared' })),
  edit('a subject', () => ({ sql: `subject = $2`, value: randomUUID() })),
  edit('a hub', () => ({ sql: `hub = $2`, value: randomUUID() })),
  edit('a moment, by a microsecond', () => ({ sql: `at = at + $2::interval`, value: '1 microsecond' })),
  edit('the kind of an actor', () => ({ sql: `actor_kind = $2`, value: 'system' })),
  edit('facts, not their canonical form', () => ({ sql: `facts = $2`, value: canonical({ organisation: randomUUID() }) })),
  edit('facts, in both forms', () => ({
    sql: `facts = $2::jsonb, canonical = $2`,
    value: canonical({ organisation: randomUUID() }),
  })),
  {
    name: 'two entries change places',
    change: async (ask, random) => {
      const [a, b] = random.some(
        (await links(ask)).filter((l) => l.chain === '00000000-0000-0000-0000-000000000000'),
        2,
      ) as [Row, Row];
      await ask(`delete from ledger.links where entry = any ($1)`, [[a.entry, b.entry]]);
      for (const [entry, { chain, place, hash }] of [
        [a.entry, b],
        [b.entry, a],
      ] as const)
        await ask(`insert into ledger.links (entry, chain, place, hash) values ($1, $2, $3, $4)`, [entry, chain, place, hash]);
      return `${a.place} and ${b.place}`;
    },
  },
  {
    name: 'two entries change contents',
    change: async (ask, random) => {
      const [a, b] = random.some(await links(ask), 2) as [Row, Row];
      await ask(
        `update ledger.entries e set facts = o.facts, canonical = o.canonical, subject = o.subject from ledger.entries o
         where (e.id = $1 and o.id = $2) or (e.id = $2 and o.id = $1)`,
        [a.entry, b.entry],
      );
      return `${a.entry} and ${b.entry}`;
    },
  },
  {
    name: 'an entry is taken out with its link',
    change: async (ask, random) => {
      const one = random.pick(await links(ask));
      await takeOut(ask, [one]);
      return `${one.chain} ${one.place}`;
    },
  },
  {
    name: 'an entry is taken out, those behind it move up',
    change: async (ask, random) => {
      const one = random.pick(await links(ask));
      await takeOut(ask, [one]);
      for (const { entry } of (await links(ask)).filter((l) => l.chain === one.chain && l.place > one.place))
        await ask(`update ledger.links set place = place - 1 where entry = $1`, [entry]);
      return `${one.chain} ${one.place}`;
    },
  },
  {
    name: 'an entry is taken out, its link stays',
    change: async (ask, random) => {
      const one = random.pick(await links(ask));
      await ask(`delete from ledger.entries where id = $1`, [one.entry]);
      return one.entry;
    },
  },
  {
    name: 'a link is taken out, its entry stays',
    change: async (ask, random) => {
      const one = random.pick(await links(ask));
      await ask(`delete from ledger.links where entry = $1`, [one.entry]);
      return one.entry;
    },
  },
  {
    name: 'a tail is cut',
    change: async (ask, random) => {
      const all = await links(ask);
      const { chain } = random.pick(all);
      const own = all.filter((l) => l.chain === chain);
      const cut = own.slice(-random.int(1, own.length));
      await takeOut(ask, cut);
      return `the last ${cut.length} of ${own.length}`;
    },
  },
  {
    name: 'an entry is changed and its chain made anew',
    change: async (ask, random) => {
      const one = random.pick(await links(ask));
      const facts = canonical({ organisation: randomUUID() });
      await ask(`update ledger.entries set facts = $2::jsonb, canonical = $2 where id = $1`, [one.entry, facts]);
      await chainAnew(ask, one.chain);
      return `${one.chain} ${one.place}`;
    },
  },
  {
    name: 'an entry is slipped in and its chain made anew',
    change: async (ask, random) => {
      const one = random.pick(await links(ask));
      const id = randomUUID();
      await ask(
        `insert into ledger.entries (id, name, actor_kind, hub, facts, canonical)
         select $2, name, actor_kind, hub, facts, canonical from ledger.entries where id = $1`,
        [one.entry, id],
      );
      const later = (await links(ask)).filter((l) => l.chain === one.chain && l.place >= one.place).reverse();
      for (const { entry } of later) await ask(`update ledger.links set place = place + 1 where entry = $1`, [entry]);
      await ask(`insert into ledger.links values ($1, $2, $3, $4)`, [id, one.chain, one.place, '0'.repeat(64)]);
      await chainAnew(ask, one.chain);
      return `${one.chain} ${one.place}`;
    },
  },
];

function edit(what: string, to: () => { sql: string; value: string }): Way {
  return {
    name: `an edit of ${what}`,
    change: async (ask, random) => {
      const { entry } = random.pick(await links(ask));
      const { sql, value } = to();
      await ask(`update ledger.entries set ${sql} where id = $1`, [entry, value]);
      return entry;
    },
  };
}

const links = async (ask: Ask): Promise<Row[]> =>
  (await ask(`select entry, chain, place::int as place, hash from ledger.links order by chain, place`)) as Row[];

async function takeOut(ask: Ask, rows: Row[]): Promise<void> {
  const entries = rows.map((r) => r.entry);
  await ask(`delete from ledger.links where entry = any ($1)`, [entries]);
  await ask(`delete from ledger.entries where id = any ($1)`, [entries]);
}

/** As somebody would who has read our code, so that the chain itself holds again; written apart from it on purpose. */
async function chainAnew(ask: Ask, chain: string): Promise<void> {
  const rows = (await ask(
    `select e.*, e.seq::text as seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
     from ledger.links l join ledger.entries e on e.id = l.entry where l.chain = $1 order by l.place`,
    [chain],
  )) as Record<string, string | null>[];
  let before = '0'.repeat(64);
  for (const { id, seq, at, name, actor_kind, actor, subject, organisation, hub, canonical: facts } of rows) {
    const said = canonical({ id, seq, at, name, actor_kind, actor, subject, organisation, hub, facts });
    before = createHash('sha256').update(`${before}\n${said}`).digest('hex');
    await ask(`update ledger.links set hash = $2 where entry = $1`, [id, before]);
  }
}
