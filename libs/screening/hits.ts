import { sameNameFrom, similarNames } from '#language';
import { derivedId } from '#ledger';

/** The party that is checked. */
export type Party = { name: string; registrationNumber: string | null };
/** A party on a live list, with that list's name and date. */
export type Denied = { names: string[]; country: string | null; identifiers: string[]; list: string; dated: string };

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
      const likeness = entry.names
        .map((name) => ({ name, ...similarNames(party.name, name) }))
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

/** A number as it is compared: letters and digits only, for registers and lists space and hyphenate them as they please. */
const plain = (identifier: string) =>
  identifier
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
