/** What a step makes of a value, and what it leaves aside. */
type Made = { value: unknown; aside?: unknown };

/** The register of tenders has codes of its own for two countries; ISO 3166 has others. */
const registerCountries: Record<string, string> = { UK: 'GB', '1A': 'XK', EL: 'GR' };

/** What may be done with a value between its column and its field. */
const steps = {
  /** A heading out of running text: the first clause, without what every one of them begins with. */
  first_clause: (value) => {
    if (typeof value !== 'string') return { value };
    const sentence = /^[^]*?[.!?…](?=\s|$)/.exec(value)?.[0] ?? value;
    const bare = sentence.replace(
      /^(?:the firm|we|our company)\s+(?:is|are|offers?|provides?|makes?|builds?)\s+(?:an?|the)?\s*/i,
      '',
    );
    const clause = bare.length <= 120 ? bare : bare.slice(0, 121).replace(/\s*[,;:–—(][^,;:–—(]*$|\s+\S*$/, '');
    const heading = clause.replace(/[\s.,;:–—]+$/, '').trim();
    return { value: heading.replace(/^./u, (letter) => letter.toUpperCase()) };
  },
  /** The whole when it fits, else as many whole words as fit. */
  fit_title: (value) => ({ value: fitted(value, 256) }),
  fit_summary: (value) => ({ value: fitted(value, 500) }),
  fit_description: (value) => ({ value: fitted(value, 4000) }),
  /** The five that come first, the main one before all; the rest is recorded. */
  first_five: (value) => {
    if (!Array.isArray(value)) return { value };
    const distinct = [...new Set(value)];
    return { value: distinct.slice(0, 5), ...(distinct.length > 5 && { aside: distinct.slice(5) }) };
  },
  /** A register's own country code, as ISO 3166 has it. */
  register_country: (value) => {
    const iso = typeof value === 'string' ? registerCountries[value.trim().toUpperCase()] : undefined;
    return iso ? { value: iso, aside: value } : { value };
  },
  /** The language of the row besides English, in which the hub works. */
  and_english: (value) => ({ value: [...new Set([value, 'en'].flat())] }),
  /** So many days from today. */
  days_from_today: (value, today) => {
    const day = new Date(`${today}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() + Number(value));
    return { value: day.toISOString().slice(0, 10) };
  },
} satisfies Record<string, (value: unknown, today: string) => Made>;

export type StepName = keyof typeof steps;
export const stepNames = Object.keys(steps) as [StepName, ...StepName[]];

/** Takes the steps in turn; what each left aside is kept. */
export function walked(value: unknown, by: readonly StepName[], today: string): Made {
  if (!by.length) return { value };
  const aside: unknown[] = [];
  let now = value;
  for (const name of by) {
    const made: Made = steps[name](now, today);
    now = made.value;
    if (made.aside !== undefined) aside.push(made.aside);
  }
  return { value: now, ...(aside.length && { aside: aside.length === 1 ? aside[0] : aside }) };
}

function fitted(value: unknown, most: number): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')}…`;
}
