/**
 * Whose lists count for a pair: the Security Council's (`*`) and the home market's for everybody, the hub's country's and both parties'
 * for that pair (`screening.pair_cleared`). The home market's are written down as everybody's when they are loaded. Where no home is
 * set, every list counts for everybody: nobody passes because a setting is missing.
 */
export const inForceAtHome = (applies: readonly string[], home: string | undefined): string[] =>
  home === undefined || applies.includes(home) ? ['*'] : [...applies];

/** Whether a list counts for an organisation of this country whoever its partner is. */
export const countsAlways = (applies: readonly string[], country: string): boolean =>
  applies.includes('*') || applies.includes(country);
