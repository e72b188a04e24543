import { randomUUID } from 'node:crypto';
import { MailSink, type Mood } from './mail-sink.js';
import { MailWorld } from './mail-world.js';
import type { Log } from './run.js';
import { Seeded, share } from './seeded.js';

export type SmtpSize = { seed: number; mails: number; stalls: number };
export type SmtpResult = {
  problems: string[];
  mails: number;
  sent: number;
  refused: number;
  unknown: number;
  repeated: number;
  kills: number;
  tries: number;
};

const minute = 60_000;
const begins = Date.UTC(2026, 10, 24, 8);

/** What the server does with the mails to an address is the address's own: some are greylisted, some do not exist, some fall in a hole. */
function moodOf(seed: number, stalls: ReadonlySet<string>) {
  return (address: string, tries: number): Mood => {
    if (stalls.has(address) && tries === 1) return 'stall';
    const lot = share(seed, address);
    if (lot < 0.2) return tries <= 3 ? 'greylist' : 'take';
    if (lot < 0.3) return 'refuse';
    if (lot < 0.4) return tries <= 2 ? 'busy' : 'take';
    if (lot < 0.5) return tries === 1 ? 'drop' : 'take';
    return 'take';
  };
}

/** Letters and digests to a server with every fault there is, which is also down for ten minutes, while the worker is killed. */
export async function smtpChaos({ seed, mails, stalls }: SmtpSize, log: Log): Promise<SmtpResult> {
  const chance = new Seeded(seed, 'smtp');
  let now = begins;
  const addresses = Array.from({ length: mails }, (_, n) => `reader${n}@d${n % 20}.example`);
  const sink = await MailSink.open(() => new Date(now), moodOf(seed, new Set(chance.some(addresses, stalls))));
  const world = await MailWorld.start(sink);
  try {
    await world.timeIs(new Date(now));
    // Two to each address, a letter and a digest: whether the address exists shows at the first and counts for the second.
    for (const address of addresses) for (const kind of ['outcome_asked', 'digest'] as const) await write(world, kind, address);
    log(`${mails * 2} mails wait`);
    await world.turn(chance.int(300, 1500));
    await sink.away();
    log(`the server is away; ${sink.taken.length} mails reached it`);
    for (const until = now + 10 * minute; now < until; now += minute) {
      await world.timeIs(new Date(now));
      await world.turn();
    }
    await sink.begin();
    // Another process has not yet learnt that the server was away.
    await world.restart();
    for (let round = 0; round < 200; round++) {
      await world.timeIs(new Date(now));
      await world.turn(round % 10 === 3 ? chance.int(20, 400) : undefined);
      const { rows } = await world.admin.query<{ wait: number }>(
        `select extract(epoch from min(not_before) - landfall.now())::float8 as wait from ledger.jobs
         where done_at is null and parked_at is null having count(*) > 0`,
      );
      if (!rows.length) break;
      now += Math.max(1, Math.ceil(rows[0]!.wait)) * 1000;
    }
    log(`the clock stands ${Math.round((now - begins) / minute)} minutes later`);
    // Once more to everybody: an address that refused is not even asked.
    const asked = new Map(sink.asked);
    for (const address of addresses) await write(world, 'outcome_asked', address);
    await world.timeIs(new Date((now += minute)));
    await world.turn();
    return { ...(await judge(world, sink, seed, asked)), kills: world.kills };
  } finally {
    await world.close();
    await sink.away();
  }
}

async function write(world: MailWorld, kind: 'outcome_asked' | 'digest', address: string): Promise<void> {
  const [message, entry] = [randomUUID(), randomUUID()];
  const link = { page: '/' };
  const nothing = { items: [], more: 0 };
  const facts =
    kind === 'outcome_asked'
      ? { organisation: 'Example Ports', day: '2026-11-02', link }
      : {
          since: '2026-11-16',
          decisions: nothing,
          views: nothing,
          finds: nothing,
          proposals: nothing,
          listings: nothing,
          results: {
            items: [{ sentence: { key: 'mail.digest.result.made', facts: { organisation: ['Example Ports'] } } }],
            more: 0,
          },
          links: { preferences: link, unsubscribe: link },
        };
  await world.admin.query(
    `with m as (insert into mail.messages (id, key, kind, message_id, address, language, facts, at_most_once)
       values ($1::uuid, $1::text, $2, '<' || $1::text || '@landfall.example>', $3, 'en', $4, $5)),
     e as (insert into ledger.entries (id, name, actor_kind, facts, canonical) values ($6, 'MailPosted', 'system', $7, '{}') returning id)
     insert into ledger.unrelayed (entry) select id from e`,
    [message, kind, address, JSON.stringify(facts), kind === 'digest', entry, JSON.stringify({ message })],
  );
}

async function judge(
  world: MailWorld,
  sink: MailSink,
  seed: number,
  asked: ReadonlyMap<string, number>,
): Promise<Omit<SmtpResult, 'kills'>> {
  const problems: string[] = [];
  const { rows } = await world.admin.query<{
    kind: string;
    state: string;
    mail: string;
    address: string;
    tries: number;
    why: string;
  }>(`select kind, state, message_id as mail, address, tries, last_error as why from mail.messages`);
  const { rows: parked } = await world.admin.query<{ why: string }>(
    `select parked_reason as why from ledger.jobs where parked_at is not null`,
  );
  for (const { why } of parked) problems.push(`parked: ${why}`);
  const times = new Map<string, number>();
  for (const { messageId } of sink.taken) times.set(messageId, (times.get(messageId) ?? 0) + 1);
  const ids = new Set(rows.map((r) => r.mail));
  for (const id of times.keys()) if (!ids.has(id)) problems.push(`a mail with another Message-ID: ${id}`);
  for (const { kind, state, mail, address, why } of rows) {
    const refuses = moodOf(seed, new Set())(address, 1) === 'refuse';
    const came = times.get(mail) ?? 0;
    if (kind === 'digest' && came > 1) problems.push(`a digest came ${came} times: ${mail}`);
    if (refuses && came) problems.push(`a mail to ${address}, which does not exist`);
    if (refuses && !['failed', 'suppressed', 'unknown'].includes(state)) problems.push(`${kind} to ${address} is ${state}`);
    if (!refuses && kind !== 'digest' && (state !== 'sent' || !came))
      problems.push(`lost: ${kind} to ${address} is ${state} (${why})`);
    if (!refuses && kind === 'digest' && state === 'sent' && !came) problems.push(`lost: a digest to ${address} said to be sent`);
    if (!refuses && kind === 'digest' && !['sent', 'unknown'].includes(state))
      problems.push(`lost: a digest to ${address} is ${state}`);
  }
  for (const [address, n] of sink.asked)
    if (moodOf(seed, new Set())(address, 1) === 'refuse' && n > (asked.get(address) ?? 0))
      problems.push(`${address} was asked again after its 550`);
  const count = (state: string) => rows.filter((r) => r.state === state).length;
  return {
    problems,
    mails: rows.length,
    sent: count('sent'),
    refused: count('failed') + count('suppressed'),
    unknown: count('unknown'),
    repeated: [...times.values()].filter((n) => n > 1).length,
    tries: rows.reduce((sum, r) => sum + r.tries, 0),
  };
}
