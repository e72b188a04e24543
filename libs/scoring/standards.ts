/**
 * National adoptions that are published as identical to the international standard. Reviewed by hand: an adoption that changes the
 * text does not belong here. Names are written as `plainName` leaves them (no year, "ISO/IEC" as "ISO").
 */
const adoptions: Readonly<Record<string, readonly string[]>> = {
  'ISO 9001': ['GOST R ISO 9001', 'TCVN ISO 9001', 'EN ISO 9001'],
  'ISO 13485': ['GOST ISO 13485', 'TCVN ISO 13485', 'EN ISO 13485'],
  'ISO 14001': ['GOST R ISO 14001', 'TCVN ISO 14001', 'EN ISO 14001'],
  'ISO 17025': ['GOST ISO 17025', 'TCVN ISO 17025', 'EN ISO 17025'],
  'ISO 22000': ['GOST R ISO 22000', 'TCVN ISO 22000', 'EN ISO 22000'],
  'ISO 22301': ['GOST R ISO 22301', 'TCVN ISO 22301', 'EN ISO 22301'],
  'ISO 27001': ['GOST R ISO 27001', 'TCVN ISO 27001', 'EN ISO 27001'],
  'ISO 45001': ['GOST R ISO 45001', 'TCVN ISO 45001', 'EN ISO 45001'],
  'ISO 50001': ['GOST R ISO 50001', 'TCVN ISO 50001', 'EN ISO 50001'],
  'IEC 61508': ['GOST R IEC 61508', 'EN 61508'],
  'IEC 62443': ['GOST R IEC 62443', 'EN IEC 62443'],
};

const internationalName = new Map(Object.entries(adoptions).flatMap(([name, adopted]) => adopted.map((a) => [a, name] as const)));

/** A standard's name without its year and in one spelling: "GOST R ISO/IEC 27001-2021" → "GOST R ISO 27001". */
const plainName = (standard: string): string =>
  standard
    .toUpperCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:-]\s?(19|20)\d\d$/, '')
    .replace('ISO/IEC', 'ISO');

/** "GOST R IEC 62443-3-3" → the standard "IEC 62443" in its part "-3-3". */
function understood(standard: string): { name: string; part: string } {
  const plain = plainName(standard);
  const [, base = plain, part = ''] = /^(.*?\d{4,})((?:-\d+)*)$/.exec(plain) ?? [];
  return { name: internationalName.get(base) ?? base, part };
}

/** A certificate that meets a demand; `mapping` names the equivalence where the two are written differently. */
export interface Held {
  asked: string;
  held: string;
  mapping?: string;
}

/**
 * Finds the certificate that meets what is asked, or nothing. A part ("IEC 62443-4-1") meets a demand for the whole series, not the
 * other way round.
 */
export function certificateFor(asked: string, standardsHeld: readonly string[]): Held | undefined {
  if (standardsHeld.includes(asked)) return { asked, held: asked };
  const demand = understood(asked);
  for (const held of standardsHeld) {
    const own = understood(held);
    if (own.name !== demand.name || (demand.part !== '' && own.part !== demand.part)) continue;
    return plainName(asked) === plainName(held)
      ? { asked, held }
      : { asked, held, mapping: `${plainName(held)} = ${demand.name}` };
  }
  return undefined;
}
