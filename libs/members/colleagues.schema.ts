import { z } from 'zod';
import { address, id, language, line, zone } from '#problems';

const roles = ['owner', 'member'] as const;

export const InviteColleague = z
  .strictObject({ name: line(200), email: address, language, zone, role: z.enum(roles) })
  .meta({ id: 'InviteColleague' });
export type InviteColleague = z.infer<typeof InviteColleague>;

export const ColleagueInvitation = z
  .object({
    id,
    name: z.string().describe('As whoever invites wrote it'),
    email: z.string(),
    role: z.enum(roles),
    expiresAt: z.string(),
    over: z.boolean().describe('Whether its time is over: invite again'),
  })
  .meta({ id: 'ColleagueInvitation' });
export type ColleagueInvitation = z.infer<typeof ColleagueInvitation>;

export const MemberList = z
  .object({
    items: z.array(z.object({ id, name: z.string(), email: z.string(), role: z.enum(roles) })),
    invited: z.array(ColleagueInvitation).describe('Who has not answered yet'),
  })
  .meta({ id: 'MemberList' });
export type MemberList = z.infer<typeof MemberList>;

export const SetRole = z.strictObject({ role: z.enum(roles) }).meta({ id: 'SetRole' });

/** What somebody is asked to act for. */
export const OwnInvitations = z
  .object({
    items: z.array(
      z.object({
        id,
        organisation: z.object({ id, name: z.string() }),
        role: z.enum(roles),
        by: z.string().describe('Who invites'),
        expiresAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'OwnInvitations' });
export type OwnInvitations = z.infer<typeof OwnInvitations>;

export const CloseOrganisation = z
  .strictObject({ name: line(200).describe('Its name, once more: it cannot be opened again') })
  .meta({ id: 'CloseOrganisation' });
