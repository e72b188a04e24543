import { Module } from '@nestjs/common';
import { ScreeningController } from './screening.controller.js';
import { Screening } from './screening.js';

@Module({ providers: [Screening], controllers: [ScreeningController], exports: [Screening] })
export class ScreeningModule {}
