import { z } from 'zod';
import { on, type Handler } from '#ledger';
import { job } from '#queues';

/** The ways in which a job can be bad; `malformed` has a payload that no contract knows. */
export const poisons = ['throw', 'hang', 'busy_loop', 'out_of_memory', 'malformed'] as const;
export type Poison = (typeof poisons)[number];

/** Some work, or one of the poisons. Twenty seconds are its time, enough for memory to run out on a loaded machine; a busy loop is noticed by its silence. */
export const TryPoison = job(
  'TryPoison',
  'upkeep',
  z.object({ does: z.enum(['work', 'throw', 'hang', 'busy_loop', 'out_of_memory']) }),
  { failures: 2, seconds: 20 },
);

const doing: Record<z.infer<typeof TryPoison.payload>['does'], () => Promise<void>> = {
  work: async () => {
    // ten milliseconds of a core, as a small FindMatches
    for (const until = performance.now() + 10; performance.now() < until;);
  },
  throw: () => Promise.reject(new Error('a poison that throws')),
  hang: () => new Promise(() => undefined),
  busy_loop: async () => {
    for (;;);
  },
  out_of_memory: async () => {
    // 16 MB a turn, with a breath in between: it goes on beating until its memory is gone. Plain numbers, which no collector has to follow
    for (const kept: unknown[] = []; ; await new Promise(setImmediate)) kept.push(Array.from({ length: 2_000_000 }, () => 0.5));
  },
};

export const poisonHandlers: Handler[] = [on(TryPoison, ({ does }) => doing[does]())];
