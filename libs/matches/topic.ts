import type { EntityManager } from 'typeorm';
import { topicFit, type MatchedWord, type TopicEvidence } from '#scoring';
import { meetingsSql, selfScoresSql } from './candidates.sql.js';

type Word = [offering: string, need: string, part: number, offeringAsks: boolean];
type Meeting = { other: string; asked: string; answered: string; words: Word[] };

/**
 * The text fit of a listing with each of `others`, from what each asks for in the other's words: the geometric mean of the two, as in
 * a cosine, so that a text of one word does not fit everything. Nothing where either says no word that can be read.
 */
export async function topics(
  em: EntityManager,
  listing: { id: string; side: 'offering' | 'need' },
  others: readonly string[],
  snapshot: number,
): Promise<Map<string, TopicEvidence | undefined>> {
  const all = [listing.id, ...others];
  await em.query(selfScoresSql, [all, snapshot]);
  const selfRows = (await em.query(`select listing, score from matches.self_scores where snapshot = $1 and listing = any ($2)`, [
    snapshot,
    all,
  ])) as {
    listing: string;
    score: string;
  }[];
  const self = new Map(selfRows.map((r) => [r.listing, Number(r.score)]));
  const meetings = (await em.query(meetingsSql, [listing.id, snapshot, others, listing.side === 'offering'])) as Meeting[];
  const met = new Map(meetings.map((m) => [m.other, m]));
  const own = self.get(listing.id) ?? 0;
  return new Map(
    others.map((other) => {
      const theirs = self.get(other) ?? 0;
      if (own === 0 || theirs === 0) return [other, undefined];
      const m = met.get(other);
      if (!m) return [other, { fit: 0, matched: [] }];
      const [asked, answered] = [Number(m.asked), Number(m.answered)];
      // float4, as the row keeps it: what is explained later is what was scored
      const fit = Math.fround(Math.sqrt(topicFit(asked, own) * topicFit(answered, theirs)));
      return [other, { fit, matched: strongest(m.words, listing.side === 'offering' ? [asked, answered] : [answered, asked]) }];
    }),
  );
}

/** The eight pairs of words that bore the fit, each with its share of it: the mean over the two ways. */
function strongest(words: readonly Word[], [offeringAsked, needAsked]: [number, number]): MatchedWord[] {
  const shares = new Map<string, MatchedWord>();
  for (const [offering, need, part, offeringAsks] of words) {
    const key = JSON.stringify([offering.toLowerCase(), need.toLowerCase()]);
    const before = shares.get(key);
    const share = part / (offeringAsks ? offeringAsked : needAsked) / 2;
    shares.set(key, {
      offering: before?.offering ?? offering,
      need: before?.need ?? need,
      weight: (before?.weight ?? 0) + share,
    });
  }
  return [...shares.entries()]
    .sort(([a, x], [b, y]) => y.weight - x.weight || (a < b ? -1 : 1))
    .slice(0, 8)
    .map(([, word]) => ({ ...word, weight: Math.round(word.weight * 1e4) / 1e4 }));
}
