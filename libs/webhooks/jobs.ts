import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

/** Sends an endpoint's next message. One at a time: a second wish waits, and a job that finds more due leaves another. */
export const DeliverToReceiver = job('DeliverToReceiver', 'webhooks', z.object({ endpoint: id }), {
  coalesce: ({ endpoint }) => endpoint,
});

/** For DeliverToReceiver: endpoints with a message whose time has come. */
export const messagesDue = `
  select distinct null as key, jsonb_build_object('endpoint', m.endpoint) as payload
  from webhooks.messages m join webhooks.endpoints e on e.id = m.endpoint
  where m.state = 'waiting' and m.next_at <= landfall.now() and e.disabled_at is null and e.waits_until <= landfall.now()`;
