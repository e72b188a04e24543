import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { anonymous, Transactions, type PersonActor } from '#database';
import { Answers } from '#http';
import { record } from '#ledger';
import { Links, type OpenedLink } from '#mail';
import { Allow, SecondFactors, SetPassword, SignIn, Who } from '#members';
import { Problem } from '#problems';
import { Settings } from '#settings';
import { firstOperatorAddress } from '../first-operator.js';
import { consolePlace, hasConsole } from '../http/console.js';
import { languageOf } from '../http/problem.filter.js';
import { refuseSignInInTheOpen } from '../http/session.js';
import * as pages from '../pages/index.js';
import { ByToken, Form, goTo, html, openSession, Page, readForm, type Signing } from './page-shapes.js';
import { Readers } from './readers.js';

/** The welcome page, and sign-in by a one-time link. */
@Controller()
export class SignInPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly links: Links,
    private readonly signIn: SignIn,
    private readonly factors: SecondFactors,
    private readonly transactions: Transactions,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('welcome.read')
  @Header('content-type', html)
  @Answers(Page)
  welcome(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): string {
    if (hasConsole) return goTo(reply.status(303), `${consolePlace}/`);
    const { demonstration } = this.settings.values;
    return pages.welcome(languageOf(request), {
      signIn: '/see',
      api: '/openapi.json',
      sample: false,
      ...(demonstration && { mails: '/outbox' }),
    });
  }

  @Get('s/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async open(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { link, language, name, address, actor } = await this.readers.of(token, 'sign_in');
    if (link.used || !link.live) throw new Problem(409, 'link_expired');
    return pages.signIn(language, {
      by: 'link',
      action: `/s/${token}`,
      person: name,
      asksCode: this.asksCode(actor as PersonActor, link),
      choosesPassword:
        isReset(link) ||
        (!(this.settings.values.demonstration && address !== firstOperatorAddress) &&
          !(await this.signIn.hasPassword(actor as PersonActor))),
    });
  }

  /** Uses the link once, opens a session, keeps the password that was chosen. Answers a redirect to what there is to see. */
  @Post('s/:token')
  @HttpCode(303)
  @Allow('link.use')
  @Answers(Page, 303)
  async use(
    @Param({ schema: ByToken }) { token }: ByToken,
    @Body({ schema: Form }) form: Form,
    @Req() request: Signing,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    refuseSignInInTheOpen(this.settings);
    const { link, actor } = await this.readers.of(token, 'sign_in');
    const person = actor as PersonActor;
    const reset = isReset(link);
    const chosen = form?.password || reset ? readForm(SetPassword, { password: form?.password ?? '' }) : undefined;
    // what is wrong with it is said before the link, or a code, is spent
    if (chosen) await this.signIn.mustTake(person, chosen.password);
    if (this.asksCode(person, link) && !(form?.code && (await this.factors.check(person.person, form.code))))
      throw new Problem(401, 'code_needed');
    const first = await this.transactions.run(anonymous, async (em) => {
      const used = await this.links.use(link.id, em);
      if (used)
        await record(
          em,
          anonymous,
          { name: 'PersonSignedIn', facts: { person: person.person, by: 'link' } },
          { subject: person.person },
        );
      return used;
    });
    if (!first) throw new Problem(409, 'link_expired');
    if (chosen && (reset || !(await this.signIn.hasPassword(person))))
      await this.signIn.setPassword(person, chosen.password, { reset });
    await openSession(request, person.person, this.settings.values.demonstration ? 'demonstration' : undefined);
    return goTo(reply, hasConsole ? `${consolePlace}/` : '/see');
  }

  @Post('see/sign-out')
  @HttpCode(303)
  @Header('clear-site-data', '"cache", "cookies", "storage"')
  @Allow('page.open')
  @Answers(Page, 303)
  async signOut(
    @Who() _actor: unknown,
    @Req() request: Signing,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await request.session.destroy();
    return goTo(reply, '/');
  }

  /** A link proves the mailbox only; whoever has a second factor shows it too, but not to the links of the sample that only sign in. */
  private asksCode(person: PersonActor, link: OpenedLink): boolean {
    return person.secondFactor === true && (isReset(link) || !this.settings.values.demonstration);
  }
}

/** A link to sign in that is about the person themselves is for a new password. */
const isReset = (link: OpenedLink): boolean => link.subject !== null && link.subject === link.person;
