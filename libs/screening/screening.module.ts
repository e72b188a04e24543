import { Module } from '@nestjs/common';
import { AdmissionsController } from './admissions.controller.js';
import { Admissions } from './admissions.js';
import { BehindController } from './behind.controller.js';
import { Contests } from './contests.js';
import { EndUses } from './end-uses.js';
import { ListFiles } from './list-files.js';
import { Principals } from './principals.js';
import { Rescreening } from './rescreening.js';
import { ScreeningController } from './screening.controller.js';
import { ScreeningLists } from './screening-lists.js';
import { Screening } from './screening.js';

const services = [Screening, ScreeningLists, ListFiles, Rescreening, Principals, EndUses, Contests, Admissions];

@Module({ providers: services, controllers: [ScreeningController, BehindController, AdmissionsController], exports: services })
export class ScreeningModule {}
