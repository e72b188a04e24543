import { Consent, ExpireConsent, SettleIntroduction, WithdrawIntroductions } from '../index.js';
import { World } from '../../../test/given/introductions-room.js';

/** `ROUNDS=400 SEED=7` for more, or for the same again. */
const rounds = Number(process.env['ROUNDS'] ?? 40);
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

/** mulberry32: small, seeded, good enough to shuffle with. */
function randomBy(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Ended = { state: string; yes: number; told: number; mails: number; identities: number };

describe(`two consents, a decline, an expiry and a withdrawal at once (${rounds} rounds, SEED=${seed})`, () => {
  let world: World;
  beforeAll(async () => {
    world = await World.open();
  });
  afterAll(() => world.close());

  it('come to exactly one legal end, and identities are shown only over two consents', async () => {
    const random = randomBy(seed);
    const ended: Ended[] = [];
    for (let round = 0; round < rounds; round++) ended.push(await race(await world.pair(), random));
    for (const { state, yes, told, mails, identities } of ended) {
      expect(['made', 'declined', 'expired', 'withdrawn']).toContain(state);
      expect(told).toBe(1);
      const made = state === 'made';
      if (made) expect(yes).toBe(2);
      expect([mails, identities]).toEqual(made ? [2, 2] : [0, 0]);
    }
    const ends = new Set(ended.map((e) => e.state));
    expect([...ends]).toEqual(expect.arrayContaining(['made', 'declined', 'withdrawn']));
  }, 600_000);

  /** Both sides are asked at once (as no order of a hub has it), so that every act can meet every other. */
  async function race(pair: Awaited<ReturnType<World['pair']>>, random: () => number): Promise<Ended> {
    const id = await world.asking('offering', pair);
    const days = random() < 0.3 ? `${Math.floor(random() * 15)} milliseconds` : '14 days';
    await world.rows(
      `update introductions.sides s set state = 'asked', version = 2, asked_at = landfall.now(), expires_at = landfall.now() + $2::interval,
         shown = (select shown from introductions.sides where introduction = $1 and side = 'offering') where introduction = $1 and side = 'need'`,
      [id, days],
    );
    const consent = world.get(Consent);
    const job = async (contract: Parameters<World['job']>[0], payload: object) =>
      world.runner.run(await world.job(contract, payload));
    const acts = [
      () => consent.answer(world.owner, id, undefined, 2, { answer: 'accept' }),
      () => consent.answer(world.contact, id, undefined, 2, { answer: 'accept' }),
      () => consent.answer(world.contact, id, undefined, 2, { answer: 'decline', code: 'wrong_stage' }),
      () => job(SettleIntroduction, { introduction: id }),
      () => job(ExpireConsent, { introduction: id, side: 'need' }),
      async () => {
        await world.rows(`update listings.listings set state = 'withdrawn' where id = $1`, [pair.offering]);
        return job(WithdrawIntroductions, { listing: pair.offering });
      },
    ].filter((_, at) => at < 2 || random() < 0.6);
    await Promise.allSettled(
      acts.map(async (act) => {
        const turns = Math.floor(random() * 30);
        for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
        const said = await act();
        if (said === 'failed' || said === 'parked') throw new Error(said);
      }),
    ).then((said) => {
      // An act that comes too late is refused in words; nothing else goes wrong.
      for (const s of said)
        if (s.status === 'rejected')
          expect(['illegal_step', 'precondition_failed']).toContain((s.reason as { code?: string }).code);
    });
    await world.work();
    await world.later('30 days');
    await world.work();
    const seen = [await consent.view(world.owner, id), await consent.view(world.contact, id)];
    await world.later('0 seconds');
    const [found] = await world.rows<Omit<Ended, 'identities'>>(
      `select i.state, (select count(*)::int from introductions.sides s where s.introduction = i.id and s.state = 'accepted') as yes,
         (select count(*)::int from ledger.entries e where e.subject = i.id and e.name in ('IntroductionMade', 'IntroductionEnded')) as told,
         (select count(*)::int from mail.messages m where m.key like 'introduction_made:' || i.id || ':%') as mails
       from introductions.introductions i where i.id = $1`,
      [id],
    );
    return { ...found!, identities: seen.filter((view) => view.partner !== null).length };
  }
});
