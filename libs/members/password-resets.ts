import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { anonymous, system, Transactions } from '#database';
import { record } from '#ledger';
import { Links, Post } from '#mail';
import { job } from '#queues';
import { Person } from './entities.js';

export const SendPasswordReset = job('SendPasswordReset', 'mail', z.object({ person: z.uuid(), asking: z.uuid() }));

/** Minutes in which the link can be used (OWASP ASVS 5.0, 6.5.5 asks ten of a code typed in; a link in a mailbox takes longer to reach). */
const minutes = 30;
/** Asked for one address more often than this in 15 minutes, nothing more is sent. */
const asksAtMost = 3;

const sha256 = (s: string) => createHash('sha256').update(s).digest('hex');

/** A way back in for whoever has lost the password: a link to the mailbox, and the second factor where there is one. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
    private readonly post: Post,
  ) {}

  /** The same answer after the same work, whether the address has an account, is asked too often, or is nobody's. */
  async ask(email: string): Promise<void> {
    const account = sha256(`reset ${email.toLowerCase()}`);
    await this.transactions.run(anonymous, async (em) => {
      const [row] = (await em.query(
        `select gen_random_uuid() as asking, members.recent_sign_in_failures($2) as asks, members.person_to_reset($1) as person`,
        [email, account],
      )) as { asking: string; asks: number; person: string | null }[];
      await em.query(`select members.note_sign_in_failure($1)`, [account]);
      const { asking, asks, person } = row!;
      if (person && asks < asksAtMost)
        await record(em, anonymous, { name: 'PasswordResetAsked', facts: { person, asking } }, { subject: person });
      else await record(em, anonymous, { name: 'PasswordResetRefused', facts: { account: account.slice(0, 16) } });
    });
  }

  /** Job: the link. It names the person as what it is about, by which the page asks for a new password. */
  async send(em: EntityManager, asked: z.infer<typeof SendPasswordReset.payload>): Promise<void> {
    const person = await em.findOneBy(Person, { id: asked.person });
    if (!person || person.suspendedAt) return;
    const [{ expires }] = (await em.query(`select landfall.now() + make_interval(mins => $1) as expires`, [minutes])) as [
      { expires: Date },
    ];
    const { id } = await this.links.makeLink(em, { purpose: 'sign_in', person: person.id, subject: person.id, minutes });
    await this.post.postMail(em, system(SendPasswordReset.name), {
      key: `password_reset:${asked.asking}`,
      kind: 'password_reset',
      person: person.id,
      address: person.email,
      language: person.language,
      facts: { link: { link: id, purpose: 'sign_in' }, expires: { at: expires.toISOString(), zone: person.zone } },
    });
  }
}
