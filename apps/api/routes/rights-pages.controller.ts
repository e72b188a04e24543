import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import type { ContactActor } from '#database';
import { Answers } from '#http';
import { Links } from '#mail';
import { Allow } from '#members';
import { invalid, notFound } from '#problems';
import { HeldView, Rights } from '#rights';
import * as pages from '../pages/index.js';
import { ByToken, Form, html, Page } from './page-shapes.js';

/** For whoever somebody else has entered: what is held of them, by the standing link of every mail. Only its POST acts. */
@Controller('d/:token')
export class RightsPagesController {
  constructor(
    private readonly links: Links,
    private readonly rights: Rights,
  ) {}

  @Get()
  @Allow('page.open')
  @Header('content-type', html)
  @Answers(Page)
  async open(@Param({ schema: ByToken }) { token }: ByToken): Promise<string> {
    const { language, zone: _, ...kept } = await this.rights.kept(this.reader(token));
    const facts = { ...kept, action: `/d/${token}`, data: `/d/${token}/data` };
    return pages.rights(language, facts);
  }

  /** By a POST: that somebody read it is written down, and being opened writes nothing. */
  @Post('data')
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-disposition', 'attachment; filename="held.json"')
  @Answers(HeldView)
  data(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) _form: Form): Promise<HeldView> {
    return this.rights.held(this.reader(token));
  }

  @Post()
  @HttpCode(200)
  @Allow('link.use')
  @Header('content-type', html)
  @Answers(Page)
  async act(@Param({ schema: ByToken }) { token }: ByToken, @Body({ schema: Form }) form: Form): Promise<string> {
    const reader = this.reader(token);
    const { language } = await this.rights.kept(reader);
    if (form?.act === 'confirm') {
      await this.rights.confirm(reader);
      return pages.rightsDone(language, 'confirmed');
    }
    if (form?.act !== 'not_me' && form?.act !== 'delete')
      throw invalid([{ field: 'act', rule: 'invalid_value', message: 'must be confirm, not_me or delete' }]);
    await this.rights.erase(reader, form.act === 'not_me' ? 'not_me' : 'asked');
    return pages.rightsDone(language, 'erased');
  }

  private reader(token: string): ContactActor {
    const contact = this.links.standingReader(token);
    if (!contact) throw notFound('link');
    return { kind: 'contact', contact };
  }
}
