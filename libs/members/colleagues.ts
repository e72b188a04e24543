import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions, type PersonActor } from '#database';
import { record } from '#ledger';
import { conflict, illegalStep, invalid, notFound } from '#problems';
import { mustBeAllowed } from './access.js';
import type { ColleagueInvitation, InviteColleague, MemberList, OwnInvitations } from './colleagues.schema.js';
import { Membership, Organisation } from './entities.js';
import { invitationDays } from './invitations.js';
import { People } from './people.js';

type Role = 'owner' | 'member';
type Invited = { id: string; organisation: string; role: Role; over: boolean };

/** Who acts for an organisation, of its owners' own doing. There is always an owner; whoever joins says so themselves. */
@Injectable()
export class Colleagues {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: People,
  ) {}

  /** Its own people only are told who acts for it and who is invited, and the operator. */
  async list(actor: PersonActor, organisation: string): Promise<MemberList> {
    if (!actor.organisations.includes(organisation) && !actor.duties.includes('operator')) throw notFound('organisation');
    mustBeAllowed(actor, 'colleague.read', { organisation });
    return this.transactions.run(actor, async (em) => ({
      items: (await em.query(
        `select p.id, p.name, p.email, m.role from members.memberships m join members.people p on p.id = m.person
         where m.organisation = $1 and m.ended_at is null and p.suspended_at is null order by m.role desc, p.name, p.id`,
        [organisation],
      )) as MemberList['items'],
      invited: await invitations(em, `i.organisation = $1`, organisation),
    }));
  }

  /** By mail. Invited once more, the earlier invitation is withdrawn. Nothing tells whether there was an account already. */
  async invite(actor: PersonActor, organisation: string, body: InviteColleague): Promise<ColleagueInvitation> {
    mustOwn(actor, organisation, 'colleague.invite');
    const { name, email, language, zone, role } = body;
    return this.transactions.run(actor, async (em) => {
      await lockOrganisation(em, organisation);
      const [{ person }] = (await em.query(`select members.somebody($1, $2, $3, $4) as person`, [
        email,
        name,
        language,
        zone,
      ])) as [{ person: string }];
      if (await membershipOf(em, organisation, person)) throw conflict('membership', { person });
      await em.query(
        `update members.invitations set ended_at = landfall.now(), ended_as = 'withdrawn' where organisation = $1 and person = $2 and ended_at is null`,
        [organisation, person],
      );
      const id = randomUUID();
      await em.query(
        `insert into members.invitations (id, organisation, person, email, name, role, invited_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, landfall.now() + make_interval(days => $8))`,
        [id, organisation, person, email, name, role, actor.person, invitationDays],
      );
      const facts = { invitation: id, organisation, person, role };
      await record(em, actor, { name: 'ColleagueInvited', facts }, { subject: person, organisation });
      return (await invitations(em, `i.id = $1`, id))[0]!;
    });
  }

  async withdraw(actor: PersonActor, organisation: string, invitation: string): Promise<void> {
    mustOwn(actor, organisation, 'colleague.invite');
    await this.transactions.run(actor, async (em) => {
      const found = await lockInvitation(em, `i.id = $1 and i.organisation = $2`, [invitation, organisation]);
      await end(em, actor, found, 'withdrawn');
    });
  }

  /** What the actor is invited to and can still answer. */
  async own(actor: PersonActor): Promise<OwnInvitations> {
    mustBeAllowed(actor, 'invitation.answer');
    return this.transactions.run(actor, async (em) => ({
      items: dated(await em.query(`select * from members.own_invitations()`)),
    }));
  }

  async accept(actor: PersonActor, invitation: string): Promise<void> {
    mustBeAllowed(actor, 'invitation.answer');
    await this.transactions.run(actor, async (em) => {
      const found = await lockInvitation(em, `i.id = $1 and i.person = $2`, [invitation, actor.person]);
      if (found.over) throw illegalStep('invitation', 'expired', 'accepted');
      const { organisation, role } = found;
      await this.people.addMembership(em, actor.person, { organisation, role });
      await end(em, actor, found, 'accepted');
    });
  }

  async decline(actor: PersonActor, invitation: string): Promise<void> {
    mustBeAllowed(actor, 'invitation.answer');
    await this.transactions.run(actor, async (em) => {
      const found = await lockInvitation(em, `i.id = $1 and i.person = $2`, [invitation, actor.person]);
      await end(em, actor, found, 'declined');
    });
  }

  /** Ownership is handed over in two steps: another becomes an owner, and then oneself none. */
  async setRole(actor: PersonActor, organisation: string, person: string, role: Role): Promise<void> {
    mustOwn(actor, organisation, 'colleague.change');
    await this.transactions.run(actor, async (em) => {
      await lockOrganisation(em, organisation);
      const membership = await membershipOf(em, organisation, person);
      if (!membership) throw notFound('membership');
      if (membership.role === role) return;
      if (role === 'member') await mustNotBeTheLast(em, organisation, person);
      await em.update(Membership, { id: membership.id }, { role });
      const facts = { organisation, person, role };
      await record(em, actor, { name: 'MemberRoleSet', facts }, { subject: person, organisation });
    });
  }

  /** Somebody leaves, or an owner takes their place away: their sessions end with it. */
  async end(actor: PersonActor, organisation: string, person: string): Promise<void> {
    const leaves = person === actor.person;
    if (!leaves) mustOwn(actor, organisation, 'colleague.change');
    else if (!actor.organisations.includes(organisation)) throw notFound('membership');
    mustBeAllowed(actor, 'colleague.end', { organisation });
    await this.transactions.run(actor, async (em) => {
      await lockOrganisation(em, organisation);
      const membership = await membershipOf(em, organisation, person);
      if (!membership) throw notFound('membership');
      if (membership.role === 'owner') await mustNotBeTheLast(em, organisation, person);
      // before the membership is gone, with which the entry could not be written any more
      await record(em, actor, { name: 'MemberLeft', facts: { organisation, person } }, { subject: person, organisation });
      if (leaves) await em.query(`select members.leave($1)`, [organisation]);
      else await em.query(`update members.memberships set ended_at = landfall.now() where id = $1`, [membership.id]);
    });
  }

  /** For good: nobody acts for it any more, what it has published is withdrawn, and what was introduced keeps its history. */
  async close(actor: PersonActor, id: string, { name }: { name: string }): Promise<void> {
    mustOwn(actor, id, 'organisation.close');
    await this.transactions.run(actor, async (em) => {
      const found = await lockOrganisation(em, id);
      if (found.name !== name)
        throw invalid([{ field: 'name', rule: 'other', message: 'is not the name of this organisation', got: 'another' }]);
      await record(em, actor, { name: 'OrganisationClosed', facts: { organisation: id } }, { subject: id, organisation: id });
      await em.query(
        `update members.invitations set ended_at = landfall.now(), ended_as = 'withdrawn' where organisation = $1 and ended_at is null`,
        [id],
      );
      await em.query(
        `update members.organisations set closed_at = landfall.now(), suspended_at = coalesce(suspended_at, landfall.now()) where id = $1`,
        [id],
      );
    });
  }
}

/** To whoever does not act for it, it is not there; to whoever does and owns it not, it is not allowed. */
function mustOwn(actor: PersonActor, organisation: string, operation: Parameters<typeof mustBeAllowed>[1]): void {
  if (!actor.organisations.includes(organisation)) throw notFound('organisation');
  mustBeAllowed(actor, operation, { organisation });
}

/** One change of an organisation's people at a time. */
async function lockOrganisation(em: EntityManager, id: string): Promise<Organisation> {
  const found = await em.findOne(Organisation, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!found || found.suspendedAt) throw notFound('organisation');
  return found;
}

const membershipOf = (em: EntityManager, organisation: string, person: string) =>
  em
    .createQueryBuilder(Membership, 'm')
    .where('m.organisation = :organisation and m.person = :person and m.ended_at is null', { organisation, person })
    .getOne();

async function mustNotBeTheLast(em: EntityManager, organisation: string, person: string): Promise<void> {
  const others = (await em.query(
    `select 1 from members.memberships m join members.people p on p.id = m.person and p.suspended_at is null
     where m.organisation = $1 and m.person <> $2 and m.role = 'owner' and m.ended_at is null limit 1`,
    [organisation, person],
  )) as unknown[];
  if (!others.length) throw conflict('membership', { organisation, needs: 'another_owner' });
}

/** Those that wait for an answer, also when their time is over. */
const invitations = async (em: EntityManager, which: string, value: string): Promise<ColleagueInvitation[]> =>
  dated(
    await em.query(
      `select i.id, i.name, i.email, i.role, i.expires_at as "expiresAt", i.expires_at <= landfall.now() as over from members.invitations i
       where ${which} and i.ended_at is null order by i.created_at, i.id`,
      [value],
    ),
  );

const dated = <Row>(rows: (Row & { expiresAt: Date })[]) =>
  rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() })) as (Row & { expiresAt: string })[];

async function lockInvitation(em: EntityManager, which: string, values: string[]): Promise<Invited> {
  const [found] = (await em.query(
    `select i.id, i.organisation, i.role, i.expires_at <= landfall.now() as over from members.invitations i
     where ${which} and i.ended_at is null for update`,
    values,
  )) as Invited[];
  if (!found) throw notFound('invitation');
  return found;
}

async function end(
  em: EntityManager,
  actor: PersonActor,
  { id, organisation }: Invited,
  as: 'accepted' | 'declined' | 'withdrawn',
) {
  await em.query(`update members.invitations set ended_at = landfall.now(), ended_as = $2 where id = $1`, [id, as]);
  await record(em, actor, { name: 'InvitationEnded', facts: { invitation: id, organisation, as } }, { subject: id });
}
