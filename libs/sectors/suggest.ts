import { setImmediate as breathe } from 'node:timers/promises';
import type { Glossary } from '#language';
import { read, type Reading } from '#retrieval';
import { codedNotices, readCharacters, sameText, type CodedText } from './coded-notices.js';
import { SectorEvidence, type CodedListing, type Features, type Sector } from './evidence.js';
import { noticeReadings } from './notice-readings.js';
import { tuned, type Weights } from './tuned.js';

/** A code of the scheme with its English label; `path` is what stands above it. */
export interface Labelled {
  code: string;
  label: string;
  path: string;
}
export interface Suggestion {
  code: string;
  /** 0..1: how likely somebody who coded this listing gave it this code. */
  confidence: number;
}

/** Suggests sector codes from coded listings: those that come with the room, unless others are given. */
export class SectorSuggestions {
  private constructor(
    readonly evidence: SectorEvidence,
    private readonly glossary: Glossary,
    private readonly idsByText: ReadonlyMap<string, ReadonlySet<string>>,
  ) {}

  /** Reads everything once, some seconds' work, with a breath for others now and then. */
  static async open(
    scheme: Iterable<Labelled>,
    glossary: Glossary,
    notices: readonly CodedText[] = codedNotices(),
  ): Promise<SectorSuggestions> {
    const sectors: Sector[] = [];
    for (const { code, label, path } of scheme) {
      sectors.push({ code, label: english(label, '', glossary), path: english(label, path, glossary) });
      if (sectors.length % 200 === 0) await breathe();
    }
    const coded = new Map<string, CodedListing>();
    const idsByText = new Map<string, Set<string>>();
    const kept = noticeReadings();
    for (const notice of notices) {
      const reading = kept(notice) ?? readingOf(notice, glossary);
      coded.set(notice.id, { id: notice.id, reading, codes: new Map(Object.entries(notice.codes)) });
      const text = sameText(notice);
      idsByText.set(text, (idsByText.get(text) ?? new Set()).add(notice.id));
      if (coded.size % 20 === 0) await breathe();
    }
    return new SectorSuggestions(new SectorEvidence(sectors, [...coded.values()]), glossary, idsByText);
  }

  /** The likeliest codes of a text first. A coded listing of the same id or the same text has no say. */
  suggest(
    listing: Omit<CodedText, 'codes' | 'id'> & { id?: string },
    most: number,
    weights: Weights = tuned.weights,
  ): Suggestion[] {
    const scored = [...this.about(listing)].map(([code, features]) => ({ code, score: scoreOf(features, weights) }));
    scored.sort((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
    const highest = scored[0]?.score ?? 0;
    const all = scored.reduce((sum, s) => sum + Math.exp(s.score - highest), 0);
    return scored.slice(0, most).map(({ code, score }) => ({ code, confidence: calibrated(Math.exp(score - highest) / all) }));
  }

  /** What speaks for each code. */
  about(listing: Omit<CodedText, 'codes' | 'id'> & { id?: string }): Map<string, Features> {
    const except = new Set(this.idsByText.get(sameText(listing)));
    if (listing.id !== undefined) except.add(listing.id);
    return this.evidence.about(readingOf(listing, this.glossary), except);
  }
}

/** The share that a code has of all likelihood, as the frequency with which it is right. */
function calibrated(share: number): number {
  const { slope, intercept } = tuned.confidence;
  const clipped = Math.min(1 - 1e-6, Math.max(1e-6, share));
  return 1 / (1 + Math.exp(-(slope * Math.log(clipped / (1 - clipped)) + intercept)));
}

function scoreOf(features: Features, weights: Weights): number {
  let score = 0;
  for (const name of Object.keys(weights) as (keyof Weights)[]) score += weights[name] * features[name];
  return score;
}

/** A listing's text as it is read here: no more of it than counts. */
export const readingOf = ({ language, title, text }: Omit<CodedText, 'codes' | 'id'>, glossary: Glossary): Reading =>
  read({ language, title, keywords: [], text: text.slice(0, readCharacters) }, glossary);
const english = (title: string, text: string, glossary: Glossary): Reading =>
  read({ language: 'en', title, keywords: [], text }, glossary);
