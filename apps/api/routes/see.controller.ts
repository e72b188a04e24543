import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor, PersonActor } from '#database';
import { Answers } from '#http';
import { AnswerConsent, Consent, ProposalReader, Proposals, type ProposalView } from '#introductions';
import { declineCodes, Listings, sectorLabel } from '#listings';
import { Allow, Organisations, SignIn, Who } from '#members';
import { fieldErrors, id, invalid, signInNeeded } from '#problems';
import { Screening } from '#screening';
import { withSectorNames, type Sentence } from '#texts';
import { Settings } from '#settings';
import { languageOf } from '../http/problem.filter.js';
import { refuseSignInInTheOpen } from '../http/session.js';
import * as pages from '../pages/index.js';
import { cardOf } from './link-pages.controller.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;
const Form = z.record(z.string().max(60), z.string().max(4000)).nullish().meta({ description: 'A form, urlencoded' });
type Form = z.infer<typeof Form>;
const Page = z.string().meta({ description: 'An HTML page' });
const html = 'text/html; charset=utf-8';
const signOut = '/see/sign-out';

/** Plain pages for whoever is signed in, until the console is there: each shows one person's part of the main job. */
@Controller('see')
export class SeeController {
  constructor(
    private readonly proposals: Proposals,
    private readonly reader: ProposalReader,
    private readonly consent: Consent,
    private readonly listings: Listings,
    private readonly organisations: Organisations,
    private readonly screening: Screening,
    private readonly signIn: SignIn,
    private readonly settings: Settings,
  ) {}

  @Get()
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async see(
    @Who() actor: Actor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (actor.kind !== 'person') return pages.signIn(languageOf(request), { by: 'password', action: '/see/sign-in' });
    const place = actor.hubs.length
      ? '/see/queue'
      : actor.duties.includes('compliance')
        ? '/see/hits'
        : actor.organisations.length
          ? '/see/firm'
          : '/';
    void reply.status(303).header('location', place);
    return '';
  }

  @Post('sign-in')
  @HttpCode(303)
  @Allow('session.open')
  @Header('content-type', html)
  @Answers(Page, 303)
  async byPassword(
    @Body({ schema: Form }) form: Form,
    @Req() request: FastifyRequest & { logIn(u: { id: string }, done: (e?: unknown) => void): void },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    refuseSignInInTheOpen(this.settings);
    try {
      const person = await this.signIn.byPassword(form?.address ?? '', form?.password ?? '');
      await new Promise<void>((done, failed) => request.logIn({ id: person }, (e) => (e ? failed(e as Error) : done())));
    } catch (error) {
      if ((error as { code?: string }).code !== 'sign_in_needed') throw error;
      void reply.status(401);
      return pages.signIn(languageOf(request), {
        by: 'password',
        action: '/see/sign-in',
        address: form?.address ?? '',
        failed: true,
      });
    }
    void reply.header('location', '/see');
    return '';
  }

  @Get('queue')
  @Allow('proposal.read')
  @Header('content-type', html)
  @Answers(Page)
  async queue(@Who() actor: PersonActor): Promise<string> {
    const { items } = await this.reader.list(actor, { limit: 100 });
    const open = items.filter((p) => ['queued', 'in_review'].includes(p.state) || p.introduction?.state === 'opening');
    const proposals = await Promise.all(open.map((p) => this.inQueue(actor, p)));
    return pages.coordinatorQueue(actor.language, {
      session: { person: actor.name, signOut },
      hub: actor.countries.join(', '),
      proposals,
    });
  }

  @Post('proposals/:id/approval')
  @HttpCode(303)
  @Allow('proposal.decide')
  @Answers(Page, 303)
  async approve(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: Form }) form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.proposals.approve(actor, id, Number(form?.version));
    return back(reply, '/see/queue');
  }

  @Post('proposals/:id/undo')
  @HttpCode(303)
  @Allow('proposal.decide')
  @Answers(Page, 303)
  async undo(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: Form }) _form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    await this.proposals.undo(actor, id);
    return back(reply, '/see/queue');
  }

  @Post('proposals/:id/rejection')
  @HttpCode(303)
  @Allow('proposal.decide')
  @Answers(Page, 303)
  async reject(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: Form }) form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const code = z.enum(declineCodes).safeParse(form?.reason);
    if (!code.success)
      throw invalid(
        fieldErrors(
          code.error.issues.map((i) => ({ ...i, path: ['reason'] })),
          form,
        ),
      );
    await this.proposals.reject(actor, id, Number(form?.version), { code: code.data });
    return back(reply, '/see/queue');
  }

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
      session: { person: actor.name, signOut },
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
    const said = AnswerConsent.safeParse({
      answer: { accepted: 'accept', declined: 'decline', not_now: 'not_now' }[form?.answer ?? ''],
      ...(form?.answer === 'declined' && { code: form.reason }),
      ...(form?.answer === 'not_now' && { until: form.until }),
    });
    if (!said.success) throw invalid(fieldErrors(said.error.issues, form));
    await this.consent.answer(actor, id, undefined, view.version, said.data);
    return back(reply, '/see/firm');
  }

  @Get('hits')
  @Allow('hit.read')
  @Header('content-type', html)
  @Answers(Page)
  async hits(@Who() actor: PersonActor): Promise<string> {
    const { items } = await this.screening.hits(actor, { limit: 50 });
    return pages.complianceHits(actor.language, {
      session: { person: actor.name, signOut },
      hits: items.flatMap((party) =>
        party.hits.map((hit) => ({
          id: party.organisation,
          version: party.version,
          party: party.checkedName,
          listedName: hit.matched,
          list: hit.list,
          listDated: hit.dated,
          likeness: hit.score,
          state: party.result,
          ...(party.result === 'potential' && { action: `/see/hits/${party.organisation}` }),
        })),
      ),
    });
  }

  @Post('hits/:id')
  @HttpCode(303)
  @Allow('hit.decide')
  @Answers(Page, 303)
  async decideHit(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @Body({ schema: Form }) form: Form,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const decision = z.enum(['dismissed', 'confirmed']).safeParse(form?.decision);
    if (!decision.success || (form?.grounds ?? '').trim().length < 3) {
      throw invalid([
        {
          field: decision.success ? 'grounds' : 'decision',
          rule: 'asked',
          message: 'is asked for: say which, and why in a few words',
        },
      ]);
    }
    await this.screening.decide(actor, id, Number(form?.version), { decision: decision.data, note: form!.grounds! });
    return back(reply, '/see/hits');
  }

  private async inQueue(actor: PersonActor, proposal: ProposalView): Promise<pages.ProposalInQueue> {
    const part = async (side: 'offering' | 'need') => {
      const { title, organisation } = proposal[side];
      const listing = await this.listings.read(actor, proposal[side].id).catch(() => undefined);
      return {
        title: title ?? '',
        summary: listing?.summary ?? '',
        organisation: organisation.name ?? '',
        country: organisation.country ?? '',
        profileType: listing?.profileType ?? (side === 'offering' ? 'BO' : 'BR'),
        ...(listing && { language: listing.language }),
      };
    };
    const inWords = (sentence: Sentence): Sentence => withSectorNames(sentence, (code) => sectorLabel(code, actor.language));
    const view = (side: 'offering' | 'need') => ({
      wants: proposal.views?.[side].wants ?? 0,
      contributions: (proposal.views?.[side].contributions ?? []).map(({ criterion, adds }) => {
        const reason = proposal.reasons.find(
          (r) => r.key.startsWith(`reason.${criterion}.`) && (r.side === side || r.side === 'both'),
        );
        return { criterion, value: adds, ...(reason && { reason: inWords({ key: reason.key, facts: reason.facts }) }) };
      }),
    });
    const undoable = proposal.state === 'approved' && proposal.introduction?.state === 'opening';
    const path = `/see/proposals/${proposal.id}`;
    return {
      id: proposal.id,
      version: proposal.version,
      state: proposal.state,
      since: { at: proposal.createdAt, zone: actor.zone },
      offering: await part('offering'),
      need: await part('need'),
      score: proposal.score,
      coverage: proposal.coverage,
      views: { offering: view('offering'), need: view('need') },
      gaps: proposal.missing.map((m) => ({ key: `missing.${m.field}` })),
      acts:
        proposal.state === 'approved'
          ? undoable
            ? { undo: `${path}/undo` }
            : {}
          : { approve: `${path}/approval`, reject: `${path}/rejection` },
      ...(undoable && { effective: { at: proposal.introduction!.takesEffectAt, zone: actor.zone } }),
    };
  }
}

function back(reply: FastifyReply, to: string): string {
  void reply.header('location', to);
  return '';
}

const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
