/** Controls with CR and LF, line and paragraph separators, and the characters that turn the direction of text. */
const unsafe = /[\p{Cc}\u2028\u2029\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]+/gu;

/** A value for one header line: what could begin another header, or make a name read backwards, is a space; at most 200 UTF-16 units. */
export const headerSafe = (value: string): string =>
  value
    .replaceAll('\u2060', '')
    .replace(unsafe, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 200)
    .replace(/[\uD800-\uDBFF]$/, '');

/** An address for a header or an envelope: bare, one, without a name. Null for anything else. */
export const addressSafe = (value: string): string | null =>
  /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()\\,;:"@\p{Cc}]+$/u.test(value) ? value : null;
