import type { EntityManager } from 'typeorm';
import type { ContactActor, PersonActor } from '#database';
import { identityOf, type Identity } from '#introductions';
import { heldForCheck, notFound } from '#problems';
import type { Author } from './messages.schema.js';

export type Writer = PersonActor | ContactActor;
/** Somebody at a thread: as what they write, what a message of theirs is laid on, and whom they know the other to be. */
export type AtThread = {
  author: Author;
  hub: string;
  state: string;
  offering: string;
  need: string;
  contact: string | null;
  partner: Identity;
};

/**
 * As what this actor takes part in an introduction's messages. Before both agreed, and to strangers, there is no thread; while one of the
 * two is held, `introductions.identity` names nobody, and there is nothing to read or write.
 */
export async function atThread(em: EntityManager, introduction: string): Promise<AtThread> {
  const [ground] = (await em.query(`select * from messages.ground($1)`, [introduction])) as Omit<AtThread, 'partner'>[];
  if (!ground) throw notFound('introduction');
  const partner = await identityOf(em, introduction, ground.author === 'need' ? 'need' : 'offering');
  if (!partner) throw heldForCheck();
  return { ...ground, partner };
}
