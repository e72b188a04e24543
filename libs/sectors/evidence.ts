import { Asker, count, InvertedIndex, queryOf, rarity, tuned as retrieval, Vocabulary, type Reading } from '#retrieval';
import { labelsOf, ownLabels, type Labels } from './labels.js';
import { depth, levels, lineage } from './tree.js';
import { tuned, type Weights } from './tuned.js';

/** A sector code and what it is called, as it was read: its own name, and that with what stands above it. */
export interface Sector {
  code: string;
  label: Reading;
  path: Reading;
}
/** A listing that somebody has given codes: the main one at 2, others at 1. */
export interface CodedListing {
  id: string;
  reading: Reading;
  codes: ReadonlyMap<string, number>;
}
/** What speaks for a code. */
export type Features = Record<keyof Weights, number>;

type Near = { listing: CodedListing; similarity: number };
type Said = Map<string, { title: number; anywhere: number }>;

/** What suggestions are made from: the scheme's labels, and listings that were coded by people. */
export class SectorEvidence {
  private readonly sectors: ReadonlyMap<string, Sector>;
  private readonly coded: ReadonlyMap<string, CodedListing>;
  private readonly labels: Labels;
  private readonly listings: InvertedIndex;

  constructor(sectors: readonly Sector[], coded: readonly CodedListing[]) {
    this.sectors = new Map(sectors.map((s) => [s.code, s]));
    this.coded = new Map(coded.map((c) => [c.id, c]));
    this.labels = labelsOf(sectors);
    this.listings = indexOf([...this.coded.values()].map((c) => [c.id, c.reading]));
  }

  /** What speaks for each code that could be meant; coded listings in `except` are not asked. */
  about(reading: Reading, except: ReadonlySet<string> = new Set()): Map<string, Features> {
    const votes = votesOf(this.neighbours(reading, except));
    const said: Said = new Map(reading.entries.map((e) => [e.term, { title: Math.min(1, e.title), anywhere: Math.min(1, e.title + e.keywords + e.text) }])); // prettier-ignore
    const own = ownLabels(reading.language);
    const found = mostOf(searched(this.labels, reading), own ? searched(own, reading) : new Map());
    const about = new Map<string, Features>();
    for (const near of [...votes.all.keys(), ...found.keys()])
      for (const code of lineage(near)) {
        const sector = this.sectors.get(code);
        if (sector && !about.has(code)) about.set(code, { ...this.labelled(code, said, own), ...voted(code, votes), 'label searched': found.get(code) ?? 0, ...kind(code) }); // prettier-ignore
      }
    for (const features of about.values())
      features['label where the group is voted for'] = features['label in the text'] * features['vote for the group'];
    return about;
  }

  private neighbours(reading: Reading, except: ReadonlySet<string>): Near[] {
    const { statistics } = this.listings;
    const asker = new Asker(reading, new Vocabulary(statistics));
    return this.listings
      .saying(queryOf(reading, statistics, retrieval), tuned.neighbours + except.size)
      .filter((hit) => !except.has(hit.id))
      .map((hit) => {
        const listing = this.coded.get(hit.id)!;
        const itself = asker.itself(listing.reading.language);
        return { listing, similarity: itself > 0 ? hit.score / itself : 0 };
      })
      .sort((a, b) => b.similarity - a.similarity || (a.listing.id < b.listing.id ? -1 : 1))
      .slice(0, tuned.neighbours);
  }

  /** How much of a label the title and the whole text say: of the English one in the words that the text may mean, or of its own language's. */
  private labelled(code: string, said: Said, own: Labels | undefined): Labelled {
    const [english, itsOwn] = [sharesOf(this.labels, code, said), own ? sharesOf(own, code, said) : none];
    return {
      'label in the title': Math.max(english['label in the title'], itsOwn['label in the title']),
      'label in the text': Math.max(english['label in the text'], itsOwn['label in the text']),
    };
  }
}

type Labelled = Pick<Features, 'label in the title' | 'label in the text'>;
const none: Labelled = { 'label in the title': 0, 'label in the text': 0 };

/** The share of a label's words, by their rarity, that are said. */
function sharesOf({ label, statistics }: Labels, code: string, said: Said): Labelled {
  let [all, title, text] = [0, 0, 0];
  for (const { term } of label(code)?.entries ?? []) {
    const rare = rarity(term, statistics);
    const by = said.get(term);
    all += rare;
    title += rare * (by?.title ?? 0);
    text += rare * (by?.anywhere ?? 0);
  }
  return all === 0 ? none : { 'label in the title': title / all, 'label in the text': text / all };
}

/** Labels that say most of what a text does, the best as 1. */
function searched({ index, statistics }: Labels, reading: Reading): Map<string, number> {
  const hits = index.saying(queryOf(reading, statistics, retrieval), tuned.labels);
  return new Map(hits.map((hit) => [hit.id, hit.score / hits[0]!.score]));
}

const mostOf = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Map<string, number> =>
  new Map([...a, ...b].map(([code, value]) => [code, Math.max(value, a.get(code) ?? 0)]));

type Votes = { all: Map<string, number>; nearest: Map<string, number>; prefixes: Map<string, number> };

/** Each neighbour has one vote, weighed by its nearness and shared among its codes and the branches that they stand on. */
function votesOf(near: readonly Near[]): Votes {
  const votes: Votes = { all: new Map(), nearest: new Map(), prefixes: new Map() };
  const weights = near.map((n) => n.similarity ** tuned.nearness);
  const total = weights.reduce((a, b) => a + b, 0) || 1;
  near.forEach(({ listing, similarity }, at) => {
    const shares = [...listing.codes].map(([code, grade]) => [code, grade >= 2 ? 1 : tuned.additional] as const);
    const whole = Math.sqrt(shares.reduce((sum, [, share]) => sum + share, 0));
    for (const [code, share] of shares) {
      const vote = ((weights[at]! / total) * share) / whole;
      add(votes.all, code, vote);
      if (!votes.nearest.has(code)) votes.nearest.set(code, similarity);
      for (const digits of levels) add(votes.prefixes, code.slice(0, digits), vote);
    }
  });
  return votes;
}

function voted(code: string, { all, nearest, prefixes }: Votes): Omit<Features, 'label in the title' | 'label in the text'> {
  const branch = (digits: number) => Math.sqrt(prefixes.get(code.slice(0, digits)) ?? 0);
  return {
    'vote of neighbours': Math.sqrt(all.get(code) ?? 0),
    'vote for the category': branch(5),
    'vote for the class': branch(4),
    'vote for the group': branch(3),
    'vote for the division': branch(2),
    'nearest with the code': nearest.get(code) ?? 0,
    'label searched': 0,
    'label where the group is voted for': 0,
    'is a division': 0,
    'is a group': 0,
    'is a class': 0,
    'is a category': 0,
  };
}

function kind(code: string) {
  const digits = depth(code);
  return { 'is a division': Number(digits === 2), 'is a group': Number(digits === 3), 'is a class': Number(digits === 4), 'is a category': Number(digits === 5) }; // prettier-ignore
}

function indexOf(readings: readonly (readonly [id: string, reading: Reading])[]): InvertedIndex {
  const statistics = count(readings.map(([, reading]) => reading));
  const index = new InvertedIndex(statistics);
  for (const [id, reading] of readings) index.add(id, reading);
  index.pack();
  return index;
}

const add = (sums: Map<string, number>, key: string, value: number) => sums.set(key, (sums.get(key) ?? 0) + value);
