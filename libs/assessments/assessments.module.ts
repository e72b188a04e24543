import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller.js';
import { Assessments } from './assessments.js';
import { DeclaredInterests } from './declared-interests.js';

@Module({
  providers: [Assessments, DeclaredInterests],
  controllers: [AssessmentsController],
  exports: [Assessments],
})
export class AssessmentsModule {}
