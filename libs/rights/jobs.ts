import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

/** Takes somebody's name and address out of everything: an account's, or a contact's in every hub. */
export const EraseSomebody = job('EraseSomebody', 'upkeep', z.object({ subject: id }), { seconds: 120 });
/** Tells a contact whom nobody has written to yet that their address is here, where from, and what they can do. */
export const TellContact = job('TellContact', 'mail', z.object({ contact: id }));
/** By the timetable: nobody confirmed that it is they. */
export const DropContact = job('DropContact', 'upkeep', z.object({ contact: id }));

/** For TellContact: a week old and no mail yet, under a mandate that lives. Whoever reads the news is asked by another mail. */
export const contactsToTell = `
  select c.id::text as key, jsonb_build_object('contact', c.id) as payload from members.contacts c
  where c.erased_at is null and c.confirmed_at is null and c.created_at < landfall.now() - landfall.kept_days('unheard_contacts')
    and exists (select from members.mandates d where d.contact = c.id and d.ended_at is null)
    and not exists (select from mail.messages m where m.contact = c.id)`;

/** For DropContact: told of it so long ago, and never acted by a link. */
export const contactsToDrop = `
  select c.id::text as key, jsonb_build_object('contact', c.id) as payload from members.contacts c
  where c.erased_at is null and c.confirmed_at is null and c.created_at < landfall.now() - landfall.kept_days('unconfirmed_contacts')
    and coalesce((select min(m.created_at) from mail.messages m where m.contact = c.id) < landfall.now() - landfall.kept_days('unconfirmed_contacts'),
      not exists (select from members.mandates d where d.contact = c.id and d.ended_at is null))`;
