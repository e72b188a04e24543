import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system } from '#database';
import { record } from '#ledger';
import { IntroductionMail } from './introduction-mail.js';
import { Introduction } from './introduction.entity.js';
import { introductionLife, move } from './lives.js';
import { FreezeIntroductions } from './jobs.js';
import { Side } from './side.entity.js';

/** What a new hit does to what runs already: nothing goes on until compliance has decided. */
@Injectable()
export class Freezing {
  constructor(private readonly mail: IntroductionMail) {}

  /**
   * Job: holds every introduction of this organisation that is asked or made and may not go on. Each side that has been asked reads the
   * same neutral sentence; whose check it is, and that it is one of the other, nobody is told. An old list freezes nothing.
   */
  async freeze(em: EntityManager, { organisation }: { organisation: string }): Promise<void> {
    const by = system(FreezeIntroductions.name);
    const found = (await em.query(running, [organisation])) as { id: string }[];
    for (const { id } of found) {
      const introduction = await em.findOneByOrFail(Introduction, { id });
      const { hub, state } = introduction;
      // what its listing has held already is told of too: the mail's key is the version that the hold made
      const held = state === 'held' ? introduction : await move(em, introductionLife, introduction, 'held', { heldFrom: state });
      for (const side of await em.find(Side, { where: { introduction: id }, order: { side: 'ASC' } }))
        if (side.askedAt) await this.mail.tellHeld(em, by, held, side);
      if (state !== 'held')
        await record(em, by, { name: 'IntroductionHeld', facts: { introduction: id, hub } }, { subject: id, hub });
    }
  }
}

/** Locked in one order, so that two who lock several wait for each other rather than deadlock. */
const running = `
  select id from introductions.introductions
  where state in ('asking', 'made', 'held') and $1 in (offering_organisation, need_organisation)
    and not coalesce(screening.pair_passes(offering_organisation, need_organisation, hub), false)
  order by id for no key update`;
