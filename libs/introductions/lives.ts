import type { EntityManager, EntityTarget, FindOptionsWhere } from 'typeorm';
import { illegalStep, preconditionFailed } from '#problems';
import { Introduction } from './introduction.entity.js';
import { Side } from './side.entity.js';
import { consentSteps, introductionSteps } from './states.js';

/** Something with a life: it is in a state, and every step makes a new version of it. */
type Living = { state: string; version: number };

export type Life<E extends Living> = {
  /** Its name in a refusal and in landfall.steps. */
  name: string;
  entity: EntityTarget<E>;
  key: (row: E) => FindOptionsWhere<E>;
  steps: Record<E['state'], readonly E['state'][]>;
};

export const introductionLife: Life<Introduction> = {
  name: 'introduction',
  entity: Introduction,
  key: ({ id }) => ({ id }),
  steps: introductionSteps,
};
export const consentLife: Life<Side> = {
  name: 'consent',
  entity: Side,
  key: ({ introduction, side }) => ({ introduction, side }),
  steps: consentSteps,
};

/** A value, or SQL that gives it. */
type Values<E> = { [K in keyof E]?: E[K] | (() => string) };

/**
 * The one way from state to state. Throws `illegal_step` where the life has no such step, and `precondition_failed` when the row is
 * not, or no longer, of the `expected` version. Answers the row as it is now.
 */
export async function move<E extends Living>(
  em: EntityManager,
  life: Life<E>,
  row: E,
  to: E['state'],
  set: Values<E> = {},
  expected = row.version,
): Promise<E> {
  if (row.version !== expected) throw preconditionFailed(life.name, expected, row.version);
  const from: E['state'] = row.state;
  if (!life.steps[from].includes(to)) throw illegalStep(life.name, from, to);
  const key = life.key(row);
  const moved = await em.update(
    life.entity,
    { ...key, version: expected } as FindOptionsWhere<E>,
    { ...set, state: to, version: expected + 1 } as never,
  );
  const now = await em.findOneByOrFail(life.entity, key);
  if (moved.affected !== 1) throw preconditionFailed(life.name, expected, now.version);
  return now;
}
