import { Injectable } from '@nestjs/common';
import { Transactions, type ContactActor, type PersonActor } from '#database';
import { record } from '#ledger';
import { mustBeAllowed, SignIn } from '#members';
import { conflict, notAllowed, notFound } from '#problems';
import type { HeldView, LeaveForGood } from './rights.schema.js';

/** What a contact reads of the record that a hub keeps of them. */
export type KeptRecord = {
  name: string;
  address: string;
  language: string;
  zone: string;
  organisation: string;
  hub: string;
  hubAddress: string;
  source: string;
  ground: string;
  confirmed: boolean;
};

/** What somebody may ask of what is held of them. */
@Injectable()
export class Rights {
  constructor(
    private readonly transactions: Transactions,
    private readonly signIn: SignIn,
  ) {}

  /** All of it, to themselves. */
  async held(actor: PersonActor | ContactActor): Promise<HeldView> {
    mustBeAllowed(actor, 'own.read');
    const subject = actor.kind === 'person' ? actor.person : actor.contact;
    return this.transactions.run(actor, async (em) => {
      const [row] = (await em.query(`select landfall.held_of($1) as held`, [subject])) as { held: HeldView | null }[];
      if (!row?.held) throw notFound('person');
      await record(em, actor, { name: 'OwnDataRead', facts: { subject } }, { subject });
      return row.held;
    });
  }

  /** The record behind a standing link; none once it is erased. */
  async kept(actor: ContactActor): Promise<KeptRecord> {
    return this.transactions.run(actor, async (em) => {
      const [row] = (await em.query(
        `select c.name, c.email as address, c.language, c.zone, coalesce(o.name, '') as organisation, h.name as hub, h.reply_to as "hubAddress", c.source, c.ground, c.confirmed_at is not null as confirmed
         from members.contacts c join members.hubs h on h.id = c.hub left join members.organisations o on o.id = c.organisation
         where c.id = $1 and c.erased_at is null`,
        [actor.contact],
      )) as KeptRecord[];
      if (!row) throw notFound('link');
      return row;
    });
  }

  /** It is they, and they know of it. */
  async confirm(actor: ContactActor): Promise<void> {
    await this.kept(actor);
    await this.transactions.run(actor, (em) =>
      em.query(`update members.contacts set confirmed_at = landfall.now() where id = $1 and confirmed_at is null`, [
        actor.contact,
      ]),
    );
  }

  /** It is not they, or they wish to be deleted: either way the record goes, and with it what was listed in their name. */
  async erase(actor: ContactActor, why: 'not_me' | 'asked'): Promise<void> {
    await this.kept(actor);
    await this.transactions.run(actor, async (em) => {
      const subject = actor.contact;
      await record(em, actor, { name: 'ErasureAsked', facts: { subject, why } }, { subject });
    });
  }

  /** The own account, by the password and the second factor. Whoever alone owns an organisation hands it over first. */
  async leave(actor: PersonActor, { password, code }: LeaveForGood): Promise<void> {
    mustBeAllowed(actor, 'own.erase');
    if (actor.scopes) throw notAllowed('own.erase');
    const address = await this.addressOf(actor);
    if ((await this.signIn.byPassword(address, password, { code })) !== actor.person) throw notAllowed('own.erase');
    await this.transactions.run(actor, async (em) => {
      const alone = (await em.query(
        `select m.organisation from members.memberships m join members.organisations g on g.id = m.organisation and g.closed_at is null
         where m.person = $1 and m.role = 'owner' and m.ended_at is null and not exists (
           select from members.memberships o where o.organisation = m.organisation and o.person <> m.person and o.role = 'owner' and o.ended_at is null) limit 1`,
        [actor.person],
      )) as { organisation: string }[];
      if (alone[0]) throw conflict('membership', { organisation: alone[0].organisation, needs: 'another_owner' });
      const subject = actor.person;
      await record(em, actor, { name: 'ErasureAsked', facts: { subject, why: 'asked' } }, { subject });
    });
  }

  private async addressOf(actor: PersonActor): Promise<string> {
    const [row] = (await this.transactions.run(actor, (em) =>
      em.query(`select email from members.people where id = $1`, [actor.person]),
    )) as { email: string }[];
    return row?.email ?? '';
  }
}
