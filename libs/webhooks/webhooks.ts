import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { Hub, mustBeAllowed, Organisation, seal } from '#members';
import { Calls, Networks } from '#outward';
import { conflict, invalid, notFound, preconditionFailed } from '#problems';
import { Settings } from '#settings';
import { Endpoint } from './entities.js';
import { newSecret } from './signing.js';
import type { ChangeWebhook, NewWebhook, WebhookSecret, WebhookView } from './webhooks.schema.js';

/** Of one owner: more is a mistake. */
const most = 20;

/** The endpoints of organisations and hubs, as their owners and coordinators keep them. */
@Injectable()
export class Webhooks {
  private readonly calls: Calls;

  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {
    this.calls = new Calls(new Networks(settings.values.WEBHOOK_NETWORKS));
  }

  async make(actor: PersonActor, { organisation, hub, url, events }: NewWebhook): Promise<WebhookSecret> {
    mustBeAllowed(actor, 'webhook.keep', { organisation: organisation ?? null, hub: hub ?? null });
    this.mustBeCallable(url);
    return this.transactions.run(actor, async (em) => {
      const where = organisation ? { organisation } : { hub: hub! };
      if (organisation && !(await em.existsBy(Organisation, { id: organisation }))) throw notFound('organisation');
      if (hub && !(await em.existsBy(Hub, { id: hub }))) throw notFound('hub');
      if ((await em.countBy(Endpoint, where)) >= most) throw conflict('webhooks', { most });
      const [id, secret] = [randomUUID(), newSecret()];
      const sealed = seal(secret, id, this.settings.values.vaultSecret);
      await em.insert(Endpoint, { ...where, id, url, events, secret: sealed, madeBy: actor.person });
      const made = await em.findOneByOrFail(Endpoint, { id });
      await this.tell(em, actor, made, 'WebhookMade');
      return { ...viewOf(made), secret };
    });
  }

  /** Those of the organisations that the actor owns and the hubs that they coordinate. */
  async list(actor: PersonActor): Promise<{ items: WebhookView[] }> {
    mustBeAllowed(actor, 'webhook.keep');
    return this.transactions.run(actor, async (em) => {
      const found = await em
        .createQueryBuilder(Endpoint, 'e')
        .where('(e.organisation = any (:owns) or e.hub = any (:hubs))', { owns: actor.owns, hubs: actor.hubs })
        .orderBy('e.createdAt')
        .addOrderBy('e.id')
        .getMany();
      return { items: found.map(viewOf) };
    });
  }

  async read(actor: PersonActor, id: string): Promise<WebhookView> {
    return this.transactions.run(actor, async (em) => viewOf(await own(em, actor, id)));
  }

  async change(actor: PersonActor, id: string, version: number, change: ChangeWebhook): Promise<WebhookView> {
    if (change.url !== undefined) this.mustBeCallable(change.url);
    return this.transactions.run(actor, async (em) => {
      const { enabled, ...fields } = change;
      const before = await inHand(em, actor, id, version);
      await em.update(Endpoint, { id }, { ...fields, version: version + 1 });
      if (enabled !== undefined && enabled === (before.disabledAt !== null))
        await em.query(
          `update webhooks.endpoints set disabled_at = case when not $2 then landfall.now() end, disabled_for = case when not $2 then 'by_hand' end,
             silences = 0, silent_since = null, waits_until = landfall.now() where id = $1`,
          [id, enabled],
        );
      await this.tell(em, actor, before, 'WebhookChanged');
      return viewOf(await em.findOneByOrFail(Endpoint, { id }));
    });
  }

  /** The new secret signs from now on; the one before signs too for a day, so that the receiver can change its own in peace. */
  async rotate(actor: PersonActor, id: string, version: number): Promise<WebhookSecret> {
    return this.transactions.run(actor, async (em) => {
      const before = await inHand(em, actor, id, version);
      const secret = newSecret();
      await em.update(
        Endpoint,
        { id },
        {
          secret: seal(secret, id, this.settings.values.vaultSecret),
          previousSecret: before.secret,
          previousUntil: () => `landfall.now() + interval '1 day'`,
          version: version + 1,
        },
      );
      await this.tell(em, actor, before, 'WebhookSecretRotated');
      return { ...viewOf(await em.findOneByOrFail(Endpoint, { id })), secret };
    });
  }

  /** With its messages and its log. */
  async remove(actor: PersonActor, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const gone = await own(em, actor, id);
      await em.delete(Endpoint, { id });
      await this.tell(em, actor, gone, 'WebhookRemoved');
    });
  }

  private mustBeCallable(url: string): void {
    const why = this.calls.forbidden(url);
    const secure = url.startsWith('https:') || this.settings.values.WEBHOOK_NETWORKS !== undefined;
    if (why || !secure)
      throw invalid([{ field: 'url', rule: 'callable', message: `cannot be called: ${why ?? 'not https'}`, got: 'an address' }]);
  }

  private tell(
    em: EntityManager,
    actor: PersonActor,
    { id, organisation, hub }: Pick<Endpoint, 'id' | 'organisation' | 'hub'>,
    name: 'WebhookMade' | 'WebhookChanged' | 'WebhookSecretRotated' | 'WebhookRemoved',
  ): Promise<string> {
    return record(em, actor, { name, facts: { webhook: id } }, { subject: id, organisation, hub });
  }
}

/** Another's is not found, exactly as one that is not there; a member who does not own the organisation may not. */
export async function own(em: EntityManager, actor: PersonActor, id: string): Promise<Endpoint> {
  const found = await em.findOneBy(Endpoint, { id });
  if (!found) throw notFound('webhook');
  const { organisation, hub } = found;
  mustBeAllowed(actor, 'webhook.keep', { organisation, hub });
  return found;
}

async function inHand(em: EntityManager, actor: PersonActor, id: string, version: number): Promise<Endpoint> {
  await own(em, actor, id);
  const found = await em.findOneOrFail(Endpoint, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (found.version !== version) throw preconditionFailed('webhook', version, found.version);
  return found;
}

const viewOf = ({ id, organisation, hub, url, events, version, ...endpoint }: Endpoint): WebhookView => ({
  id,
  organisation,
  hub,
  url,
  events,
  enabled: endpoint.disabledAt === null,
  disabledFor: endpoint.disabledFor,
  twoSecretsUntil: endpoint.previousUntil?.toISOString() ?? null,
  version,
});
