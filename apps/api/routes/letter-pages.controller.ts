import { Controller, Get, Header, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answers } from '#http';
import { Letters, Verification } from '#letters';
import { Allow } from '#members';
import { languageOf } from '../http/problem.filter.js';
import * as pages from '../pages/index.js';
import { ByToken, html, Page } from './page-shapes.js';
import { Readers } from './readers.js';

const file = z.any().meta({ description: 'The letter as PDF' });

/** A letter for whom it is written to, by a signed link, and the page on which anybody checks one. */
@Controller()
export class LetterPagesController {
  constructor(
    private readonly readers: Readers,
    private readonly letters: Letters,
    private readonly verification: Verification,
  ) {}

  @Get('l/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async open(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const reader = await this.readers.of(token, 'letter');
    const { facts, reference } = await this.letters.read(reader.actor, reader.link.subject!);
    const { hub, introduced } = facts;
    return pages.letter(reader.language, {
      hub: hub.name,
      organisation: introduced.organisation,
      reference,
      file: `/l/${token}/file`,
    });
  }

  @Get('l/:token/file')
  @Allow('page.open')
  @Answers(file)
  async fetch(@Param({ schema: ByToken }) { token }: ByToken) {
    const reader = await this.readers.of(token, 'letter', { live: true });
    const { name, bytes } = await this.letters.pdf(reader.actor, reader.link.subject!);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}"` });
  }

  /** The public page of a letter's code; one that no letter has is not found. */
  @Get('v/:token')
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async verify(
    @Param({ schema: ByToken }) { token }: ByToken,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const letter = await this.verification.of(token);
    if (!letter) void reply.status(404);
    return pages.verification(languageOf(request), letter);
  }
}
