import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, notFound, preconditionFailed } from '#problems';
import { Queue } from './queue.js';
import { SavedView } from './saved-view.entity.js';
import type { SavedViewView, SaveView } from './saved-views.schema.js';

/** What a coordinator looks at again and again: filters, order and columns with a name, private or shared with the hub. */
@Injectable()
export class SavedViews {
  constructor(
    private readonly transactions: Transactions,
    private readonly queue: Queue,
  ) {}

  /** One's own and those that colleagues share, by name. */
  async list(actor: PersonActor, hub: string): Promise<{ items: SavedViewView[] }> {
    mustBeOf(actor, hub);
    return this.transactions.run(actor, async (em) => ({
      items: (await em.query(`${views} where v.hub = $1 order by v.name, v.id`, [hub])) as SavedViewView[],
    }));
  }

  async save(actor: PersonActor, hub: string, view: SaveView): Promise<SavedViewView> {
    mustBeOf(actor, hub);
    return this.transactions.run(actor, async (em) => {
      await mustBeNewName(em, actor, hub, view.name);
      const id = randomUUID();
      await em.insert(SavedView, { id, hub, owner: actor.person, ...view, filters: view.filters as never });
      return one(em, id);
    });
  }

  async change(actor: PersonActor, hub: string, id: string, version: number, view: SaveView): Promise<SavedViewView> {
    return this.transactions.run(actor, async (em) => {
      const before = await own(em, actor, hub, id);
      if (before.version !== version) throw preconditionFailed('view', version, before.version);
      if (view.name !== before.name) await mustBeNewName(em, actor, hub, view.name);
      // What waits when mailing begins is not news.
      const toldAt = view.mails && !before.mails ? { toldAt: () => 'landfall.now()' } : {};
      await em.update(SavedView, { id }, { ...view, filters: view.filters as never, ...toldAt, version: version + 1 });
      return one(em, id);
    });
  }

  async remove(actor: PersonActor, hub: string, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      await own(em, actor, hub, id);
      await em.delete(SavedView, { id });
    });
  }

  /** After a hub's queue has changed: which views that mail show something that came since they were last told of. The mail is the digests'. */
  async tellNews(em: EntityManager, { hub }: { hub: string }): Promise<void> {
    const telling = await em.find(SavedView, {
      where: { hub, mails: true },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const { id: view, owner: person, filters, toldAt } of telling) {
      const shown = await this.queue.idsOf(em, { person }, hub, filters);
      const proposals = (
        (await em.query(`select id from introductions.proposals where id = any ($1) and created_at > $2 order by id`, [
          shown,
          toldAt,
        ])) as { id: string }[]
      ).map((p) => p.id);
      if (!proposals.length) continue;
      await em.update(SavedView, { id: view }, { toldAt: () => 'landfall.now()' });
      await record(
        em,
        system('TellViews'),
        { name: 'ViewHasNews', facts: { view, person, hub, proposals } },
        { subject: view, hub },
      );
    }
  }
}

const views = `
  select v.id, v.hub, jsonb_build_object('id', v.owner, 'name', p.name) as owner, v.name, v.shared, v.filters, v.columns, v.mails, v.version
  from review.views v left join members.people p on p.id = v.owner`;

async function one(em: EntityManager, id: string): Promise<SavedViewView> {
  const [view] = (await em.query(`${views} where v.id = $1`, [id])) as [SavedViewView];
  return view;
}

/** One's own view, locked; a colleague's, though shared, is not one's to change. */
async function own(em: EntityManager, actor: PersonActor, hub: string, id: string): Promise<SavedView> {
  mustBeOf(actor, hub);
  const found = await em.findOne(SavedView, { where: { id, hub, owner: actor.person }, lock: { mode: 'pessimistic_write' } });
  if (!found) throw notFound('view');
  return found;
}

async function mustBeNewName(em: EntityManager, { person: owner }: PersonActor, hub: string, name: string): Promise<void> {
  const twin = await em.findOneBy(SavedView, { hub, owner, name });
  if (twin) throw conflict('view', { id: twin.id, field: 'name' });
}

function mustBeOf(actor: PersonActor, hub: string): void {
  if (!actor.hubs.includes(hub)) throw notFound('hub');
  mustBeAllowed(actor, 'view.keep', { hub });
}
