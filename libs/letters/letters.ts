import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now, Transactions, type ContactActor, type PersonActor } from '#database';
import { identityOf, Introduction, Side, type Identity } from '#introductions';
import { record } from '#ledger';
import { mustBeAllowed } from '#members';
import { illegalStep, notFound, preconditionFailed } from '#problems';
import { pairMustBeCleared } from '#screening';
import { Settings } from '#settings';
import { codeOf, hashOf } from './code.js';
import { Letter } from './letter.entity.js';
import type { IssueLetter, LetterFacts, LetterView, RevocationReason } from './letters.schema.js';

/** Letters of introduction: issued by a hub's coordinator for a pair that is introduced, read by its two sides, revoked by the hub. */
@Injectable()
export class Letters {
  constructor(
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  /** @throws {Problem} `illegal_step` before both agreed, `held_for_check` while either party is held */
  async issue(actor: PersonActor, introduction: string, { to, language }: IssueLetter): Promise<LetterView> {
    return this.transactions.run(actor, async (em) => {
      const pair = await em.findOneBy(Introduction, { id: introduction });
      if (!pair) throw notFound('introduction');
      mustBeAllowed(actor, 'letter.issue', { hub: pair.hub });
      if (pair.state !== 'made' && pair.state !== 'handed_over') throw illegalStep('introduction', pair.state, 'letter');
      await pairMustBeCleared(em, pair);
      const id = randomUUID();
      const { contact } = await em.findOneByOrFail(Side, { introduction, side: 'need' });
      const { reference, code } = this.codeOf(id);
      await em.insert(Letter, {
        id,
        introduction,
        hub: pair.hub,
        offeringOrganisation: pair.offeringOrganisation,
        needOrganisation: pair.needOrganisation,
        contact,
        side: to,
        language,
        reference,
        codeHash: hashOf(code)!,
        facts: await factsOf(em, pair, to),
        issuedBy: actor.person,
        issuedAt: now,
      });
      const facts = { letter: id, introduction, hub: pair.hub, side: to, language };
      await record(em, actor, { name: 'LetterIssued', facts }, { subject: introduction, hub: pair.hub });
      return this.viewOf(await em.findOneByOrFail(Letter, { id }));
    });
  }

  /** The letters of an introduction that the actor may read, the latest first. */
  async list(actor: PersonActor, introduction: string): Promise<{ items: LetterView[] }> {
    mustBeAllowed(actor, 'letter.read');
    return this.transactions.run(actor, async (em) => {
      const [found] = (await em.query(
        `select exists (select from introductions.introductions where id = $1) or exists (select from introductions.disclosure($1)) as found`,
        [introduction],
      )) as [{ found: boolean }];
      if (!found.found) throw notFound('introduction');
      const letters = await em.find(Letter, { where: { introduction }, order: { issuedAt: 'DESC', id: 'ASC' } });
      return { items: letters.map((letter) => this.viewOf(letter)) };
    });
  }

  /** What a letter says. Not while a party is held, nor once it is revoked. */
  async read(actor: PersonActor | ContactActor, id: string): Promise<Letter> {
    mustBeAllowed(actor, 'letter.read');
    return this.transactions.run(actor, async (em) => {
      const found = await em.findOneBy(Letter, { id });
      if (!found) throw notFound('letter');
      if (found.revokedAt) throw illegalStep('letter', 'revoked', 'file');
      await pairMustBeCleared(em, found);
      return found;
    });
  }

  /** The letter as a file. */
  async pdf(actor: PersonActor | ContactActor, id: string): Promise<{ name: string; bytes: Buffer }> {
    const letter = await this.read(actor, id);
    // Drawn outside the transaction: it takes some time and no row. What draws is large, so it is read by whoever draws only.
    const { letterPdf } = await import('./letter-pdf.js');
    return { name: `${letter.reference}.pdf`, bytes: await letterPdf({ ...letter, verification: this.verificationOf(letter) }) };
  }

  /** Its page says so from now on. Said again, it changes nothing more. */
  async revoke(actor: PersonActor, id: string, version: number, reason: RevocationReason): Promise<LetterView> {
    return this.transactions.run(actor, async (em) => {
      // Row security lets nobody but the hub's coordinators lock it.
      const letter = await em.findOne(Letter, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!letter || !actor.hubs.includes(letter.hub)) throw notFound('letter');
      mustBeAllowed(actor, 'letter.revoke', { hub: letter.hub });
      if (letter.revokedAt) return this.viewOf(letter);
      if (letter.version !== version) throw preconditionFailed('letter', version, letter.version);
      await em.update(Letter, { id }, { revokedAt: now, revokedBy: actor.person, revokedFor: reason, version: version + 1 });
      const { introduction, hub } = letter;
      const facts = { letter: id, introduction, hub, reason };
      await record(em, actor, { name: 'LetterRevoked', facts }, { subject: introduction, hub });
      return this.viewOf(await em.findOneByOrFail(Letter, { id }));
    });
  }

  private viewOf(letter: Letter): LetterView {
    const { id, introduction, side, language, reference, version, issuedAt, revokedAt, revokedFor } = letter;
    const verification = this.verificationOf(letter);
    return { id, introduction, side, language, reference, version, issuedAt, revokedAt, revokedFor, verification };
  }

  private verificationOf = ({ id }: Letter): string => `${this.settings.values.PUBLIC_URL}/v/${this.codeOf(id).code}`;
  private codeOf = (id: string) => codeOf(id, this.settings.values.linkSecret);
}

/** Whoever may not be named to the letter's reader is not named in it: both names come from where everybody's come from. */
async function factsOf(em: EntityManager, pair: Introduction, to: 'offering' | 'need'): Promise<LetterFacts> {
  const introduced = await identityOf(em, pair.id, to);
  const addressed = await identityOf(em, pair.id, to === 'need' ? 'offering' : 'need');
  if (!introduced || !addressed) throw notFound('introduction');
  const [known] = (await em.query(
    `select jsonb_build_object('name', h.name, 'country', h.country, 'replyTo', h.reply_to, 'letterhead', h.letterhead) as hub,
       to_char($2::timestamptz at time zone h.zone, 'YYYY-MM-DD') as "madeOn", to_char(landfall.now() at time zone h.zone, 'YYYY-MM-DD') as "issuedOn",
       to_char(letters.checked_at($3) at time zone h.zone, 'YYYY-MM-DD') as offering, to_char(letters.checked_at($4) at time zone h.zone, 'YYYY-MM-DD') as need
     from members.hubs h where h.id = $1`,
    [pair.hub, pair.madeAt, pair.offeringOrganisation, pair.needOrganisation],
  )) as [Pick<LetterFacts, 'hub' | 'madeOn' | 'issuedOn'> & { offering: string; need: string }];
  const party = ({ organisation, country }: Identity, checkedOn: string) => ({ organisation, country, checkedOn });
  const other = to === 'need' ? 'offering' : 'need';
  return {
    hub: known.hub,
    to: party(addressed, known[to]),
    introduced: { ...party(introduced, known[other]), title: introduced.title },
    madeOn: known.madeOn,
    issuedOn: known.issuedOn,
  };
}
