import { Asker, type Reading, type Statistics } from '#retrieval';
import { topicFit, type MatchedWord, type Side, type TopicEvidence } from '#scoring';

type Word = { offering: string; need: string; share: number };

/**
 * The text fit of a listing with each of `others`, from what each asks for in the other's words: the geometric mean of the two, as in
 * a cosine, so that a text of one word does not fit everything. Nothing where either says no word that can be read.
 */
export function topics(
  listing: { side: Side; reading: Reading },
  others: ReadonlyMap<string, Reading>,
  statistics: Statistics,
): Map<string, TopicEvidence | undefined> {
  const own = new Asker(listing.reading, statistics);
  return new Map(
    [...others].map(([id, reading]) => {
      const other = new Asker(reading, statistics);
      const [mine, theirs] = [own.itself(reading.language), other.itself(listing.reading.language)];
      if (mine === 0 || theirs === 0) return [id, undefined];
      const [asked, answered] = [own.meets(reading), other.meets(listing.reading)];
      if (asked.score === 0 && answered.score === 0) return [id, { fit: 0, matched: [] }];
      // float4, as the row keeps it: what is explained later is what was scored
      const fit = Math.fround(Math.sqrt(topicFit(asked.score, mine) * topicFit(answered.score, theirs)));
      const offers = listing.side === 'offering';
      const words: Word[] = [
        ...asked.words.map((w) => ({
          offering: offers ? w.asked : w.answered,
          need: offers ? w.answered : w.asked,
          share: w.part / asked.score / 2,
        })),
        ...answered.words.map((w) => ({
          offering: offers ? w.answered : w.asked,
          need: offers ? w.asked : w.answered,
          share: w.part / answered.score / 2,
        })),
      ];
      return [id, { fit, matched: strongest(words) }];
    }),
  );
}

/** The eight pairs of words that bore the fit, each with its share of it: the mean over the two ways. Equals fall by code unit. */
function strongest(words: readonly Word[]): MatchedWord[] {
  const shares = new Map<string, Word>();
  // Heaviest first, whichever end looked: the first writing of a pair of words is the one shown.
  for (const word of words.toSorted((a, b) => b.share - a.share || byCodeUnit(nameOf(a), nameOf(b)))) {
    const key = nameOf(word).toLowerCase();
    const before = shares.get(key);
    if (before) before.share += word.share;
    else shares.set(key, { ...word });
  }
  return [...shares.entries()]
    .sort(([a, x], [b, y]) => y.share - x.share || byCodeUnit(a, b))
    .slice(0, 8)
    .map(([, { offering, need, share }]) => ({ offering, need, weight: Math.round(share * 1e4) / 1e4 }));
}

const nameOf = (word: Word): string => JSON.stringify([word.offering, word.need]);
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
