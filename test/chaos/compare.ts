import type pg from 'pg';
import type { Letter } from '../mailbox.js';

/** What is compared of two runs: rows by names that do not depend on the run. An expired proposal that nobody took in hand is left out. */
const sets = {
  matches: `
    select o.external_id || ' ' || n.external_id || ' ' || coalesce(round(m.score::numeric, 6)::text, 'not enough known') as row
    from matches.matches m join listings.listings o on o.id = m.offering join listings.listings n on n.id = m.need`,
  refusals: `
    select o.external_id || ' ' || n.external_id || ' ' || r.rule as row
    from matches.refusals r join listings.listings o on o.id = r.offering join listings.listings n on n.id = r.need`,
  proposals: `
    select o.external_id || ' ' || n.external_id || ' ' || p.state as row
    from introductions.proposals p join listings.listings o on o.id = p.offering join listings.listings n on n.id = p.need
    where p.state <> 'expired' or p.decided_at is not null`,
  introductions: `
    select o.external_id || ' ' || n.external_id || ' ' || i.state || ' firm ' || f.state || ' buyer ' || b.state as row
    from introductions.introductions i join listings.listings o on o.id = i.offering join listings.listings n on n.id = i.need
    join introductions.sides f on f.introduction = i.id and f.side = 'offering' join introductions.sides b on b.introduction = i.id and b.side = 'need'`,
  // which questions come in one mail depends on what was asked when: each card counts; a code is asked for again when its answer was lost
  mails: `select kind || ' ' || address as row from mail.messages, generate_series(0, coalesce(jsonb_array_length(facts -> 'more'), 0)) where kind <> 'answer_code'`,
} as const;
export type SetName = keyof typeof sets;
type Counts = Map<string, number>;
export type Ended = Record<SetName, Counts>;

/** How a run ended. */
export async function endOf(admin: pg.Client): Promise<Ended> {
  const ended = {} as Ended;
  for (const [name, sql] of Object.entries(sets)) {
    const counts: Counts = new Map();
    for (const { row } of (await admin.query(sql)).rows as { row: string }[]) counts.set(row, (counts.get(row) ?? 0) + 1);
    ended[name as SetName] = counts;
  }
  return ended;
}

/** `lost`: in the quiet run and not in the wrecked one; `doubled`: there more often, or only there. */
export type Difference = { lost: string[]; doubled: string[] };

export function difference(quiet: Ended, wrecked: Ended): Difference {
  const found: Difference = { lost: [], doubled: [] };
  for (const name of Object.keys(sets) as SetName[]) {
    const rows = new Set([...quiet[name].keys(), ...wrecked[name].keys()]);
    for (const row of rows) {
      const more = (wrecked[name].get(row) ?? 0) - (quiet[name].get(row) ?? 0);
      for (let i = 0; i < Math.abs(more); i++) found[more < 0 ? 'lost' : 'doubled'].push(`${name}: ${row}`);
    }
  }
  return found;
}

/** What must hold of any run by itself, as sentences about what does not. */
export async function broken(admin: pg.Client, letters: readonly Pick<Letter, 'messageId'>[]): Promise<string[]> {
  const said = async (sql: string) => ((await admin.query(sql)).rows as { said: string }[]).map((r) => r.said);
  const mails = (await admin.query(`select message_id as id, kind, state, at_most_once as once from mail.messages`)).rows as {
    id: string;
    kind: string;
    state: string;
    once: boolean;
  }[];
  const arrived = new Map<string, number>();
  for (const { messageId = '' } of letters) arrived.set(messageId, (arrived.get(messageId) ?? 0) + 1);
  return [
    ...(await said(`select 'parked: ' || name || ', ' || parked_reason as said from ledger.jobs where parked_at is not null`)),
    ...(await said(
      `select 'two introductions of one pair: ' || offering || ' ' || need as said from introductions.introductions group by offering, need, round having count(*) > 1`,
    )),
    ...(await said(
      `select 'one side only: ' || introduction as said from introductions.sides group by introduction having count(*) <> 2`,
    )),
    ...mails.filter((m) => m.state === 'sent' && !arrived.has(m.id)).map((m) => `sent and never arrived: ${m.kind}`),
    ...mails.filter((m) => m.once && (arrived.get(m.id) ?? 0) > 1).map((m) => `arrived twice: ${m.kind}`),
    ...mails.filter((m) => ['waiting', 'sending', 'failed'].includes(m.state)).map((m) => `a mail that is ${m.state}: ${m.kind}`),
  ];
}

/** Tries of unknown fate, and letters that came again with the Message-ID that they had: both are allowed, and counted. */
export async function oddities(
  admin: pg.Client,
  letters: readonly Pick<Letter, 'messageId'>[],
): Promise<{ unknown: number; repeated: number }> {
  const { rows } = await admin.query(`select count(*)::int as n from mail.messages where state = 'unknown'`);
  return { unknown: rows[0].n as number, repeated: letters.length - new Set(letters.map((l) => l.messageId)).size };
}
