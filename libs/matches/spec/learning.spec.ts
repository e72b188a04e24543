import type { Actor } from '#database';
import { criteria, startingPolicy } from '#scoring';
import { anySeed, Seeded } from '../../../test/chaos/seeded.js';
import { keepDecision } from '../keeping.js';
import { policyInForce } from '../policies.js';
import { coordinatorOf, World } from './world.js';

const seed = Number(process.env.SEED ?? anySeed());
process.stdout.write(`learning: SEED=${seed}\n`);

let world: World;
let hub: string;
let operator: Actor;
beforeEach(async () => {
  world = await World.open();
  hub = await world.hub();
  operator = { ...(coordinatorOf(hub) as Extract<Actor, { kind: 'person' }>), hubs: [], duties: ['operator'] };
});
afterEach(() => world?.close());

const names = criteria.map((c) => c.name);
/** Answers that depend on the sectors and on nothing else, or on nothing at all. */
async function answers(count: number, dependOn: 'sectors' | 'nothing', since = '2026-01-01'): Promise<void> {
  const random = new Seeded(seed, dependOn);
  const rows = Array.from({ length: count }, (_, n) => {
    const fits = names.map(() => random.next());
    const logit = dependOn === 'sectors' ? 8 * (fits[names.indexOf('sectors')]! - 0.5) : -1.3;
    return { n, fits, side: random.pick(['offering', 'need']), yes: random.chance(1 / (1 + Math.exp(-logit))) };
  });
  await world.rows(
    `insert into matches.decisions (introduction, side, hub, decider, decided_about, said_yes, code, fits, probability, decided_at)
     select gen_random_uuid(), d ->> 'side', $1, gen_random_uuid(), gen_random_uuid(), yes, case when not yes then 'price' end,
       array(select jsonb_array_elements_text(d -> 'fits'))::real[], 1, $3::timestamptz + (d ->> 'n')::int * interval '1 hour'
     from jsonb_array_elements($2::jsonb) d, lateral (select (d ->> 'yes')::boolean as yes) said`,
    [hub, JSON.stringify(rows), since],
  );
}
const fit = () => world.asWorker((em) => world.learning.fit(em));

test('weights that fit later answers better wait for an operator, who sees who would move and ships them once', async () => {
  const [offering, need] = [await world.offering(), await world.need({ hub })];
  const other = await world.offering({ sectors: ['38000000'] });
  await world.find(offering, other, need);
  // So many that the gain shows in every draw: of 400 it does not.
  await answers(1000, 'sectors');
  await fit();
  const [fitted] = (await world.learning.list(operator)).items;
  expect(fitted).toMatchObject({ version: 2, inForce: false, shippedAt: null });
  expect(fitted!.report!.test).toMatchObject({ fittedTo: 700, testedOn: 300 });
  expect(fitted!.report!.test.gain.low).toBeGreaterThan(0);
  expect(fitted!.weights.sectors!.need).toBeGreaterThan(startingPolicy.weights.sectors.need);
  for (const weight of Object.values(fitted!.weights)) expect(Math.min(weight.need, weight.offering)).toBeGreaterThanOrEqual(0);
  expect(fitted!.report!.shadow).toMatchObject({ pairs: 2 });
  expect((await world.asWorker(policyInForce)).version).toBe(1);

  expect(await world.learning.ship(operator, 2)).toMatchObject({ version: 2, inForce: true });
  expect((await world.asWorker(policyInForce)).version).toBe(2);
  await expect(world.learning.ship(operator, 2)).rejects.toMatchObject({ code: 'policy_shipped_before' });
  expect(await world.rows(`select name from ledger.entries where name like 'Policy%' order by seq`)).toEqual([
    { name: 'PolicyFitted' },
    { name: 'PolicyShipped' },
  ]);
  await world.find(need);
  expect(await world.rows(`select distinct policy from matches.matches`)).toEqual([{ policy: 2 }]);
});

test('a policy that is not shown to be better is not shipped, nor one that was tested against another', async () => {
  await world.find(await world.offering());
  await answers(300, 'nothing');
  await fit();
  await world.rows(`update matches.policies set report = jsonb_set(report, '{test,gain,low}', '-0.001') where version = 2`);
  await expect(world.learning.ship(operator, 2)).rejects.toMatchObject({ code: 'policy_not_proven' });
  await world.rows(`update matches.policies set report = jsonb_set(report, '{test,gain,low}', '0.001') where version = 2`);
  await fit();
  await world.learning.ship(operator, 2);
  await expect(world.learning.ship(operator, 3)).rejects.toMatchObject({ code: 'policy_out_of_date' });
  await expect(world.learning.ship(operator, 9)).rejects.toMatchObject({ status: 404 });
});

test('under two hundred answers nothing is fitted, and nobody but an operator asks', async () => {
  await answers(199, 'sectors');
  await expect(world.learning.askForFit(operator)).rejects.toMatchObject({
    code: 'too_few_decisions',
    facts: { decisions: 199, needed: 200 },
  });
  await fit();
  expect(await world.rows(`select version from matches.policies where report is not null`)).toEqual([]);
  for (const act of [() => world.learning.askForFit(coordinatorOf(hub)), () => world.learning.ship(coordinatorOf(hub), 1)])
    await expect(act()).rejects.toMatchObject({ status: 403 });
  await answers(1, 'sectors');
  await world.learning.askForFit(operator);
  expect(await world.rows(`select 1 from ledger.entries where name = 'PolicyFitAsked'`)).toHaveLength(1);
});

test('an answer is kept with its code and the fits that its side saw, and the same one twice is one', async () => {
  const [offering, need] = [await world.offering(), await world.need({ hub })];
  await world.find(offering, need);
  await world.introduction(offering, need, 'declined');
  const [{ introduction }] = (await world.rows(`select introduction from introductions.sides`)) as [{ introduction: string }];
  for (let twice = 0; twice < 2; twice++) await world.asWorker((em) => keepDecision(em, { introduction, side: 'offering' }));
  const [kept, ...more] = await world.rows<{ fits: number[]; topic: number }>(
    `select d.*, (select topic from matches.matches) as topic from matches.decisions d`,
  );
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ side: 'offering', hub, said_yes: false, code: 'wrong_stage', probability: 1 });
  expect(kept!.fits).toHaveLength(criteria.length);
  expect(kept!.fits[names.indexOf('topic')]).toBeCloseTo(kept!.topic, 6);
});

test('what came of a yes is kept beside it, as its side last told, and is what weights are fitted to', async () => {
  const [offering, need] = [await world.offering(), await world.need({ hub })];
  await world.find(offering, need);
  await world.introduction(offering, need, 'declined');
  const [{ introduction }] = (await world.rows(`select introduction from introductions.sides`)) as [{ introduction: string }];
  const came = async () => {
    await world.asWorker((em) => keepDecision(em, { introduction, side: 'offering' }));
    return (await world.rows(`select said_yes, code, came from matches.decisions`))[0];
  };
  await world.rows(`set session_replication_role = replica`);
  await world.rows(`insert into introductions.outcomes (introduction, side, hub, organisation, met, stage) select introduction, side, hub, organisation, true, 'pilot' from introductions.sides`); // prettier-ignore
  expect(await came()).toEqual({ said_yes: false, code: 'wrong_stage', came: null });
  await world.rows(`update introductions.sides set state = 'accepted', decline_code = null, effective_at = answered_at`);
  expect(await came()).toEqual({ said_yes: true, code: null, came: 'pilot' });
  await world.rows(`update introductions.outcomes set stage = 'ended'`);
  expect(await came()).toEqual({ said_yes: true, code: null, came: 'ended' });
  await world.rows(`delete from introductions.outcomes`);
  expect(await came()).toEqual({ said_yes: true, code: null, came: null });
});

test('how true the policy in force comes is told of later answers only, to an operator', async () => {
  await answers(1000, 'sectors');
  const calibration = async () => (await world.learning.list(operator)).calibration;
  expect(await calibration()).toBeNull();
  await fit();
  await world.learning.ship(operator, 2);
  expect(await calibration()).toBeNull();
  await answers(500, 'sectors', '2099-01-01');
  const found = (await calibration())!;
  expect(found.count).toBe(500);
  expect(found.bins.reduce((sum, { count }) => sum + count, 0)).toBe(500);
  // it learnt what they depend on
  expect(found.brier).toBeLessThan(found.constant);
  expect(await world.rows(`select * from matches.answers_in_force()`)).toEqual([]);
});
