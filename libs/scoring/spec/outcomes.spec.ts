import { describe, expect, it } from '@jest/globals';
import { anySeed, Seeded } from '../../../test/chaos/seeded.js';
import { calibrationOf, criteria, fittedPolicy, startingPolicy, type KeptDecision } from '../index.js';

const seed = Number(process.env.SEED ?? anySeed());
process.stdout.write(`outcomes: SEED=${seed}\n`);

const sectors = criteria.findIndex(({ name }) => name === 'sectors');

/** Answers whose fits say nothing of the yes; what came of each, or why it was a no, is the test's to say. */
function answers(named: string, told: (fit: number) => Partial<KeptDecision>): KeptDecision[] {
  const random = new Seeded(seed, named);
  return Array.from({ length: 1000 }, (_, n) => {
    const fits = criteria.map(() => random.next());
    const usual = { side: n % 2 ? 'need' : 'offering', from: `from ${n}`, to: `to ${n}`, hub: 'one', probability: 1 } as const;
    return { ...usual, fits, saidYes: random.chance(0.5), ...told(fits[sectors]!) };
  });
}
const weightOf = (decisions: readonly KeptDecision[]) =>
  fittedPolicy(decisions, startingPolicy, 2, 'test')!.policy.weights.sectors;
const sum = ({ need, offering }: { need: number; offering: number }) => need + offering;

describe('what weights are learnt from', () => {
  it('is what came of a yes, too: what ended with nothing was half of one, what was signed tells more', () => {
    const clicks = weightOf(answers('outcomes', () => ({ saidYes: true })));
    const ended = weightOf(answers('outcomes', (fit) => ({ saidYes: true, came: fit < 0.5 ? 'ended' : 'talking' })));
    expect(sum(ended)).toBeGreaterThan(sum(clicks) + 0.5);

    const talks = weightOf(answers('signed', (fit) => ({ saidYes: fit > 0.5, came: fit > 0.5 ? 'talking' : null })));
    const signed = weightOf(answers('signed', (fit) => ({ saidYes: fit > 0.5, came: fit > 0.5 ? 'agreement' : null })));
    expect(sum(signed)).toBeGreaterThan(sum(talks));
  });

  it('is less what was declined for want of time than what was declined for what it is', () => {
    const because = (code: string) =>
      sum(weightOf(answers('codes', (fit) => (fit < 0.5 ? { saidYes: false, code } : { saidYes: true }))));
    // both say that sectors matter; the one about the pair more than the one about the day
    expect(because('not_what_was_asked')).toBeGreaterThan(because('no_capacity_now') + 0.1);
  });

  it('is held against what was said by the same measure', () => {
    const fits = criteria.map(() => 0);
    const held = (came: string | null) => calibrationOf(startingPolicy, [{ side: 'need', fits, saidYes: true, came }]);
    const at = (came: string | null) => held(came).bins.find(({ count }) => count)!.happened;
    expect([at(null), at('agreement'), at('ended')]).toEqual([1, 1, 0.5]);
  });
});
