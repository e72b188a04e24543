import { Asker, layReading, type Answered, type Laid, type Reading, type Vocabulary } from '#retrieval';
import { topicFit, type MatchedWord, type Side, type TopicEvidence } from '#scoring';

/** `share` in billionths: a sum of whole numbers is the same from either end. */
type Word = { offering: string; need: string; share: number };

/**
 * The text fit of some listings of one side with others, from what each asks for in the other's words: the geometric mean of the two, as
 * in a cosine, so that a text of one word does not fit everything. Nothing where either says no word that can be read.
 */
export class Topics {
  private readonly askers: ReadonlyMap<string, Asker>;

  constructor(
    private readonly side: Side,
    listings: Iterable<readonly [id: string, Reading]>,
    private readonly vocabulary: Vocabulary,
  ) {
    this.askers = new Map([...listings].map(([id, reading]) => [id, new Asker(reading, vocabulary)]));
  }

  /** One of the others, weighed once for all that look at it. */
  laid(reading: Reading): Laid {
    return layReading(reading, this.vocabulary);
  }

  of(listing: string, other: Laid): TopicEvidence | undefined {
    return evidence(this.askers.get(listing)!, other, this.side === 'offering');
  }
}

function evidence(asker: Asker, other: Laid, offers: boolean): TopicEvidence | undefined {
  const { asks, isAsked } = asker.meets(other);
  if (saysNothing(asks) || saysNothing(isAsked)) return undefined;
  if (asks.met === 0 && isAsked.met === 0) return { fit: 0, matched: [] };
  // float4, as the row keeps it: what is explained later is what was scored
  const fit = Math.fround(Math.sqrt(topicFit(asks.met, asks.unmet) * topicFit(isAsked.met, isAsked.unmet)));
  let matched: MatchedWord[] | undefined;
  return {
    fit,
    /** Made when somebody wants it: of most pairs nobody does. */
    get matched() {
      if (matched) return matched;
      const words: Word[] = [];
      asker.meets(other, (word) =>
        words.push({
          offering: offers ? word.own : word.other,
          need: offers ? word.other : word.own,
          share: ratio(word.asks, asks.met) + ratio(word.isAsked, isAsked.met),
        }),
      );
      return (matched = strongest(words));
    },
  };
}

const saysNothing = ({ met, unmet }: Answered): boolean => met + unmet === 0;
const ratio = (part: number, all: number): number => (all > 0 ? Math.round((5e8 * part) / all) : 0);

/** The eight pairs of words that bore the fit, each with its share of it: the mean over the two ways. Equals fall by code unit. */
function strongest(words: readonly Word[]): MatchedWord[] {
  const shown = new Map<string, { heaviest: Word; share: number }>();
  for (const word of words) {
    const key = `${word.offering}\u001f${word.need}`.toLowerCase();
    const before = shown.get(key);
    if (!before) shown.set(key, { heaviest: word, share: word.share });
    else {
      before.share += word.share;
      // the heaviest writing of a pair of words is the one shown, whichever end looked
      if (heavier(word, before.heaviest) < 0) before.heaviest = word;
    }
  }
  return [...shown.values()]
    .map(({ heaviest, share }) => ({ ...heaviest, share }))
    .sort(heavier)
    .slice(0, 8)
    .map(({ offering, need, share }) => ({ offering, need, weight: Math.round(share / 1e5) / 1e4 }));
}

const heavier = (a: Word, b: Word): number =>
  b.share - a.share || byCodeUnit(a.offering, b.offering) || byCodeUnit(a.need, b.need);
const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
