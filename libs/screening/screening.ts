import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type Actor } from '#database';
import { cursorOf, keyIn } from '#http';
import { addJob, record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, invalid, notFound, preconditionFailed } from '#problems';
import { Settings } from '#settings';
import { Check, ScreeningList, type Result } from './entities.js';
import { askedUnder, hitsOf, keptUnder, type Denied, type Hit, type Party } from './hits.js';
import { ScreenOrganisation } from './screening.jobs.js';
import type { DecideHit, HitPage, HitQuery, HitView, ListView, LoadList } from './screening.schema.js';

/** Denied-party lists, the checks of organisations against them, and what compliance decided. */
@Injectable()
export class Screening {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** Takes a list whole; the live one of the same name is retired in the same transaction. */
  async loadList(actor: Actor, body: LoadList): Promise<ListView> {
    mustBeAllowed(actor, 'list.load');
    if (body.kind === 'sample' && this.production) throw invalid([sampleInProduction]);
    return this.transactions.run(actor, async (em) => {
      const list = randomUUID();
      const { name, kind, dated, parties } = body;
      // two loads of one name come one after the other; the later one stands
      await em.query(`select pg_advisory_xact_lock(hashtextextended('screening list: ' || $1, 0))`, [name]);
      await em.query(`update screening.lists set retired_at = landfall.now() where name = $1 and retired_at is null`, [name]);
      await em.insert(ScreeningList, { id: list, name, kind, dated, loadedBy: actor.kind === 'person' ? actor.person : null });
      await em.query(
        `insert into screening.denied_parties (id, list, names, country, identifiers, named, keys)
         select id, $1, names, country, identifiers, named, keys
         from jsonb_to_recordset($2) as p (id uuid, names text[], country text, identifiers text[], named text, keys text[])`,
        [list, JSON.stringify(parties.map((party) => ({ id: randomUUID(), ...party, keys: keptUnder(party) })))],
      );
      await record(em, actor, { name: 'ListLoaded', facts: { list, kind, parties: parties.length } }, { subject: list });
      return { id: list, name, kind, dated, parties: parties.length };
    });
  }

  /** Job: what the lists say of one organisation. Says so in the ledger only when it changes what the organisation may do. */
  async screen(em: EntityManager, organisation: string): Promise<void> {
    const [party] = (await em.query(
      `select name, registration_number as "registrationNumber", 'body' as named from members.organisations where id = $1`,
      [organisation],
    )) as Party[];
    if (!party) return;
    const before = await em.findOne(Check, { where: { organisation }, lock: { mode: 'pessimistic_write' } });
    const lists = await this.liveLists(em);
    const now = hitsOf(party, await candidates(em, party, lists));
    const result = resultOf(before, party.name, lists, now);
    // what was confirmed keeps its evidence, also when the list no longer has it
    const hits = result === 'confirmed' && !now.length ? before!.hits : now;
    const found = { result, checkedName: party.name, lists, hits };
    if (!before) await em.insert(Check, { organisation, ...found });
    else
      await em.update(
        Check,
        { organisation },
        { ...found, ...(sameFinding(before, found) ? {} : { version: before.version + 1 }), checkedAt: () => 'landfall.now()' },
      );
    await this.tell(em, { kind: 'system', job: ScreenOrganisation.name }, organisation, before?.result, result);
  }

  /** Job: a check of everybody, each in a job of its own, so that one that fails holds up nobody. */
  async rescreenEverybody(em: EntityManager): Promise<void> {
    const everybody = (await em.query(`select id from members.organisations order by id`)) as { id: string }[];
    for (const { id } of everybody) await addJob(em, ScreenOrganisation, { organisation: id });
  }

  /** Who is held and why. For compliance only, and each asking is in the ledger. In the order of the organisations' ids. */
  async hits(actor: Actor, query: HitQuery): Promise<HitPage> {
    mustBeAllowed(actor, 'hit.read');
    return this.transactions.run(actor, async (em) => {
      const after = query.cursor === undefined ? '' : String(keyIn(query.cursor, 1)[0]);
      const found = await em
        .createQueryBuilder(Check, 'c')
        .where('c.organisation::text > :after and c.result = any (:results)', {
          after,
          results: query.result ? [query.result] : holding,
        })
        .orderBy('c.organisation::text')
        .limit(query.limit + 1)
        .getMany();
      const shown = found.slice(0, query.limit);
      await record(em, actor, { name: 'HitsAsked', facts: { organisations: shown.map((c) => c.organisation) } });
      const next = found.length > query.limit ? cursorOf([shown.at(-1)!.organisation]) : null;
      return { items: shown.map(view), next, load: (await this.liveLists(em)).length ? null : 'POST /screening-lists' };
    });
  }

  /** A compliance officer's word on a hit. It stands until there is another hit, or the party has another name. */
  async decide(actor: Actor, organisation: string, version: number, body: DecideHit): Promise<HitView> {
    mustBeAllowed(actor, 'hit.decide');
    return this.transactions.run(actor, async (em) => {
      const before = await em.findOne(Check, { where: { organisation }, lock: { mode: 'pessimistic_write' } });
      if (!before) throw notFound('screening');
      if (before.version !== version) throw preconditionFailed('screening', version, before.version);
      if (!decidable.includes(before.result)) throw illegalStep('screening', before.result, body.decision);
      await em.update(
        Check,
        { organisation },
        {
          result: body.decision,
          decidedBy: actor.kind === 'person' ? actor.person : null,
          decidedAt: () => 'landfall.now()',
          decisionNote: body.note,
          version: version + 1,
        },
      );
      await record(em, actor, { name: 'HitDecided', facts: { organisation, result: body.decision } }, { subject: organisation });
      await this.tell(em, actor, organisation, before.result, body.decision);
      return view(await em.findOneByOrFail(Check, { organisation }));
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
    before: Result | undefined,
    now: Result,
  ): Promise<void> {
    if (before !== undefined && passes(before) === passes(now)) return;
    await record(
      em,
      actor,
      { name: passes(now) ? 'OrganisationCleared' : 'OrganisationHeld', facts: { organisation } },
      { subject: organisation },
    );
  }
}

const passes = (result: Result) => result === 'clear' || result === 'dismissed';
const holding: Result[] = ['potential', 'confirmed', 'stale_list', 'error'];
const decidable: Result[] = ['potential', 'confirmed', 'dismissed'];
const sampleInProduction = {
  field: 'kind',
  rule: 'no_sample_in_production',
  message: 'production takes no sample list: load an official list, or one of your own',
};

/** The few entries of the lists that share a key with the party; through a definer function, for row security takes the index away. */
async function candidates(em: EntityManager, party: Party, lists: string[]): Promise<Denied[]> {
  return (await em.query(
    `select names, named, country, identifiers, list, dated::text as dated from screening.candidates($1, $2)`,
    [askedUnder(party), lists],
  )) as Denied[];
}

/** No list says nothing, so it holds. What compliance confirmed stays so until compliance says otherwise. */
function resultOf(before: Check | null, name: string, lists: string[], hits: Hit[]): Result {
  if (before?.result === 'confirmed') return 'confirmed';
  if (!lists.length) return 'stale_list';
  if (!hits.length) return 'clear';
  const known = new Set(before?.hits.map((h) => h.key));
  const decided = before?.result === 'dismissed' && before.checkedName === name && hits.every((h) => known.has(h.key));
  return decided ? 'dismissed' : 'potential';
}

/** Whether an officer who read the one finding has read the other. */
function sameFinding(before: Check, now: Pick<Check, 'result' | 'checkedName' | 'hits'>): boolean {
  const keys = (hits: Hit[]) => hits.map((h) => h.key).join();
  return before.result === now.result && before.checkedName === now.checkedName && keys(before.hits) === keys(now.hits);
}

function view(check: Check): HitView {
  const { organisation, checkedName, result, hits, checkedAt, decidedAt, decisionNote, version } = check;
  return {
    organisation,
    checkedName,
    result,
    hits,
    checkedAt: checkedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    decisionNote,
    version,
  };
}
