import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PersonActor } from '#database';
import { Answers } from '#http';
import { Allow, Who } from '#members';
import { DecideHit, Screening } from '#screening';
import * as pages from '../pages/index.js';
import { ById, Form, goTo, html, Page, readForm } from './page-shapes.js';

/** The compliance officer's plain page: who is held, what it rests on, and the decision. */
@Controller('see')
export class CompliancePagesController {
  constructor(private readonly screening: Screening) {}

  @Get('hits')
  @Allow('hit.read')
  @Header('content-type', html)
  @Answers(Page)
  async hits(@Who() actor: PersonActor): Promise<string> {
    const { items } = await this.screening.hits(actor, { limit: 50 });
    return pages.complianceHits(actor.language, {
      session: { person: actor.name, signOut: '/see/sign-out' },
      hits: items.flatMap((party) =>
        party.hits.map((hit) => ({
          id: party.organisation,
          version: party.version,
          // somebody behind the party, or the party itself
          party: hit.behind ? `${hit.behind.name} (${party.checkedName})` : party.checkedName,
          listedName: hit.matched,
          list: hit.list,
          listDated: hit.dated,
          likeness: hit.score,
          state: party.result,
          ...((party.result === 'potential' || party.elsewhere.length > 0) && { action: `/see/hits/${party.organisation}` }),
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
    const decision = readForm(DecideHit, { decision: form?.decision, note: form?.grounds });
    await this.screening.decide(actor, id, Number(form?.version), decision);
    return goTo(reply, '/see/hits');
  }
}
