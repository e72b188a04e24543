import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { anonymous, Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, invalid, notAllowed } from '#problems';
import { Settings } from '#settings';
import { mustBeAllowed } from './access.js';
import { newSecret, stepOfCode, uriOf } from './totp.js';
import { seal, unseal } from './vault.js';

const recoveryCodes = 10;

/** Who must have a second factor: whoever reads what belongs to others. */
export const needsSecondFactor = (actor: PersonActor): boolean => actor.duties.length > 0 || actor.hubs.length > 0;

/** The second factor: codes of an app, and recovery codes for when it is lost. Each works once. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** A new secret, which counts when a code of it has been given. Whoever has a second factor gives it up first. */
  async begin(actor: PersonActor): Promise<{ secret: string; uri: string }> {
    mayKeep(actor);
    return this.transactions.run(actor, async (em) => {
      const [kept] = (await em.query(`select kept_at from members.second_factors where person = $1`, [actor.person])) as {
        kept_at: Date | null;
      }[];
      if (kept?.kept_at) throw conflict('second_factor');
      const secret = newSecret();
      await em.query(
        `insert into members.second_factors (person, secret) values ($1, $2)
         on conflict (person) do update set secret = excluded.secret, created_at = landfall.now() where second_factors.kept_at is null`,
        [actor.person, seal(secret, actor.person, this.settings.values.vaultSecret)],
      );
      const [{ email }] = (await em.query(`select email from members.people where id = $1`, [actor.person])) as [
        { email: string },
      ];
      return { secret, uri: uriOf(secret, email) };
    });
  }

  /** Keeps what was begun, shown by a code; answers the recovery codes, this once. */
  async keep(actor: PersonActor, code: string): Promise<{ recoveryCodes: string[] }> {
    mayKeep(actor);
    return this.transactions.run(actor, async (em) => {
      const [begun] = (await em.query(
        `select secret from members.second_factors where person = $1 and kept_at is null for update`,
        [actor.person],
      )) as { secret: string }[];
      const step = begun && stepOfCode(this.open(begun.secret, actor.person), code, await secondsNow(em));
      if (!step) throw wrongCode();
      await em.query(`update members.second_factors set kept_at = landfall.now(), last_step = $2 where person = $1`, [
        actor.person,
        step,
      ]);
      const codes = Array.from({ length: recoveryCodes }, () =>
        randomBytes(10)
          .toString('hex')
          .replace(/(.{5})(?=.)/g, '$1-'),
      );
      await em.query(`delete from members.recovery_codes where person = $1`, [actor.person]);
      await em.query(`insert into members.recovery_codes (person, hash) select $1, unnest($2::text[])`, [
        actor.person,
        codes.map(hashOf),
      ]);
      await record(em, actor, { name: 'SecondFactorKept', facts: { person: actor.person } }, { subject: actor.person });
      return { recoveryCodes: codes };
    });
  }

  /** Gives it up, with a code of it. Whoever needs one sets up the next before anything else. */
  async giveUp(actor: PersonActor, code: string): Promise<void> {
    mayKeep(actor);
    await this.transactions.run(actor, async (em) => {
      if (!(await this.passes(em, actor.person, code))) throw wrongCode();
      await em.query(`delete from members.second_factors where person = $1`, [actor.person]);
      await em.query(`delete from members.recovery_codes where person = $1`, [actor.person]);
      await record(em, actor, { name: 'SecondFactorGivenUp', facts: { person: actor.person } }, { subject: actor.person });
    });
  }

  /** Whether this person has one, before anybody is signed in. */
  async has(person: string): Promise<boolean> {
    return this.transactions.run(anonymous, async (em) => (await kept(em, person)) !== null);
  }

  /** Whether the code is right, and uses it up. */
  async check(person: string, code: string): Promise<boolean> {
    return this.transactions.run(anonymous, (em) => this.passes(em, person, code));
  }

  private async passes(em: EntityManager, person: string, given: string): Promise<boolean> {
    const sealed = await kept(em, person);
    if (!sealed) return false;
    const code = given.replace(/\s/g, '');
    const step = stepOfCode(this.open(sealed, person), code, await secondsNow(em));
    const [row] = (
      step
        ? await em.query(`select members.use_step($1, $2) as first`, [person, step])
        : await em.query(`select members.use_recovery_code($1, $2) as first`, [person, hashOf(code.toLowerCase())])
    ) as { first: boolean }[];
    return row?.first ?? false;
  }

  private open(sealed: string, person: string): string {
    const { vaultSecret, previousVaultSecret } = this.settings.values;
    return unseal(sealed, person, [vaultSecret, previousVaultSecret]);
  }
}

/** Not by an API key: it would let in whoever holds the key for good. */
function mayKeep(actor: PersonActor): void {
  mustBeAllowed(actor, 'second_factor.keep');
  if (actor.scopes) throw notAllowed('second_factor.keep');
}

async function kept(em: EntityManager, person: string): Promise<string | null> {
  const [row] = (await em.query(`select members.second_factor($1) as secret`, [person])) as { secret: string | null }[];
  return row?.secret ?? null;
}

async function secondsNow(em: EntityManager): Promise<number> {
  const [row] = (await em.query(`select extract(epoch from landfall.now())::float8 as seconds`)) as { seconds: number }[];
  return row!.seconds;
}

const hashOf = (code: string) => createHash('sha256').update(code.replaceAll('-', '')).digest('hex');
const wrongCode = () =>
  invalid([{ field: 'code', rule: 'code', message: 'is not the code that the app shows now, or was used already' }]);
