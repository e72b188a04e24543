import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, invalid, notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import { numberForms, plainNumber } from './check-digits.js';
import { fileOf, newProof, plainDomain, recordOf } from './domains.js';
import { Organisation, Verification } from './entities.js';
import type { Claim, SeeDocument, VerificationList, VerificationView } from './verifications.schema.js';

/** Of one organisation: more is a mistake, and each domain is looked for again and again. */
const most = 20;

/** What is known of an organisation beyond its own word: numbers that can be right, documents that somebody has seen, domains in its hands. */
@Injectable()
export class Verifications {
  constructor(private readonly transactions: Transactions) {}

  /** A number or a domain, said by the organisation. A number whose check digits are wrong is refused; a domain is looked for at once. */
  async claim(actor: PersonActor, organisation: string, claim: Claim): Promise<VerificationView> {
    if (!actor.organisations.includes(organisation)) throw notFound('organisation');
    mustBeAllowed(actor, 'verification.claim', { organisation });
    const { kind } = claim;
    const number = plain(claim);
    return this.transactions.run(actor, async (em) => {
      const twin = await em.findOneBy(Verification, { organisation, kind, value: number });
      if (twin) return view(em, twin.id);
      if ((await em.countBy(Verification, { organisation })) >= most) throw conflict('verifications', { most });
      const id = randomUUID();
      const proof = kind === 'domain' ? { proof: newProof(), checkedAt: () => 'landfall.now()' } : {};
      await em.insert(Verification, { id, organisation, kind, value: number, claimedBy: actor.person, ...proof });
      const facts = { organisation, kind };
      await record(em, actor, { name: 'NumberClaimed', facts }, { subject: organisation, organisation });
      if (kind === 'domain') await askToProve(em, actor, id, organisation);
      return view(em, id);
    });
  }

  /** The proof of a domain has been put in its place: look now. */
  async check(actor: PersonActor, id: string): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      const found = await em.findOneBy(Verification, { id, kind: 'domain' });
      if (!found || !actor.organisations.includes(found.organisation)) throw notFound('verification');
      mustBeAllowed(actor, 'verification.claim', { organisation: found.organisation });
      await askToProve(em, actor, id, found.organisation);
    });
  }

  /** Somebody of the hub, or the operator, has seen the document that proves the number, and says until when that is to count. */
  async see(actor: PersonActor, id: string, { document, until }: SeeDocument): Promise<VerificationView> {
    mustBeAllowed(actor, 'verification.see');
    return this.transactions.run(actor, async (em) => {
      const found = await em.findOne(Verification, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found || found.kind === 'domain') throw notFound('verification');
      if (actor.organisations.includes(found.organisation)) throw conflict('verification', { needs: 'another_person' });
      const [{ past }] = (await em.query(`select $1::date <= landfall.now()::date as past`, [until])) as [{ past: boolean }];
      if (past) throw invalid([{ field: 'until', rule: 'not_past', message: 'is past: name a later day' }]);
      await em.update(Verification, { id }, { document, seenBy: actor.person, seenAt: () => 'landfall.now()', until });
      const { organisation, kind } = found;
      await record(em, actor, { name: 'DocumentSeen', facts: { organisation, kind } }, { subject: organisation, organisation });
      return view(em, id);
    });
  }

  async list(actor: PersonActor, organisation: string): Promise<VerificationList> {
    mustBeAllowed(actor, 'organisation.read');
    return this.transactions.run(actor, async (em) => {
      if (!(await em.findOneBy(Organisation, { id: organisation }))) throw notFound('organisation');
      const items = await rows(em, 'v.organisation = $1', organisation);
      const own = actor.organisations.includes(organisation);
      const [{ level }] = (await em.query(`select members.verified_level($1) as level`, [organisation])) as [{ level: number }];
      return { level, items: own ? items : items.map((item) => ({ ...item, proof: null })) };
    });
  }
}

async function view(em: EntityManager, id: string): Promise<VerificationView> {
  return (await rows(em, 'v.id = $1', id))[0]!;
}

/** @throws {Problem} 422 where it cannot be one of its kind */
function plain({ kind, value }: Claim): string {
  if (kind === 'domain') {
    const domain = plainDomain(value);
    if (!domain) throw invalid([{ field: 'value', rule: 'domain', message: 'is no domain, such as example.com' }]);
    return domain;
  }
  const number = plainNumber(value);
  if (!numberForms[kind](number)) throw invalid([{ field: 'value', rule: 'check_digits', message: 'has wrong check digits' }]);
  return number;
}

const askToProve = (em: EntityManager, actor: PersonActor, verification: string, organisation: string) =>
  record(em, actor, { name: 'DomainCheckAsked', facts: { verification } }, { subject: organisation, organisation });

async function rows(em: EntityManager, where: string, value: string): Promise<VerificationView[]> {
  const found = (await em.query(
    `select v.id, v.kind, v.value, v.document, v.until::text as until, v.seen_at is not null and v.until > landfall.now()::date as seen,
       v.checked_at as "checkedAt", v.proof
     from members.verifications v where ${where} order by v.kind, v.value`,
    [value],
  )) as (Omit<VerificationView, 'proof'> & { proof: string | null })[];
  return found.map((row) => ({
    ...row,
    proof: row.proof === null ? null : { line: row.proof, record: recordOf(row.value), file: fileOf(row.value) },
  }));
}
