import { nameKeys, sameNameFrom, similarNames, type Named } from '#language';
import { derivedId } from '#ledger';

/** The party that is checked. */
export type Party = { name: string; registrationNumber: string | null; named?: Named | undefined };
/** A party on a live list, with that list's name and date. */
export type Denied = {
  names: string[];
  named: Named | null;
  country: string | null;
  identifiers: string[];
  list: string;
  dated: string;
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
};

/** The entries that may be this party, likeliest first. An identifier decides before any name; a country clears nobody. */
export function hitsOf(party: Party, denied: readonly Denied[]): Hit[] {
  const number = plain(party.registrationNumber ?? '');
  return denied
    .flatMap((entry): Hit[] => {
      const identifier = number && entry.identifiers.find((i) => plain(i) === number);
      if (identifier) return [hit(entry, 'identifier', identifier, 1, [])];
      // a firm named after somebody is compared as neither
      const named = party.named && party.named === entry.named ? party.named : undefined;
      const likeness = entry.names
        .map((name) => ({ name, ...similarNames(party.name, name, named) }))
        .sort((a, b) => b.score - a.score)[0];
      return likeness && likeness.score >= sameNameFrom
        ? [hit(entry, 'name', likeness.name, likeness.score, likeness.features)]
        : [];
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1))
    .slice(0, mostHits);
}

/** More would be a name that says nothing; the officer decides on the likeliest. */
const mostHits = 50;

function hit(entry: Denied, on: Hit['on'], matched: string, score: number, features: Hit['features']): Hit {
  const { list, dated, names, country, identifiers } = entry;
  const key = derivedId('hit', on, list, [...names].sort().join('\n'), country ?? '', [...identifiers].sort().join('\n'));
  return { key, on, list, dated, names, country, identifiers, matched, score, features };
}

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
  ...(party.registrationNumber && plain(party.registrationNumber) ? [`#${plain(party.registrationNumber)}`] : []),
];

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
