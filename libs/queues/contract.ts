import type { z } from 'zod';

/**
 * A job's name, payload, queue and limits: one constant that both sides import. Payloads carry ids and numbers, nothing else, so a
 * forged job can do nothing that its row does not say.
 */
export type JobContract<Name extends string = string, Payload extends z.ZodType = z.ZodType> = {
  readonly name: Name;
  readonly queue: QueueName;
  readonly payload: Payload;
  /** Thrown errors before the job is parked. */
  readonly failures: number;
  /** Seconds a run may take before it is ended and parked as hanging. */
  readonly seconds: number;
  /** Jobs with the same key are the same wish: one waits at a time, at most one runs. */
  readonly coalesce: ((payload: z.infer<Payload>) => string) | undefined;
};

export const queueNames = ['matching', 'introductions', 'digests', 'mail', 'webhooks', 'upkeep'] as const;
export type QueueName = (typeof queueNames)[number];

/** Declares a job where it is owned. Defaults: 3 failures, 30 seconds. */
export function job<const Name extends string, Payload extends z.ZodType>(
  name: Name,
  queue: QueueName,
  payload: Payload,
  limits: { failures?: number; seconds?: number; coalesce?: (payload: z.infer<Payload>) => string } = {},
): JobContract<Name, Payload> {
  return { name, queue, payload, failures: limits.failures ?? 3, seconds: limits.seconds ?? 30, coalesce: limits.coalesce };
}

export type PayloadOf<C> = C extends JobContract<string, infer P> ? z.infer<P> : never;
