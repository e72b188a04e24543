import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { declineCodes, Listings, sectorLabel } from '#listings';
import { Allow, Who } from '#members';
import { ProposalReader, Proposals, type ProposalView } from '#review';
import { withSectorNames, type Sentence } from '#texts';
import * as pages from '../pages/index.js';
import { ById, Form, goTo, html, Page, readForm } from './page-shapes.js';

const Rejection = z.object({ reason: z.enum(declineCodes) });
const Read = z.object({ version: z.coerce.number().int().min(1).max(1_000_000_000) });
/** The version that the form was made of. */
const versionIn = (form: Form): number => readForm(Read, { version: form?.version }).version;

/** The coordinator's plain page: what needs a decision, why, and the two buttons. */
@Controller('see')
export class CoordinatorPagesController {
  constructor(
    private readonly proposals: Proposals,
    private readonly reader: ProposalReader,
    private readonly listings: Listings,
  ) {}

  @Get('queue')
  @Allow('proposal.read')
  @Header('content-type', html)
  @Answers(Page)
  async queue(@Who() actor: PersonActor): Promise<string> {
    const { items } = await this.reader.list(actor, { limit: 100 });
    const open = items.filter((p) => ['queued', 'in_review'].includes(p.state) || p.introduction?.state === 'opening');
    const proposals = await Promise.all(open.map((p) => this.inQueue(actor, p)));
    return pages.coordinatorQueue(actor.language, {
      session: { person: actor.name, signOut: '/see/sign-out' },
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
    await this.proposals.approve(actor, id, versionIn(form));
    return goTo(reply, '/see/queue');
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
    return goTo(reply, '/see/queue');
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
    const { reason: code } = readForm(Rejection, { reason: form?.reason });
    await this.proposals.reject(actor, id, versionIn(form), { code });
    return goTo(reply, '/see/queue');
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
