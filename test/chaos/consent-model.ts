import type { ConsentState, IntroductionState } from '#introductions';

/** What a pair looks like from above. `soon`: a recorded yes that can still be taken back. */
export type SideState = ConsentState | 'soon';
export type Model = { introduction: IntroductionState; offering: SideState; need: SideState };
export type Side = 'offering' | 'need';

/** One act of somebody, or of the clock. A stale one names a version that is past. */
export type Act =
  | { act: 'answer'; side: Side; as: 'accepted' | 'declined' | 'not_now'; stale: boolean }
  | { act: 'record'; as: 'accepted' | 'declined' }
  | { act: 'take_back' }
  | { act: 'withdraw'; side: Side }
  /** `due`: the date was brought forward, and no answer of that side counts any more. */
  | { act: 'expire'; side: Side; due?: true }
  | { act: 'stop' }
  | { act: 'settle' };

/** What an act makes of a pair: the rules of PRODUCT.md's lives, written a second time and in other words than the product's. */
export function after(before: Model, act: Exclude<Act, { act: 'stop' }>): Model {
  const now = { ...before };
  switch (act.act) {
    case 'answer':
      if (now[act.side] === 'asked' && !act.stale) now[act.side] = act.as;
      return now;
    case 'record':
      if (now.need === 'asked') now.need = act.as === 'accepted' ? 'soon' : act.as;
      return now;
    case 'take_back':
      if (now.need === 'soon') now.need = 'taken_back';
      return now;
    case 'withdraw':
      if (now.introduction !== 'asking') return now;
      if (now[act.side] === 'asked') now[act.side] = 'expired';
      return { ...now, introduction: 'withdrawn' };
    case 'expire':
      if (now[act.side] !== 'asked') return now;
      now[act.side] = 'expired';
      return settled(now);
    case 'settle':
      return settled(now);
  }
}

/** The next step that follows by itself. */
export function settled(pair: Model): Model {
  const { introduction, offering, need } = pair;
  const either = (...states: SideState[]) => states.includes(offering) || states.includes(need);
  if (introduction !== 'asking') return pair;
  if (either('declined')) return { ...pair, introduction: 'declined' };
  if (either('expired', 'not_now', 'taken_back')) return { ...pair, introduction: 'expired' };
  if (offering === 'accepted' && need === 'accepted') return { ...pair, introduction: 'made' };
  if (offering === 'accepted' && need === 'not_asked') return { ...pair, need: 'asked' };
  if (need === 'accepted' && offering === 'not_asked') return { ...pair, offering: 'asked' };
  return pair;
}

/** Two days later: what could be taken back cannot any more. */
export const effective = (pair: Model): Model => settled({ ...pair, need: pair.need === 'soon' ? 'accepted' : pair.need });

/** Everything that acts fired at once may come to: what they come to one after the other, in some order. */
export function outcomes(before: Model, acts: readonly Act[]): Model[] {
  const found = new Map<string, Model>();
  const go = (pair: Model, left: readonly Act[]): void => {
    if (!left.length) {
      const end = settled(pair);
      found.set(JSON.stringify(end), end);
      return;
    }
    for (const [at, act] of left.entries()) {
      const rest = left.toSpliced(at, 1);
      if (act.act === 'stop') go(pair, [...rest, ...brought(pair)]);
      else go(tooLate(act, rest) ? pair : after(pair, act), rest);
    }
  };
  go(before, acts);
  return [...found.values()];
}

/** Whoever is asked has had their time; the end comes after it, as with any date, and something else may come first. */
const brought = ({ introduction, ...sides }: Model): Act[] =>
  (['offering', 'need'] as const)
    .filter((side) => introduction === 'asking' && sides[side] === 'asked')
    .map((side) => ({ act: 'expire', side, due: true }));

const tooLate = (act: Act, left: readonly Act[]): boolean =>
  (act.act === 'answer' || act.act === 'record') &&
  left.some((other) => other.act === 'expire' && other.due && other.side === (act.act === 'record' ? 'need' : act.side));
