import { Module } from '@nestjs/common';
import { Glossary, loadGlossary } from '#language';
import { Documents } from './documents.js';
import { Embedding } from './embedding.js';
import { Finding } from './finding.js';
import { Learning } from './learning.js';
import { Markets } from './market.js';
import { MatchesController } from './matches.controller.js';
import { Matches } from './matches.js';
import { PoliciesController } from './policies.controller.js';
import { Quality } from './quality.js';
import { SlateRuns } from './slate-runs.js';
import { Snapshots } from './snapshots.js';

@Module({
  providers: [
    { provide: Glossary, useFactory: loadGlossary },
    Documents,
    Embedding,
    Finding,
    Learning,
    Markets,
    Matches,
    Quality,
    SlateRuns,
    Snapshots,
  ],
  controllers: [MatchesController, PoliciesController],
  exports: [Embedding, Finding, Learning, Matches, Snapshots],
})
export class MatchesModule {}
