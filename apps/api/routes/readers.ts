import { Injectable } from '@nestjs/common';
import type { ContactActor, PersonActor } from '#database';
import { Transactions } from '#database';
import type { OpenedLink, Purpose } from '#mail';
import { Links } from '#mail';
import { SignIn } from '#members';
import { notFound, Problem } from '#problems';

/** Whoever holds a link, as the page addresses them. */
export type Reader = {
  actor: PersonActor | ContactActor;
  link: OpenedLink;
  name: string;
  address: string;
  language: string;
  zone: string;
  organisation: string;
};

/** Who reads a page by a signed link: somebody with an account, or a contact. */
@Injectable()
export class Readers {
  constructor(
    private readonly links: Links,
    private readonly signIn: SignIn,
    private readonly transactions: Transactions,
  ) {}

  /** The reader of a link of this purpose; a token that opens nothing, or something else, is not found. `live`: and its time is not over. */
  async of(token: string, purpose: Purpose, wanted: { live?: true } = {}): Promise<Reader> {
    const link = await this.links.open(token);
    if (!link || link.purpose !== purpose) throw notFound('link');
    if (wanted.live && !link.live) throw new Problem(409, 'link_expired');
    return link.contact ? this.contact(link, link.contact) : this.person(link);
  }

  private async contact(link: OpenedLink, contact: string): Promise<Reader> {
    const actor: ContactActor = { kind: 'contact', contact };
    const [row] = (await this.transactions.run(actor, (em) =>
      em.query(
        `select c.name, c.email as address, c.language, c.zone, o.name as organisation
         from members.contacts c left join members.organisations o on o.id = c.organisation where c.id = $1`,
        [contact],
      ),
    )) as Omit<Reader, 'actor' | 'link'>[];
    if (!row) throw notFound('link');
    return { ...row, organisation: row.organisation ?? '', actor, link };
  }

  private async person(link: OpenedLink): Promise<Reader> {
    const actor = link.person ? await this.signIn.actorOf(link.person) : undefined;
    if (!actor) throw notFound('link');
    const [row] = (await this.transactions.run(actor, (em) =>
      em.query(
        `select p.email as address, coalesce((select o.name from members.organisations o where o.id = any ($2::uuid[]) order by o.name limit 1), '') as organisation
         from members.people p where p.id = $1`,
        [actor.person, actor.organisations],
      ),
    )) as { address: string; organisation: string }[];
    if (!row) throw notFound('link');
    const { name, language, zone } = actor;
    return { ...row, name, language, zone, actor, link };
  }
}
