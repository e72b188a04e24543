import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { AnswerConsent, Consent } from '#introductions';
import { Listings } from '#listings';
import { Allow, Organisations, Who } from '#members';
import { signInNeeded } from '#problems';
import * as pages from '../pages/index.js';
import { answerIn, attestationIn, ById, cardOf, dayIn, endOf, Form, goTo, html, Page, readForm } from './page-shapes.js';

/** A firm's plain pages: what its answer is asked for, whom it has met, what it has published. */
@Controller('see')
export class FirmPagesController {
  constructor(
    private readonly consent: Consent,
    private readonly listings: Listings,
    private readonly organisations: Organisations,
  ) {}

  @Get('firm')
  @Allow('introduction.read')
  @Header('content-type', html)
  @Answers(Page)
  async firm(@Who() actor: PersonActor): Promise<string> {
    const [mine] = actor.organisations;
    if (!mine) throw signInNeeded();
    const { items } = await this.consent.list(actor, { limit: 50 });
    const listings = await this.listings.list(actor, { limit: 50, organisation: mine });
    const { name } = await this.organisations.read(actor, mine);
    return pages.firmCards(actor.language, {
      session: { person: actor.name, signOut: '/see/sign-out' },
      organisation: name,
      decisions: items
        .filter((i) => i.state === 'asked')
        .map((i) => ({
          card: cardOf(i),
          ownTitle: i.ownTitle,
          until: { at: i.expiresAt!, zone: actor.zone },
          link: `/see/introductions/${i.id}`,
        })),
      introduced: items
        .filter((i) => i.partner)
        .map(({ partner, madeAt }) => ({
          organisation: partner!.organisation,
          person: partner!.person ?? '',
          address: partner!.email ?? '',
          title: partner!.title,
          since: { at: madeAt!, zone: actor.zone },
        })),
      listings: listings.items.map(({ title, profileType, state }) => ({ title, profileType, state })),
    });
  }

  @Get('introductions/:id')
  @Allow('introduction.read')
  @Header('content-type', html)
  @Answers(Page)
  async decide(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: ById): Promise<string> {
    const view = await this.consent.view(actor, id);
    const end = endOf(view);
    if (end) return pages.consentThanks(actor.language, end);
    const organisation = await this.organisations.read(actor, actor.organisations[0]!);
    return pages.consent(actor.language, {
      action: `/see/introductions/${id}`,
      organisation: organisation.name,
      person: actor.name,
      address: '',
      hubAddress: view.hub.replyTo,
      ownTitle: view.ownTitle,
      card: cardOf(view),
      until: { at: view.expiresAt!, zone: actor.zone },
      attestation: attestationIn(actor.language, view),
      notNow: { from: dayIn(30), to: dayIn(365) },
    });
  }

  @Post('introductions/:id')
  @HttpCode(303)
  @Allow('introduction.answer')
  @Answers(Page, 303)
  async answer(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: Form }) form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const view = await this.consent.view(actor, id);
    await this.consent.answer(actor, id, undefined, view.version, readForm(AnswerConsent, answerIn(form)));
    return goTo(reply, '/see/firm');
  }
}
