import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { addJob, record } from '#ledger';
import { unseal } from '#members';
import { Calls, Networks, type Called } from '#outward';
import type { PayloadOf } from '#queues';
import { Settings } from '#settings';
import { Endpoint, Message, Try } from './entities.js';
import { DeliverToReceiver } from './jobs.js';
import { signed } from './signing.js';

/** Seconds before each further try: with the first ten in about three days and a half, as Standard Webhooks recommends. */
const waits = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
/** Days in which a receiver that never answers is tried. */
const silentDays = 5;

/** Sends one message of an endpoint, in the transaction of its job: a crash in between sends the same bytes with the same id again. */
@Injectable()
export class Delivering {
  private readonly calls: Calls;

  constructor(private readonly settings: Settings) {
    this.calls = new Calls(new Networks(settings.values.WEBHOOK_NETWORKS));
  }

  async deliver(em: EntityManager, { endpoint: id }: PayloadOf<typeof DeliverToReceiver>): Promise<void> {
    const endpoint = await em.findOneBy(Endpoint, { id });
    if (!endpoint || endpoint.disabledAt) return;
    const message = await em
      .createQueryBuilder(Message, 'm')
      .where(`m.endpoint = :id and m.state = 'waiting' and m.next_at <= landfall.now()`, { id })
      .andWhere(`exists (select from webhooks.endpoints e where e.id = m.endpoint and e.waits_until <= landfall.now())`)
      .orderBy('m.tries')
      .addOrderBy('m.createdAt')
      .addOrderBy('m.id')
      .getOne();
    if (!message) return;
    const called = await this.send(em, endpoint, message);
    await em.insert(Try, {
      id: randomUUID(),
      message: message.id,
      ...(called.is === 'answered' ? { status: called.status } : { why: called.why }),
    });
    await this.settle(em, endpoint, message, called);
  }

  private async send(em: EntityManager, endpoint: Endpoint, { id, body }: Message): Promise<Called> {
    const { vaultSecret, previousVaultSecret } = this.settings.values;
    const [{ both }] = (await em.query(`select coalesce($1::timestamptz > landfall.now(), false) as both`, [
      endpoint.previousUntil,
    ])) as [{ both: boolean }];
    const secrets = [endpoint.secret, ...(both && endpoint.previousSecret ? [endpoint.previousSecret] : [])].map((kept) =>
      unseal(kept, endpoint.id, [vaultSecret, previousVaultSecret]),
    );
    // the receiver compares it with its own clock
    const seconds = Math.floor(Date.now() / 1000);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Landfall',
      ...signed(`msg_${id}`, seconds, body, secrets),
    };
    return this.calls.post(endpoint.url, headers, body);
  }

  private async settle(em: EntityManager, endpoint: Endpoint, { id, tries }: Message, called: Called): Promise<void> {
    const status = called.is === 'answered' ? called.status : 0;
    if (status === 410) return this.disable(em, endpoint, 'gone');
    const taken = status >= 200 && status < 300;
    const isThere = called.is === 'answered' && status < 500 && status !== 429;
    const wait = taken ? 0 : Math.max(waits[tries] ?? 0, (called.is === 'answered' && Math.min(called.wait ?? 0, 86_400)) || 0);
    await em.query(
      `update webhooks.messages set tries = tries + 1, next_at = landfall.now() + make_interval(secs => $3),
         state = case when $2 then 'delivered' when tries + 1 > $4 then 'failed' else 'waiting' end where id = $1`,
      [id, taken, wait, waits.length],
    );
    if (isThere)
      await em.query(
        `update webhooks.endpoints set silences = 0, silent_since = null, waits_until = landfall.now() where id = $1`,
        [endpoint.id],
      );
    else if (await this.isSilentFor(em, endpoint, Math.max(wait, waits[Math.min(endpoint.silences, waits.length - 1)]!)))
      return this.disable(em, endpoint, 'failing');
    // what is due next finds its turn when this one is done
    await addJob(em, DeliverToReceiver, { endpoint: endpoint.id });
  }

  /** Left alone for so long, with all that waits for it. True once nobody has answered for days. */
  private async isSilentFor(em: EntityManager, { id }: Endpoint, seconds: number): Promise<boolean> {
    const [[row]] = (await em.query(
      `update webhooks.endpoints set silences = silences + 1, silent_since = coalesce(silent_since, landfall.now()),
         waits_until = landfall.now() + make_interval(secs => $2) where id = $1
       returning silent_since < landfall.now() - make_interval(days => $3) as failing`,
      [id, seconds, silentDays],
    )) as [{ failing: boolean }[]];
    return row?.failing ?? false;
  }

  /** What waits stays as it is, and goes out when somebody enables the endpoint again. */
  private async disable(em: EntityManager, { id, organisation, hub }: Endpoint, why: 'gone' | 'failing'): Promise<void> {
    await em.query(
      `update webhooks.endpoints set disabled_at = landfall.now(), disabled_for = $2, version = version + 1 where id = $1`,
      [id, why],
    );
    const event = { name: 'WebhookDisabled', facts: { webhook: id, for: why } } as const;
    await record(em, system(DeliverToReceiver.name), event, { subject: id, organisation, hub });
  }
}
