import { nameKeys, sameNameFrom, similarNames, type Named } from '#language';
import { derivedId } from '#ledger';

/** The party that is checked, or somebody behind it. */
export type Party = {
  name: string;
  registrationNumber: string | null;
  named?: Named | null | undefined;
  /** Further numbers: of taxes, of legal entities. */
  identifiers?: readonly string[];
  /** Who this is to the party; left out, the party itself. */
  behind?: Behind | undefined;
};
/** `share` in per cent, of an owner who has said it. */
export type Behind = { role: 'owner' | 'director' | 'end_user'; name: string; share: number | null };
/** A party on a live list, with that list's name and date. */
export type Denied = {
  names: string[];
  named: Named | null;
  country: string | null;
  identifiers: string[];
  list: string;
  dated: string;
  /** For whom the list counts: `*`, or countries. */
  applies?: string[];
};

/** Why a party is held, for the compliance officer who decides. `key` is the same as long as list, entry and ground are. */
export type Hit = {
  key: string;
  on: 'identifier' | 'name';
  list: string;
  dated: string;
  names: string[];
  country: string | null;
  identifiers: string[];
  matched: string;
  score: number;
  features: { name: string; value: number }[];
  applies: string[];
  behind: Behind | null;
};

/** The entries that may be this party, likeliest first. An identifier decides before any name; a country clears nobody. */
export function hitsOf(party: Party, denied: readonly Denied[]): Hit[] {
  const numbers = new Set(numbersOf(party));
  return denied
    .flatMap((entry): Hit[] => {
      const identifier = entry.identifiers.find((i) => numbers.has(plain(i)));
      if (identifier) return [hit(party, entry, 'identifier', identifier, 1, [])];
      // a firm named after somebody is compared as neither
      const named = party.named && party.named === entry.named ? party.named : undefined;
      const likeness = entry.names
        .map((name) => ({ name, ...similarNames(party.name, name, named) }))
        .sort((a, b) => b.score - a.score)[0];
      return likeness && likeness.score >= sameNameFrom
        ? [hit(party, entry, 'name', likeness.name, likeness.score, likeness.features)]
        : [];
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, mostHits);
}

/** More would be a name that says nothing; the officer decides on the likeliest. */
const mostHits = 50;

function hit(party: Party, entry: Denied, on: Hit['on'], matched: string, score: number, features: Hit['features']): Hit {
  const { list, dated, names, country, identifiers, applies = ['*'] } = entry;
  const behind = party.behind ?? null;
  // somebody behind the party is reviewed as who they were said to be
  const who = behind ? [behind.role, factsOf([party])] : [];
  const words = [on, list, [...names].sort().join('\n'), country ?? '', [...identifiers].sort().join('\n'), ...who];
  return {
    key: derivedId('hit', ...words),
    on,
    list,
    dated,
    names,
    country,
    identifiers,
    matched,
    score,
    features,
    applies,
    behind,
  };
}

/** What was known of these parties when somebody looked: the same facts, the same word. */
export const factsOf = (parties: readonly Party[]): string =>
  derivedId(
    'facts',
    ...parties
      .map(({ name, named, behind, ...party }) => [behind?.role, name, named, ...numbersOf({ name, ...party })].join('\n'))
      .sort(),
  );

/** What a denied party is kept under, so that a check reads the few entries that may be meant and not the whole list. */
export const keptUnder = (entry: Pick<Denied, 'names' | 'identifiers'>): string[] => [
  ...new Set([
    ...entry.names.flatMap((name) => nameKeys(name, 'kept')),
    ...entry.identifiers.map((i) => `#${plain(i)}`).filter((key) => key !== '#'),
  ]),
];

/** What a party is looked for under. */
export const askedUnder = (party: Party): string[] => [
  ...nameKeys(party.name, 'asked'),
  ...numbersOf(party).map((number) => `#${number}`),
];

const numbersOf = ({ registrationNumber, identifiers = [] }: Party): string[] =>
  [registrationNumber ?? '', ...identifiers].map(plain).filter(Boolean);

/** A number as it is compared: letters and digits only, for registers and lists space and hyphenate them as they please. */
const plain = (identifier: string) =>
  identifier
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What a name names, by the word that lists have for it (FollowTheMoney, OFAC, EU, UN); nothing where it may be either. */
export function namedBy(schema: string | null | undefined): Named | undefined {
  const word = (schema ?? '').toLowerCase();
  if (/^(person|individual|p)$/.test(word)) return 'person';
  if (/^(vessel|ship)$/.test(word)) return 'vessel';
  return /^(company|organi[sz]ation|publicbody|entity|enterprise|e)$/.test(word) ? 'body' : undefined;
}
