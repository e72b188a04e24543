/** A piece of HTML that is already safe. Only `html` makes it: a string is never trusted because of where it came from. */
export class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

type Value = Html | string | number | null | undefined | false | readonly Value[];

/** HTML from a template whose values are escaped, in text and in double-quoted attributes; nothing (null, false) leaves nothing. */
export const html = (pieces: TemplateStringsArray, ...values: Value[]): Html =>
  new Html(pieces.reduce((text, piece, place) => `${text}${shown(values[place - 1])}${piece}`));

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** An address for `href` and `action`: a path of ours or http(s). Anything else, `javascript:` first of all, is a fault and throws. */
export function address(to: string): string {
  if (!/[\p{Cc}\s\\]/u.test(to) && (/^\/(?!\/)/.test(to) || /^https?:\/\//i.test(to))) return to;
  throw new Error('a page may point at its own paths and at http(s) only');
}

function shown(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(shown).join('');
  return escape(String(value));
}
