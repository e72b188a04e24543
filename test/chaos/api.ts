import http from 'node:http';
import { must } from '../given/given.js';
import type { Log } from './run.js';
import { Seeded } from './seeded.js';
import { World } from './world.js';

type Reply = { status: number; text: string; replayed: boolean };
export type ApiChaos = { problems: string[]; kills: number; lost: number; sent: number };

/**
 * POSTs with an Idempotency-Key while the API is killed and replies are thrown away unread; whoever does not know the answer sends the same
 * again. Then every key is sent once more: one row each, and the bytes of the first answer.
 */
export async function apiChaos(size: { seed: number; posts: number; kills: number }, log: Log): Promise<ApiChaos> {
  const world = await World.start();
  const problems: string[] = [];
  const answers = new Map<number, string>();
  const counts = { lost: 0, sent: 0 };
  try {
    const key = await world.keyOf('operator@localhost');
    const post = async (n: number, unread: boolean): Promise<Reply | undefined> => {
      counts.sent++;
      const reply = await send(`${world.url}/organisations`, key, n, unread);
      if (unread) counts.lost++;
      return reply;
    };
    const answered = async (n: number, random: Seeded): Promise<void> => {
      for (const until = Date.now() + 120_000; Date.now() < until;) {
        const reply = await post(n, random.chance(0.2));
        if (reply?.status === 201) return void answers.set(n, reply.text);
        if (reply && reply.status !== 503) return void problems.push(`${n}: ${reply.status} ${reply.text.slice(0, 300)}`);
        await new Promise((r) => setTimeout(r, 20));
      }
      problems.push(`${n}: never answered`);
    };
    let next = 0;
    const callers = Array.from({ length: 8 }, async (_, caller) => {
      const random = new Seeded(size.seed, 'caller', caller);
      while (next < size.posts) await answered(next++, random);
    });
    const random = new Seeded(size.seed, 'kills');
    const every = Math.max(1, Math.floor(size.posts / (size.kills + 1)));
    let kills = 0;
    const wrecked = (async () => {
      for (; kills < size.kills; kills++) {
        while (answers.size + problems.length < (kills + 1) * every) await new Promise((r) => setTimeout(r, 5));
        await new Promise((r) => setTimeout(r, random.int(0, 60)));
        await world.api.kill9();
        world.api.start();
        await world.api.ready();
        log(`kill ${kills + 1}: ${answers.size} of ${size.posts} answered, ${counts.lost} replies thrown away`);
      }
    })();
    await Promise.all([...callers, wrecked]);

    for (const [n, first] of answers) {
      const again = await post(n, false);
      if (again?.status !== 201 || again.text !== first || !again.replayed)
        problems.push(`${n}: a replay answers ${again?.status} ${again?.text.slice(0, 200)} instead of ${first.slice(0, 200)}`);
    }
    const { rows } = await world.admin.query(
      `select count(*)::int as rows, count(distinct name)::int as keys,
         (select count(*)::int from ledger.entries where name = 'OrganisationRegistered') as entries from members.organisations`,
    );
    const expected = { rows: size.posts, keys: size.posts, entries: size.posts };
    if (JSON.stringify(rows[0]) !== JSON.stringify(expected))
      problems.push(`${JSON.stringify(rows[0])} instead of ${JSON.stringify(expected)}`);
    must(200, await (await world.operator()).get('/hubs'));
    return { problems: [...problems, ...world.api.ownEnds, ...world.worker.ownEnds], kills, ...counts };
  } finally {
    await world.close();
  }
}

/** Nothing when the reply was lost: the connection broke, or nobody read it. */
function send(url: string, key: string, n: number, unread: boolean): Promise<Reply | undefined> {
  const body = JSON.stringify({ kind: 'company', name: `Keyed ${String(n).padStart(5, '0')}`, country: 'RU', language: 'en' });
  return new Promise((done) => {
    const request = http.request(url, {
      method: 'POST',
      agent: false,
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'idempotency-key': `chaos-${n}`,
      },
    });
    request.on('error', () => done(undefined));
    request.on('response', (reply) => {
      let text = '';
      reply.setEncoding('utf8');
      reply.on('data', (chunk: string) => (text += chunk));
      reply.on('error', () => done(undefined));
      reply.on('close', () => done(undefined));
      reply.on('end', () =>
        done({ status: reply.statusCode ?? 0, text, replayed: reply.headers['idempotency-replayed'] === 'true' }),
      );
    });
    request.end(body, () => {
      if (unread) setImmediate(() => request.destroy());
    });
  });
}
