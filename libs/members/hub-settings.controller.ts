import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers, IfMatch } from '#http';
import { id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { HubSettings } from './hub-settings.js';
import { AdjustHub, ChecklistView, CopySettings } from './hub-settings.schema.js';
import { HubView } from './members.schema.js';

const ById = z.strictObject({ id });
type ById = z.infer<typeof ById>;

@Controller('hubs')
export class HubSettingsController {
  constructor(private readonly settings: HubSettings) {}

  /** What is not named stays. */
  @Patch(':id')
  @Allow('hub.adjust')
  @Answers(HubView)
  adjust(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @IfMatch() version: number,
    @Body({ schema: AdjustHub }) body: AdjustHub,
  ) {
    return this.settings.adjust(actor, id, version, body);
  }

  /** Taken over from another hub: how it works, and nothing of its people, place or data. */
  @Put(':id/settings')
  @Allow('hub.copy')
  @Answers(HubView)
  copy(
    @Who() actor: PersonActor,
    @Param({ schema: ById }) { id }: ById,
    @IfMatch() version: number,
    @Body({ schema: CopySettings }) { from }: z.infer<typeof CopySettings>,
  ) {
    return this.settings.copy(actor, id, version, from);
  }

  /** What is there and what is missing before the hub can open. */
  @Get(':id/checklist')
  @Allow('hub.adjust')
  @Answers(ChecklistView)
  checklist(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: ById) {
    return this.settings.checklist(actor, id);
  }
}
