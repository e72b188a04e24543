import { Injectable } from '@nestjs/common';
import { Brackets, type EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { cursorOf, keyIn } from '#http';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, notFound, preconditionFailed } from '#problems';
import { Settings } from '#settings';
import { Check, type Result } from './entities.js';
import { askedUnder, factsOf, hitsOf, type Denied, type Hit, type Party } from './hits.js';
import { ScreenOrganisation } from './screening.jobs.js';
import type { DecideHit, HitPage, HitQuery, HitView } from './screening.schema.js';
import { ownedByListed, standing, type Standing } from './standing.js';
import { partiesOf } from './subjects.js';

/** The checks of organisations against the lists, and what compliance decided. */
@Injectable()
export class Screening {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** Job: what the lists say of one organisation and of those behind it. Says so in the ledger only when it changes what it may do. */
  async screen(em: EntityManager, organisation: string): Promise<void> {
    const parties = await partiesOf(em, [organisation]);
    const own = parties.find((party) => !party.behind);
    if (!own) return;
    const before = await em.findOne(Check, { where: { organisation }, lock: { mode: 'pessimistic_write' } });
    const lists = await this.liveLists(em);
    const now: Hit[] = [];
    for (const party of parties) now.push(...hitsOf(party, await candidates(em, party, lists)));
    const facts = factsOf(parties);
    const { result, elsewhere } = standing(before, { facts, country: own.country ?? '', lists, hits: now });
    // what was confirmed keeps its evidence, also when the list no longer has it
    const hits = result === 'confirmed' && !now.length ? before!.hits : now;
    const found = { result, checkedName: own.name, lists, hits, facts, elsewhere };
    if (!before) await em.insert(Check, { organisation, ...found });
    else
      await em.update(
        Check,
        { organisation },
        { ...found, ...(sameFinding(before, found) ? {} : { version: before.version + 1 }), checkedAt: () => 'landfall.now()' },
      );
    await this.tell(em, { kind: 'system', job: ScreenOrganisation.name }, organisation, before, found);
  }

  /** Who is held and why. For compliance only, and each asking is in the ledger. In the order of the organisations' ids. */
  async hits(actor: Actor, query: HitQuery): Promise<HitPage> {
    mustBeAllowed(actor, 'hit.read');
    return this.transactions.run(actor, async (em) => {
      const after = query.cursor === undefined ? '' : String(keyIn(query.cursor, 1)[0]);
      const found = await em
        .createQueryBuilder(Check, 'c')
        .where('c.organisation::text > :after', { after })
        .andWhere(
          new Brackets((or) => {
            or.where('c.result = any (:results)', { results: query.result ? [query.result] : holding });
            if (!query.result) or.orWhere(`c.elsewhere <> '{}'`);
          }),
        )
        .orderBy('c.organisation::text')
        .limit(query.limit + 1)
        .getMany();
      const shown = found.slice(0, query.limit);
      await record(em, actor, { name: 'HitsAsked', facts: { organisations: shown.map((c) => c.organisation) } });
      const next = found.length > query.limit ? cursorOf([shown.at(-1)!.organisation]) : null;
      return { items: shown.map(view), next, load: (await this.liveLists(em)).length ? null : 'POST /screening-lists' };
    });
  }

  /** A compliance officer's word on the hits. It stands until there is another one, or what was known of the party changes. */
  async decide(actor: Actor, organisation: string, version: number, body: DecideHit): Promise<HitView> {
    mustBeAllowed(actor, 'hit.decide');
    return this.transactions.run(actor, async (em) => {
      const before = await em.findOne(Check, { where: { organisation }, lock: { mode: 'pessimistic_write' } });
      if (!before) throw notFound('screening');
      if (before.version !== version) throw preconditionFailed('screening', version, before.version);
      if (!decidable.includes(before.result) && !before.elsewhere.length)
        throw illegalStep('screening', before.result, body.decision);
      await em.update(
        Check,
        { organisation },
        {
          result: body.decision,
          decidedBy: actor.kind === 'person' ? actor.person : null,
          decidedAt: () => 'landfall.now()',
          decisionNote: body.note,
          version: version + 1,
          dismissed: body.decision === 'dismissed' ? before.hits.map((hit) => hit.key) : [],
          ...(body.decision === 'dismissed' && { elsewhere: [] }),
        },
      );
      await record(em, actor, { name: 'HitDecided', facts: { organisation, result: body.decision } }, { subject: organisation });
      const after = await em.findOneByOrFail(Check, { organisation });
      await this.tell(em, actor, organisation, before, after);
      return view(after);
    });
  }

  private get production(): boolean {
    return this.settings.values.NODE_ENV === 'production';
  }

  /** Ids of the lists that count, in order. In production a sample list that an earlier setting let in does not. */
  private async liveLists(em: EntityManager): Promise<string[]> {
    const rows = (await em.query(
      `select id from screening.lists where retired_at is null and (kind <> 'sample' or not $1) order by id`,
      [this.production],
    )) as { id: string }[];
    return rows.map((r) => r.id);
  }

  /** Without the organisation as tenant: its members read what they may do, not when and why it was looked at. */
  private async tell(
    em: EntityManager,
    actor: Actor,
    organisation: string,
    before: Standing | null,
    now: Standing,
  ): Promise<void> {
    const name =
      before === null || passes(before.result) !== passes(now.result)
        ? passes(now.result)
          ? 'OrganisationCleared'
          : 'OrganisationHeld'
        : before.elsewhere.join() !== now.elsewhere.join()
          ? 'OrganisationRechecked'
          : undefined;
    if (name) await record(em, actor, { name, facts: { organisation } }, { subject: organisation });
  }
}

const passes = (result: Result) => result === 'clear' || result === 'dismissed';
const holding: Result[] = ['potential', 'confirmed', 'stale_list', 'error'];
const decidable: Result[] = ['potential', 'confirmed', 'dismissed'];
/** The few entries of the lists that share a key with the party; through a definer function, for row security takes the index away. */
async function candidates(em: EntityManager, party: Party, lists: string[]): Promise<Denied[]> {
  return (await em.query(
    `select names, named, country, identifiers, list, dated::text as dated, applies from screening.candidates($1, $2)`,
    [askedUnder(party), lists],
  )) as Denied[];
}

/** Whether an officer who read the one finding has read the other. */
function sameFinding(before: Check, now: Pick<Check, 'result' | 'facts' | 'hits'>): boolean {
  const keys = (hits: Hit[]) => hits.map((h) => h.key).join();
  return before.result === now.result && before.facts === now.facts && keys(before.hits) === keys(now.hits);
}

function view(check: Check): HitView {
  const { organisation, checkedName, result, hits, elsewhere, checkedAt, decidedAt, decisionNote, version } = check;
  return {
    organisation,
    checkedName,
    result,
    hits,
    elsewhere,
    ownedByListed: ownedByListed(hits),
    checkedAt: checkedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decisionNote,
    version,
  };
}
