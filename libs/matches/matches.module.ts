import { Module } from '@nestjs/common';
import { Glossary, loadGlossary } from '#language';
import { Documents } from './documents.js';
import { Finding } from './finding.js';
import { Markets } from './market.js';
import { MatchesController } from './matches.controller.js';
import { Matches } from './matches.js';
import { Snapshots } from './snapshots.js';

@Module({
  providers: [{ provide: Glossary, useFactory: loadGlossary }, Documents, Finding, Markets, Matches, Snapshots],
  controllers: [MatchesController],
  exports: [Finding, Matches, Snapshots],
})
export class MatchesModule {}
