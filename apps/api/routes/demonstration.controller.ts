import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import { Transactions, type PersonActor } from '#database';
import { Answers, AnswersSecret } from '#http';
import { record } from '#ledger';
import { Links } from '#mail';
import { Allow, Who } from '#members';
import { address, notFound } from '#problems';
import { Settings } from '#settings';

const AskLink = z.strictObject({ email: address }).meta({ id: 'AskDemonstrationLink' });
const LinkView = z.object({ url: z.string() }).meta({ id: 'DemonstrationLinkView' });

/** "See it as ...": a one-time sign-in link for somebody of the sample, on the embedded default only; elsewhere it is not found. That one may act as another is an entry. */
@Controller('demonstration-links')
export class DemonstrationController {
  constructor(
    private readonly links: Links,
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  @Post()
  @HttpCode(201)
  @Allow('demonstration.link')
  @AnswersSecret()
  @Answers(LinkView, 201)
  async make(
    @Who() actor: PersonActor,
    @Body({ schema: AskLink }) body: z.infer<typeof AskLink>,
  ): Promise<z.infer<typeof LinkView>> {
    if (!this.settings.values.demonstration) throw notFound('page');
    return this.transactions.run(actor, async (em) => {
      const [person] = (await em.query(`select id from members.people where email = $1`, [body.email])) as { id: string }[];
      if (!person) throw notFound('person');
      const { id } = await this.links.makeLink(em, { purpose: 'sign_in', person: person.id, days: 1 });
      await record(em, actor, { name: 'DemonstrationLinkMade', facts: { person: person.id } }, { subject: person.id });
      return { url: this.links.urlOf(id, 'sign_in') };
    });
  }
}
