import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { system } from '#database';
import { derivedId } from '#ledger';
import { Links, Post } from '#mail';
import { job } from '#queues';
import { Hub, Organisation, Person } from './entities.js';

export const SendInvitation = job(
  'SendInvitation',
  'mail',
  z.object({
    person: z.uuid(),
    organisation: z.uuid().optional(),
    hub: z.uuid().optional(),
    invitation: z.uuid().optional(),
  }),
);

/** Days in which an invitation can be followed. */
export const invitationDays = 7;

/** Whoever was given a role hears of it, with a link that signs in once and lets a password be chosen. */
@Injectable()
export class Invitations {
  constructor(
    private readonly links: Links,
    private readonly post: Post,
  ) {}

  async send(em: EntityManager, invited: z.infer<typeof SendInvitation.payload>): Promise<void> {
    const person = await em.findOneBy(Person, { id: invited.person });
    const [known] = (await em.query(`select landfall.now() + make_interval(days => $1) as expires`, [invitationDays])) as [
      { expires: Date },
    ];
    if (!person || person.suspendedAt) return;
    if (invited.invitation && !(await stands(em, invited.invitation))) return;
    const where = invited.hub
      ? await em.findOneBy(Hub, { id: invited.hub })
      : invited.organisation
        ? await em.findOneBy(Organisation, { id: invited.organisation })
        : null;
    const { id } = await this.links.makeLink(em, { purpose: 'sign_in', person: person.id, days: invitationDays });
    await this.post.postMail(em, system(SendInvitation.name), {
      key: `invitation:${derivedId(person.id, invited.invitation ?? where?.id ?? '')}`,
      kind: 'invitation',
      person: person.id,
      hub: invited.hub ?? null,
      address: person.email,
      language: person.language,
      facts: {
        organisation: where?.name ?? 'Landfall',
        link: { link: id, purpose: 'sign_in' },
        expires: { at: known.expires.toISOString(), zone: person.zone },
      },
    });
  }
}

/** One that was withdrawn before its mail was written is not sent. */
async function stands(em: EntityManager, invitation: string): Promise<boolean> {
  const found = await em.query(`select 1 from members.invitations where id = $1 and ended_at is null`, [invitation]);
  return (found as unknown[]).length > 0;
}
