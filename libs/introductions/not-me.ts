import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { system, Transactions } from '#database';
import { record } from '#ledger';
import type { Side as SideName } from '#listings';
import { Links, Post } from '#mail';
import { answererOf } from './answering.js';
import type { Answerer } from './consent.js';
import { addressedTo, coordinatorOf } from './coordinating.js';
import { Introduction } from './introduction.entity.js';
import { TellNotMe } from './jobs.js';
import { Side } from './side.entity.js';

type Question = { introduction: string; hub: string; side: SideName };

/** "This is not me": said by whoever opened a question that was meant for somebody else. It answers nothing and closes nothing. */
@Injectable()
export class NotMe {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: Links,
    private readonly post: Post,
  ) {}

  /** Once a link, however often it is said. */
  async say(actor: Answerer, link: string, facts: Question): Promise<void> {
    await this.transactions.run(actor, async (em) => {
      if (!(await this.links.use(link, em))) return;
      await record(em, actor, { name: 'NotMeSaid', facts }, { subject: facts.introduction, hub: facts.hub });
    });
  }

  /** Job: to whoever approved the pair, while they work for the hub; or else to whoever coordinates it longest. */
  async tell(em: EntityManager, { introduction: id, side: name }: { introduction: string; side: SideName }): Promise<void> {
    const { hub, openedBy } = await em.findOneByOrFail(Introduction, { id });
    const side = await em.findOneByOrFail(Side, { introduction: id, side: name });
    const reader = await answererOf(em, side);
    if (!reader) return;
    const [about] = (await em.query(
      `select o.name as organisation, l.title from introductions.introductions i
       join listings.listings l on l.id = case $2 when 'offering' then i.offering else i.need end
       join members.organisations o on o.id = $3 where i.id = $1`,
      [id, name, side.organisation],
    )) as { organisation: string; title: string }[];
    const { address, name: asked } = reader;
    await this.post.postMail(em, system(TellNotMe.name), {
      key: `not_me:${id}:${name}`,
      kind: 'not_me',
      hub,
      ...addressedTo(await coordinatorOf(em, hub, openedBy)),
      facts: { ...about!, asked: asked || address, address },
    });
  }
}
