import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { Answers } from '#http';
import { day, id } from '#problems';
import { Allow, Who, type PersonActor } from './access.js';
import { Calendars } from './calendars.js';
import { HolidaysView, HolidaysYear, PublicHolidaysView, SetHolidays, TakeHolidays } from './members.schema.js';

const ById = z.strictObject({ id });
const ByDay = z.strictObject({ id, day });
const ByYear = z.strictObject({ id, year: HolidaysYear });
type Id = z.infer<typeof ById>;

@Controller('hubs')
export class CalendarsController {
  constructor(private readonly calendars: Calendars) {}

  @Get(':id/holidays')
  @Allow('hub.read')
  @Answers(HolidaysView)
  holidays(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id) {
    return this.calendars.holidays(actor, id);
  }

  @Put(':id/holidays')
  @Allow('hub.adjust')
  @Answers(HolidaysView)
  set(@Who() actor: PersonActor, @Param({ schema: ById }) { id }: Id, @Body({ schema: SetHolidays }) body: SetHolidays) {
    return this.calendars.set(actor, id, body);
  }

  @Delete(':id/holidays/:day')
  @Allow('hub.adjust')
  @Answers(HolidaysView)
  remove(@Who() actor: PersonActor, @Param({ schema: ByDay }) { id, day }: z.infer<typeof ByDay>) {
    return this.calendars.remove(actor, id, day);
  }

  @Get(':id/public-holidays/:year')
  @Allow('hub.adjust')
  @Answers(PublicHolidaysView)
  publicHolidays(@Who() actor: PersonActor, @Param({ schema: ByYear }) { id, year }: z.infer<typeof ByYear>) {
    return this.calendars.publicHolidays(actor, id, year);
  }

  @Put(':id/public-holidays/:year')
  @Allow('hub.adjust')
  @Answers(HolidaysView)
  take(
    @Who() actor: PersonActor,
    @Param({ schema: ByYear }) { id, year }: z.infer<typeof ByYear>,
    @Body({ schema: TakeHolidays }) body: TakeHolidays,
  ) {
    return this.calendars.take(actor, id, year, body);
  }
}
