import { Body, Controller, Get, HttpCode, Param, Post, Put, StreamableFile } from '@nestjs/common';
import { z } from 'zod';
import type { PersonActor } from '#database';
import { Answers, IfMatch } from '#http';
import { Allow, Who } from '#members';
import { Letters } from './letters.js';
import { ById, IssueLetter, LetterList, LetterView, RevokeLetter } from './letters.schema.js';

type Id = z.infer<typeof ById>;
const file = z.any().meta({ description: 'The letter as PDF' });

@Controller()
export class LettersController {
  constructor(private readonly letters: Letters) {}

  @Post('introductions/:id/letters')
  @HttpCode(201)
  @Allow('letter.issue')
  @Answers(LetterView, 201)
  issue(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: IssueLetter }) body: IssueLetter) {
    return this.letters.issue(actor, id, body);
  }

  @Get('introductions/:id/letters')
  @Allow('letter.read')
  @Answers(LetterList)
  list(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.letters.list(actor, id);
  }

  @Get('letters/:id/file')
  @Allow('letter.read')
  @Answers(file)
  async file(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    const { name, bytes } = await this.letters.pdf(actor, id);
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: `attachment; filename="${name}"` });
  }

  /** Whoever checks it reads that it was revoked. It cannot be issued again; another can. */
  @Put('letters/:id/revocation')
  @Allow('letter.revoke')
  @Answers(LetterView)
  revoke(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: Id,
    @IfMatch() version: number,
    @Body({ schema: RevokeLetter }) { reason }: RevokeLetter,
  ) {
    return this.letters.revoke(actor, id, version, reason);
  }
}
