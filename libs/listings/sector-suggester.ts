import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Actor } from '#database';
import { detect, loadGlossary } from '#language';
import { mustBeAllowed } from '#members';
import { Problem, text } from '#problems';
import { SectorSuggestions, tuned } from '#sectors';
import { sectorLabel, sectorScheme } from './sectors.js';

/** As many codes as a listing carries. */
const most = 5;
/** Milliseconds that a caller waits while all is read for the first time; later they are asked to come again. */
const patience = 25_000;
/** Below this a guess at the language is not trusted where the caller names none. */
const languageFloor = 0.3;

export const SectorQuestion = z
  .strictObject({
    title: text(256),
    text: text(4000).optional().describe('What the listing says at length, its keywords too'),
    language: z.string().regex(/^[a-z]{2,3}$/).optional().describe('Left out, it is told from the text'), // prettier-ignore
  })
  .meta({ id: 'SectorQuestion' });
export type SectorQuestion = z.infer<typeof SectorQuestion>;

export const SectorSuggestionsView = z
  .object({
    language: z.string().describe('The language that the text was read in'),
    sure: z.boolean().describe('False: nothing is likely enough, choose by hand'),
    suggestions: z.array(
      z.object({
        code: z.string(),
        label: z.string().describe('In the language of the reader, else in English'),
        confidence: z.number().min(0).max(1).describe('How often a code of this confidence is one that a buyer gave'),
      }),
    ),
  })
  .meta({ id: 'SectorSuggestions' });
type SectorSuggestionsView = z.infer<typeof SectorSuggestionsView>;

/** Suggests sector codes for a listing's text, from listings that people have coded and the labels of CPV 2008. Nothing is kept. */
@Injectable()
export class SectorSuggester {
  private opened: Promise<SectorSuggestions> | undefined;

  async suggest(actor: Actor, { title, text: said = '', language }: SectorQuestion): Promise<SectorSuggestionsView> {
    mustBeAllowed(actor, 'sector.suggest');
    const reader = actor.kind === 'person' ? actor.language : 'en';
    const detected = detect(`${title}\n${said}`);
    const read = language ?? (detected.confidence >= languageFloor ? detected.language : reader);
    const found = (await this.suggestions()).suggest({ language: read, title, text: said }, most);
    const likely = found.filter((s) => s.confidence >= tuned.floor);
    return {
      language: read,
      sure: likely.length > 0,
      suggestions: likely.map(({ code, confidence }) => ({
        code,
        label: sectorLabel(code, reader),
        confidence: Math.round(confidence * 100) / 100,
      })),
    };
  }

  /** Read when first asked for, not at every start. @throws {Problem} 503 `unavailable` while that takes long */
  private suggestions(): Promise<SectorSuggestions> {
    this.opened ??= SectorSuggestions.open(sectorScheme(), loadGlossary());
    this.opened.catch(() => (this.opened = undefined));
    let timer: NodeJS.Timeout;
    const late = new Promise<never>((_, no) => {
      timer = setTimeout(() => no(new Problem(503, 'unavailable', {}, [], { 'retry-after': '5' })), patience);
    });
    return Promise.race([this.opened, late]).finally(() => clearTimeout(timer));
  }
}
