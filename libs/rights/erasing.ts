import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { record } from '#ledger';
import { Outbox, Post } from '#mail';
import { DropContact, EraseSomebody, TellContact } from './jobs.js';

/** The worker's half: what was asked for is done, and what nobody confirmed goes. Each may run twice. */
@Injectable()
export class Erasing {
  constructor(
    private readonly outbox: Outbox,
    private readonly post: Post,
  ) {}

  /** Ends what was listed in their name, takes name and address out of every row, and deletes the files of kept mails. */
  async erase(em: EntityManager, subject: string, job: string = EraseSomebody.name): Promise<void> {
    const by = system(job);
    const ended = (await em.query(
      `update members.mandates d set ended_at = landfall.now() from members.contacts c
       where d.contact = c.id and d.ended_at is null and c.email = (
         select email from members.contacts where id = $1 and erased_at is null
         union all select email from members.people where id = $1 and erased_at is null limit 1) returning d.id, d.hub`,
      [subject],
    )) as [{ id: string; hub: string }[], number];
    const [{ mails }] = (await em.query(`select landfall.erase($1) as mails`, [subject])) as [{ mails: string[] }];
    for (const { id, hub } of ended[0])
      await record(em, by, { name: 'MandateEnded', facts: { mandate: id, hub } }, { subject: id, hub });
    const [{ done }] = (await em.query(
      `select exists (select from ledger.entries where name = 'SomebodyErased' and subject = $1) as done`,
      [subject],
    )) as [{ done: boolean }];
    if (!done) await record(em, by, { name: 'SomebodyErased', facts: { subject, mails: mails.length } }, { subject });
    await this.outbox.forget(mails);
  }

  /** The first mail to a contact whom nobody has written to: who has their address and why. */
  async tell(em: EntityManager, contact: string): Promise<void> {
    const [row] = (await em.query(
      `select c.hub, c.email as address, c.language, o.name as organisation from members.contacts c join members.organisations o on o.id = c.organisation
       where c.id = $1 and c.erased_at is null and c.confirmed_at is null`,
      [contact],
    )) as { hub: string; address: string; language: string; organisation: string }[];
    if (!row) return;
    const { organisation, ...to } = row;
    await this.post.postMail(em, system(TellContact.name), {
      key: `contact_entered:${contact}`,
      kind: 'contact_entered',
      contact,
      ...to,
      facts: { organisation },
    });
  }

  /** Nobody said that it is they. Somebody who did so meanwhile stays. */
  async drop(em: EntityManager, contact: string): Promise<void> {
    const still = (await em.query(
      `select 1 from members.contacts where id = $1 and confirmed_at is null and erased_at is null for update`,
      [contact],
    )) as unknown[];
    if (still.length) await this.erase(em, contact, DropContact.name);
  }
}
