import { Module } from '@nestjs/common';
import { Costs } from './costs.js';
import { Evidences } from './evidences.js';
import { ResultsController } from './results.controller.js';
import { Results } from './results.js';

@Module({ providers: [Costs, Evidences, Results], controllers: [ResultsController], exports: [Costs, Results] })
export class ResultsModule {}
