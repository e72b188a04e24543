import type { EntityManager } from 'typeorm';
import type { Side as SideName } from '#listings';

/** Whom one side is introduced to. */
export type Identity = {
  organisation: string;
  country: string;
  website: string | null;
  title: string;
  person: string | null;
  email: string | null;
};

/**
 * Who the other side is, for the reader of this one: null until both agreed, and for whoever is none of its readers, its hub's coordinators
 * or the worker. The database decides (`introductions.identity`), as it does for `introductions.disclosure`; whatever names a party to
 * somebody (letters, invitations, messages) asks here.
 */
export async function identityOf(em: EntityManager, introduction: string, reader: SideName): Promise<Identity | null> {
  const [row] = (await em.query(`select introductions.identity($1, $2) as identity`, [introduction, reader])) as {
    identity: Identity | null;
  }[];
  return row?.identity ?? null;
}
