import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { anonymous, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { invalid, notAllowed, notFound, Problem, signInNeeded } from '#problems';
import { mustBeAllowed } from './access.js';
import { mustNotBeCommon } from './common-passwords.js';
import { ApiKey } from './entities.js';
import type { KeyList, KeyView, MakeKey } from './members.schema.js';
import { SecondFactors } from './second-factors.js';
import { hashOf } from './sessions.js';

/** argon2id with 19 MiB, 2 passes, 1 lane (OWASP ASVS 5.0, 11.4.2). */
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1 };
/**
 * A hash is 10 ms of a processor and 19 MiB, and what is read and written about it nearly as much again: as many at once as leave half of the
 * machine to those who are at work, and so many that wait, then "too many" before anything is asked of the database.
 */
const atOnce = Math.max(1, Math.floor(availableParallelism() / 2));
const waitingAtMost = 64;
const failuresAtMost = 10;
/** From one address: a whole office may sit behind it. */
const failuresFromOnePlace = 100;

const sha256 = (s: string) => createHash('sha256').update(s).digest('hex');

/** Who somebody is: by password, by API key. Every refusal is the same, and takes the same time. */
@Injectable()
export class SignIn {
  /** Tries that are under way or wait; one more is told that there are too many. */
  static readonly most = atOnce + waitingAtMost;
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  /** Verified against when the account is unknown, so that the time tells nothing. */
  private readonly nobody = this.hashed(randomBytes(16).toString('hex'));

  constructor(
    private readonly transactions: Transactions,
    private readonly factors: SecondFactors,
  ) {}

  /** The one place where a password is compared: a test counts here that every refusal has done the same work. */
  protected matches(kept: string, password: string): Promise<boolean> {
    return verify(kept, password);
  }

  /**
   * The person with this address and password, and the code of a second factor where there is one. Uniform 401 otherwise; 429 after ten
   * failures of the account, or a hundred from one place (`from`), in 15 minutes: counted in PostgreSQL, whatever becomes of Redis.
   * @throws {Problem} `code_needed` when all that is missing is the code
   */
  async byPassword(email: string, password: string, by: { code?: string | undefined; from?: string } = {}): Promise<string> {
    return this.capped(() => this.tried(email, password, by));
  }

  private async tried(
    email: string,
    password: string,
    { code, from }: { code?: string | undefined; from?: string },
  ): Promise<string> {
    const account = sha256(email.toLowerCase());
    const place = from && sha256(`place ${from}`);
    const {
      record: found,
      failures,
      fromPlace,
    } = await this.transactions.run(anonymous, async (em) => {
      const [row] = (await em.query(`select person, hash from members.sign_in_record($1)`, [email])) as {
        person: string;
        hash: string;
      }[];
      const [{ n }] = (await em.query(`select members.recent_sign_in_failures($1) as n`, [account])) as [{ n: number }];
      const [{ m }] = (await em.query(`select members.recent_sign_in_failures($1) as m`, [place ?? ''])) as [{ m: number }];
      return { record: row, failures: n, fromPlace: m };
    });
    if (failures >= failuresAtMost || fromPlace >= failuresFromOnePlace)
      throw new Problem(429, 'too_many', {}, [], { 'retry-after': '900' });
    const right = await this.matches(found?.hash ?? (await this.nobody), password);
    const asks = found && right && (await this.factors.has(found.person));
    if (asks && !code) throw new Problem(401, 'code_needed');
    if (!found || !right || (asks && !(await this.factors.check(found.person, code!)))) {
      await this.transactions.run(anonymous, async (em) => {
        for (const whose of place ? [account, place] : [account])
          await em.query(`select members.note_sign_in_failure($1)`, [whose]);
        await record(em, anonymous, { name: 'SignInRefused', facts: { account: account.slice(0, 16) } });
      });
      throw signInNeeded();
    }
    const { person } = found;
    await this.transactions.run(anonymous, (em) =>
      record(em, anonymous, { name: 'PersonSignedIn', facts: { person, by: 'password' } }, { subject: person }),
    );
    return person;
  }

  /** What this person may act as, read afresh: a suspension or a lost role holds from the next request on. */
  async actorOf(person: string): Promise<PersonActor | undefined> {
    return this.transactions.run(anonymous, async (em) =>
      asActor(await em.query(`select members.actor_of($1) as actor`, [person])),
    );
  }

  /** As `actorOf`, for a job that goes on with what somebody asked for, in its transaction: what they may no longer, it may not. */
  async actorIn(em: EntityManager, person: string): Promise<PersonActor | undefined> {
    return asActor(await em.query(`select members.actor_of($1) as actor`, [person]));
  }

  /** The actor of `lf_<prefix>_<secret>`, or nobody. */
  async byKey(key: string): Promise<PersonActor | undefined> {
    const parts = /^lf_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/.exec(key);
    if (!parts) return undefined;
    return this.transactions.run(anonymous, async (em) =>
      asActor(await em.query(`select members.actor_of_key($1, $2) as actor`, [parts[1], sha256(parts[2]!)])),
    );
  }

  /** Whether this password would be taken; throws what is wrong with it. */
  async mustTake(actor: PersonActor, password: string): Promise<void> {
    mustNotBeCommon(password, await this.wordsAbout(actor));
  }

  /**
   * Sets or changes the own password; a change asks for the current one, but of whoever has come by a link to reset it. Every other
   * session than `sid` ends with it.
   */
  async setPassword(
    actor: PersonActor,
    password: string,
    { current, sid, reset }: { current?: string | undefined; sid?: string | undefined; reset?: boolean } = {},
  ): Promise<void> {
    mustBeAllowed(actor, 'password.set');
    await this.mustTake(actor, password);
    const made = await this.hashed(password);
    await this.transactions.run(actor, async (em) => {
      const [row] = (await em.query(`select hash from members.passwords where person = $1 for update`, [actor.person])) as {
        hash: string;
      }[];
      if (row && !reset && !(await this.capped(() => this.matches(row.hash, current ?? ''))))
        throw invalid([{ field: 'current', rule: 'password', message: 'is not the present password' }]);
      await em.query(
        `insert into members.passwords (person, hash) values ($1, $2) on conflict (person) do update set hash = excluded.hash, changed_at = landfall.now()`,
        [actor.person, made],
      );
      await em.query(`select members.end_sessions($1, null, $2)`, [actor.person, sid ? hashOf(sid) : null]);
      await record(em, actor, { name: 'PasswordSet', facts: { person: actor.person } }, { subject: actor.person });
    });
  }

  private wordsAbout(actor: PersonActor): Promise<string[]> {
    return this.transactions.run(actor, async (em) => {
      const rows = (await em.query(
        `select name as word from members.people where id = $1 union all select email from members.people where id = $1
         union all select name from members.organisations where id = any ($2::uuid[]) union all select name from members.hubs where id = any ($3::uuid[])`,
        [actor.person, actor.organisations, actor.hubs],
      )) as { word: string }[];
      return rows.map((r) => r.word);
    });
  }

  /** Whether this person has chosen a password yet. */
  async hasPassword(actor: PersonActor): Promise<boolean> {
    const rows = (await this.transactions.run(actor, (em) =>
      em.query(`select 1 from members.passwords where person = $1`, [actor.person]),
    )) as unknown[];
    return rows.length > 0;
  }

  async makeKey(actor: PersonActor, body: z.infer<typeof MakeKey>): Promise<z.infer<typeof KeyView>> {
    mustBeAllowed(actor, 'key.make');
    if (!body.scopes.every((scope) => covers(actor.scopes, scope))) throw notAllowed('key.make');
    return this.transactions.run(actor, (em) => this.addKey(em, actor, body));
  }

  /** The own keys that still work. */
  async keys(actor: PersonActor): Promise<z.infer<typeof KeyList>> {
    mustBeAllowed(actor, 'key.read');
    const rows = (await this.transactions.run(actor, (em) =>
      em.query(
        `select id, name, scopes, expires_at as "expiresAt" from members.api_keys
         where person = $1 and revoked_at is null and expires_at > landfall.now() order by created_at desc, id limit 500`,
        [actor.person],
      ),
    )) as { id: string; name: string; scopes: string[]; expiresAt: Date }[];
    return { items: rows.map((r) => ({ ...r, expiresAt: r.expiresAt.toISOString() })) };
  }

  /** Takes effect at the next request, in every process. */
  async revokeKey(actor: PersonActor, key: string): Promise<void> {
    mustBeAllowed(actor, 'key.revoke');
    await this.transactions.run(actor, async (em) => {
      const [, revoked] = (await em.query(
        `update members.api_keys set revoked_at = landfall.now() where id = $1 and person = $2 and revoked_at is null returning id`,
        [key, actor.person],
      )) as [unknown, number];
      if (!revoked) throw notFound('key');
      await record(em, actor, { name: 'KeyRevoked', facts: { person: actor.person, key } }, { subject: actor.person });
    });
  }

  /** A key whose secret is already known, for the sample's own use; kept hashed like any other, and renewed by being kept again. */
  async keepKey(actor: PersonActor, name: string, key: string): Promise<void> {
    const [, prefix, secret] = /^lf_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/.exec(key) ?? [];
    if (!prefix || !secret) throw new Error('not the form of a key');
    await this.transactions.run(actor, async (em) => {
      const known = await em.query(
        `update members.api_keys set expires_at = landfall.now() + interval '30 days' where prefix = $1 and hash = $2 returning id`,
        [prefix, sha256(secret)],
      );
      if (known[1]) return;
      const [{ expires }] = (await em.query(`select landfall.now() + interval '30 days' as expires`)) as [{ expires: Date }];
      await em.insert(ApiKey, {
        id: randomUUID(),
        person: actor.person,
        name,
        prefix,
        hash: sha256(secret),
        scopes: ['*'],
        expiresAt: expires,
      });
    });
  }

  /** The first operator's id until they have chosen a password; made when there is no operator at all. */
  async firstOperator(address: string): Promise<string | undefined> {
    const [row] = (await this.transactions.run(anonymous, (em) =>
      em.query(`select members.first_operator($1, $2) as person`, [randomUUID(), address]),
    )) as { person: string | null }[];
    return row?.person ?? undefined;
  }

  private async addKey(em: EntityManager, actor: PersonActor, body: z.infer<typeof MakeKey>): Promise<z.infer<typeof KeyView>> {
    const prefix = randomBytes(6).toString('hex');
    const secret = randomBytes(32).toString('base64url');
    const id = randomUUID();
    const [{ expires }] = (await em.query(`select landfall.now() + make_interval(days => $1) as expires`, [body.days])) as [
      { expires: Date },
    ];
    await em.insert(ApiKey, {
      id,
      person: actor.person,
      name: body.name,
      prefix,
      hash: sha256(secret),
      scopes: body.scopes,
      expiresAt: expires,
    });
    await record(em, actor, { name: 'KeyMade', facts: { person: actor.person, key: id } }, { subject: actor.person });
    return { id, name: body.name, key: `lf_${prefix}_${secret}`, scopes: body.scopes, expiresAt: expires.toISOString() };
  }

  private hashed(password: string): Promise<string> {
    return this.capped(() => hash(password, cost));
  }

  private async capped<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= waitingAtMost) throw new Problem(429, 'too_many', {}, [], { 'retry-after': '5' });
      await new Promise<void>((go) => this.waiting.push(go));
    }
    this.running++;
    try {
      return await work();
    } finally {
      this.running--;
      this.waiting.shift()?.();
    }
  }
}

/** A key makes no key that may do more than it may itself. */
function covers(own: readonly string[] | undefined, wished: string): boolean {
  return !own || own.some((s) => s === '*' || s === wished || s === wished.split('.')[0]);
}

function asActor(rows: { actor: Omit<PersonActor, 'kind'> | null }[]): PersonActor | undefined {
  const found = rows[0]?.actor;
  return found ? { kind: 'person', ...found } : undefined;
}
