import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '#database';
import { Answers, AnswersNothing, PageQuery } from '#http';
import { Allow, Who } from '#members';
import { id } from '#problems';
import { Matches } from './matches.js';
import { CorpusView, MatchPage, MatchView, WhyNotView } from './matches.view.js';
import { Quality } from './quality.js';
import { QualityView } from './quality.view.js';
import { SlateRunList } from './slate-runs.view.js';
import { SlateRuns } from './slate-runs.js';
import { Snapshots } from './snapshots.js';

const ById = z.strictObject({ id });
const PairQuery = z.strictObject({ offering: id, need: id });

@Controller()
export class MatchesController {
  constructor(
    private readonly matches: Matches,
    private readonly quality: Quality,
    private readonly slateRuns: SlateRuns,
    private readonly snapshots: Snapshots,
  ) {}

  @Get('needs/:id/matches')
  @Allow('match.read')
  @Answers(MatchPage)
  ofNeed(
    @Who() actor: Actor,
    @Param({ schema: ById }) { id }: z.infer<typeof ById>,
    @Query({ schema: PageQuery }) page: PageQuery,
  ) {
    return this.matches.ofNeed(actor, id, page);
  }

  @Get('matches/:id')
  @Allow('match.read')
  @Answers(MatchView)
  one(@Who() actor: Actor, @Param({ schema: ById }) { id }: z.infer<typeof ById>) {
    return this.matches.one(actor, id);
  }

  @Get('listings/:id/quality')
  @Allow('listing.read')
  @Answers(QualityView)
  qualityOf(@Who() actor: Actor, @Param({ schema: ById }) { id }: z.infer<typeof ById>) {
    return this.quality.of(actor, id);
  }

  @Get('why-not')
  @Allow('match.why_not')
  @Answers(WhyNotView)
  whyNot(@Who() actor: Actor, @Query({ schema: PairQuery }) pair: z.infer<typeof PairQuery>) {
    return this.matches.whyNot(actor, pair);
  }

  @Get('hubs/:id/slates')
  @Allow('slate.read')
  @Answers(SlateRunList)
  slates(@Who() actor: Actor, @Param({ schema: ById }) { id }: z.infer<typeof ById>) {
    return this.slateRuns.ofHub(actor, id);
  }

  @Post('corpus-snapshots')
  @HttpCode(202)
  @Allow('corpus.renew')
  @AnswersNothing(202)
  renew(@Who() actor: Actor) {
    return this.snapshots.askForRenewal(actor);
  }

  @Get('corpus')
  @Allow('corpus.read')
  @Answers(CorpusView)
  corpus(@Who() actor: Actor) {
    return this.snapshots.corpus(actor);
  }
}
