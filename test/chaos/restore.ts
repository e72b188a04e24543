import { must } from '../given/given.js';
import { Mailbox } from '../mailbox.js';
import { OwnPostgres } from './own-postgres.js';
import { PrivateRedis, Program } from './processes.js';
import type { Log } from './run.js';
import { anySecrets, World } from './world.js';

export type RestoreDrill = { problems: string[]; before: number; lost: number; unknown: number; after: number };

/**
 * The way back, as docs/operating.md says it: a backup of the stopped database, some more days of work that it knows nothing of, all of it lost, and the
 * backup put back with an empty queue. Of the mails, some had left when the backup was made, some waited in it, one was not yet posted and one fell due
 * later: all had left when the backup came back, and none may leave again.
 */
export async function restoreDrill(size: { people: number; redis: boolean }, log: Log): Promise<RestoreDrill> {
  const postgres = await OwnPostgres.start();
  const mailbox = await Mailbox.open();
  const secrets = anySecrets();
  const problems: string[] = [];
  const same = (what: string, found: unknown, expected: unknown) => {
    if (JSON.stringify(found) !== JSON.stringify(expected))
      problems.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
  };
  const living = async <T>(options: Parameters<typeof World.start>[0], work: (world: World) => Promise<T>): Promise<T> => {
    const redis = size.redis ? await PrivateRedis.start() : undefined;
    const world = await World.start({
      database: postgres.database,
      mailbox,
      secrets,
      ...(redis && { redisUrl: redis.url }),
      ...options,
    });
    try {
      const made = await work(world);
      problems.push(...world.api.ownEnds, ...world.worker.ownEnds);
      return made;
    } finally {
      await world.close();
      await redis?.kill9();
    }
  };
  // in which all have had theirs
  const minutes = size.people + 5;
  try {
    // one mail a minute: all but the first wait
    await living({ env: { MAIL_PACE: '1' } }, (world) => asItWas(world, mailbox, size.people));
    const before = mailbox.letters.length;
    await postgres.backUp();
    log(`backed up: ${before} mails have left`);

    await living({}, async (world) => {
      await world.later(`${minutes} minutes`);
      await arrived(mailbox, size.people + 1);
      await world.later('8 days');
      await arrived(mailbox, size.people + 2);
      must(201, await (await world.operator()).post('/people', somebody('nobody-knows-them')));
      await arrived(mailbox, size.people + 3);
    });
    const had = mailbox.letters.map((letter) => letter.messageId!);
    log(`what the backup does not know: ${had.length - before} mails more`);

    await postgres.restore();
    let command: Program | undefined;
    const restored = await living(
      {
        goesOn: `8 days ${minutes} minutes`,
        before: async (env) => {
          command = new Program('apps/worker/restored', env);
          command.start();
          await command.ready();
        },
      },
      async (world) => {
        same('the command has ended', await command!.ended(), 0);
        const again = mailbox.letters.slice(had.length).map((letter) => `${letter.subject} to ${letter.envelope.to.join()}`);
        same('sent again', again, []);
        const operator = await world.operator();
        const unknown = must<{ items: { id: string; messageId: string }[] }>(
          200,
          await operator.get('/mails?state=unknown&limit=100'),
        ).items;
        same('of unknown fate', unknown.length, size.people - before + 2);
        // it serves: what is new leaves, and what somebody says never left
        must(201, await operator.post('/people', somebody('new')));
        await arrived(mailbox, had.length + 1);
        same(
          'new',
          mailbox.letters.slice(had.length).map((letter) => letter.envelope.to[0]),
          ['new@example.com'],
        );
        must(202, await operator.post(`/mails/${unknown[0]!.id}/retry`));
        await arrived(mailbox, had.length + 2);
        const repeated = mailbox.letters.at(-1)!.messageId!;
        same('what is sent again at somebody’s word bears its Message-ID', had.includes(repeated), true);
        return { unknown: unknown.length, after: mailbox.letters.length - had.length };
      },
    );
    return { problems, before, lost: had.length - before, ...restored };
  } finally {
    await mailbox.close();
    await postgres.remove();
  }
}

async function arrived(mailbox: Mailbox, mails: number): Promise<void> {
  for (const until = Date.now() + 180_000; mailbox.letters.length < mails;) {
    if (Date.now() > until) throw new Error(`${mailbox.letters.length} mails have arrived, not ${mails}`);
    await new Promise((r) => setTimeout(r, 50));
  }
}

const somebody = (name: string) => ({
  name: 'Somebody',
  email: `${name}@example.com`,
  language: 'en',
  zone: 'UTC',
  duties: ['operator'],
});

/** Coordinators that a hub is opened with, at most. */
const mostOfAHub = 20;

/** Hubs whose coordinators are being invited, one who is invited while no worker runs, and a contact who is to be told in a week. */
async function asItWas(world: World, mailbox: Mailbox, people: number): Promise<void> {
  const operator = await world.operator();
  const coordinators = Array.from({ length: people }, (_, n) => ({
    name: `Coordinator ${n}`,
    email: `coordinator${n}@example.com`,
    language: 'en',
    zone: 'Asia/Dubai',
  }));
  const hubs: { id: string }[] = [];
  for (let from = 0; from < people; from += mostOfAHub)
    hubs.push(
      must<{ id: string }>(
        201,
        await operator.post('/hubs', {
          name: `Dubai ${hubs.length + 1}`,
          country: 'AE',
          zone: 'Asia/Dubai',
          workWeek: [1, 2, 3, 4, 5],
          languages: ['en', 'ar'],
          fallbackLanguage: 'en',
          currency: 'AED',
          capacity: 10,
          replyTo: 'hub@example.com',
          coordinators: coordinators.slice(from, from + mostOfAHub),
        }),
      ),
    );
  const coordinator = await world.person('coordinator0@example.com');
  const firm = { kind: 'public_body', name: 'Buyeria', country: 'AE', size: 'large', language: 'en' };
  const organisation = must<{ id: string }>(201, await coordinator.post('/organisations', firm));
  const contact = {
    name: 'Buyer',
    email: 'buyer@example.net',
    language: 'en',
    zone: 'Asia/Dubai',
    source: 'met at the hub',
    ground: 'asked to be listed',
  };
  must(
    201,
    await coordinator.post(`/hubs/${hubs[0]!.id}/mandates`, {
      organisation: organisation.id,
      contact,
      mayShow: ['country'],
      validUntil: '2099-12-31',
    }),
  );
  for (const until = Date.now() + 60_000; ;) {
    const { rows } = await world.admin.query(
      `select count(*) filter (where state = 'sent')::int as sent, count(*) filter (where state = 'waiting' and not_before is not null)::int as waiting from mail.messages`,
    );
    if (rows[0].sent > 0 && rows[0].sent + rows[0].waiting === people && mailbox.letters.length >= rows[0].sent) break;
    if (Date.now() > until) throw new Error(`the mails do not wait for their minute: ${JSON.stringify(rows[0])}`);
    await new Promise((r) => setTimeout(r, 50));
  }
  await world.worker.stop();
  must(201, await operator.post('/people', somebody('not-yet-posted')));
}
