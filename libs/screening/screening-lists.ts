import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { conflict, invalid, notFound } from '#problems';
import { Settings } from '#settings';
import { ScreeningList } from './entities.js';
import { inForceAtHome } from './jurisdictions.js';
import { ListRefused, refusals } from './lists/refused.js';
import type { AskRemoval, ListStanding, ListView, LoadList, SourceView } from './screening.schema.js';
import { takeList } from './taking.js';

/** Which denied-party lists are in force: loaded by one person, taken away by two. */
@Injectable()
export class ScreeningLists {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** Takes a list whole; the live one of the same name is retired in the same transaction. */
  async load(actor: PersonActor, body: LoadList): Promise<ListView> {
    mustBeAllowed(actor, 'list.load');
    const { NODE_ENV, HOME_COUNTRY } = this.settings.values;
    if (body.kind === 'sample' && NODE_ENV === 'production') throw invalid([sampleInProduction]);
    const { dated, parties, ...list } = body;
    try {
      return await this.transactions.run(actor, async (em) =>
        view(
          await takeList(em, actor, { ...list, applies: inForceAtHome(list.applies, HOME_COUNTRY), dated: () => dated }, [
            parties,
          ]),
        ),
      );
    } catch (error) {
      if (!(error instanceof ListRefused)) throw error;
      throw invalid([{ field: 'parties', rule: error.rule, message: refusals[error.rule] }]);
    }
  }

  /** The lists in force with their age, and the files of the folder that were refused. */
  async all(actor: PersonActor): Promise<{ items: ListStanding[]; refused: SourceView[] }> {
    mustBeAllowed(actor, 'list.read');
    return this.transactions.run(actor, async (em) => {
      const items = (await em.query(standings)) as ListStanding[];
      const refused = (await em.query(
        `select name, refused_rule as rule, refused_line as line, refused_at as at from screening.sources where refused_rule is not null order by name`,
      )) as { name: string; rule: keyof typeof refusals; line: number | null; at: Date }[];
      return {
        items,
        refused: refused.map(({ at, ...source }) => ({ ...source, at: at.toISOString(), message: refusals[source.rule] })),
      };
    });
  }

  /** The first person asks that a list be taken away, another one does it by asking too; from then on nobody is held by it. */
  async askRemoval(actor: PersonActor, id: string, { reason }: AskRemoval): Promise<ListView> {
    mustBeAllowed(actor, 'list.remove');
    return this.transactions.run(actor, async (em) => {
      const list = await inForce(em, id);
      if (list.removalAskedBy === actor.person) throw conflict('list', { needs: 'another_person' });
      if (!list.removalAskedBy) {
        await em.update(
          ScreeningList,
          { id },
          { removalAskedBy: actor.person, removalAskedAt: () => 'landfall.now()', removalReason: reason },
        );
        await record(em, actor, { name: 'ListRemovalAsked', facts: { list: id } }, { subject: id });
      } else {
        await em.update(ScreeningList, { id }, { removedBy: actor.person, retiredAt: () => 'landfall.now()' });
        const facts = { list: id, askedBy: list.removalAskedBy, parties: list.parties };
        await record(em, actor, { name: 'ListRemoved', facts }, { subject: id });
      }
      return view(await em.findOneByOrFail(ScreeningList, { id }));
    });
  }

  async keep(actor: PersonActor, id: string): Promise<ListView> {
    mustBeAllowed(actor, 'list.remove');
    return this.transactions.run(actor, async (em) => {
      const list = await inForce(em, id);
      if (!list.removalAskedBy) return view(list);
      await em.update(ScreeningList, { id }, { removalAskedBy: null, removalAskedAt: null, removalReason: null });
      await record(em, actor, { name: 'ListKept', facts: { list: id } }, { subject: id });
      return view(await em.findOneByOrFail(ScreeningList, { id }));
    });
  }
}

const sampleInProduction = {
  field: 'kind',
  rule: 'no_sample_in_production',
  message: 'production takes no sample list: load an official list, or one of your own',
};

async function inForce(em: EntityManager, id: string): Promise<ScreeningList> {
  const list = await em.findOne(ScreeningList, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!list || list.retiredAt) throw notFound('list');
  return list;
}

const standings = `
  select id, name, kind, dated::text as dated, current_on::text as "currentOn", applies, oldest_days as "oldestDays", parties,
    (landfall.now() at time zone 'UTC')::date - current_on as days,
    coalesce(current_on < (landfall.now() at time zone 'UTC')::date - oldest_days, false) as "tooOld",
    removal_asked_by as "removalAskedBy", removal_reason as "removalReason"
  from screening.lists where retired_at is null order by name`;

function view({
  id,
  name,
  kind,
  dated,
  currentOn,
  applies,
  oldestDays,
  parties,
  removalAskedBy,
  removedBy,
}: ScreeningList): ListView {
  return { id, name, kind, dated, currentOn, applies, oldestDays, parties, removalAskedBy, removed: removedBy !== null };
}
