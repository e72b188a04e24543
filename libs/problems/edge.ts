import { z } from 'zod';

/** PostgreSQL's text cannot hold U+0000, and a lone surrogate is not a character in any encoding. */
const unstorable = /\u0000|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text from outside: `min..max` UTF-16 units after trimming, storable, no control characters but tab and line ends. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .trim()
    .min(min)
    .max(max)
    .refine((s) => !unstorable.test(s), { message: 'holds a NUL or half of a surrogate pair, which cannot be stored' })
    // eslint-disable-next-line no-control-regex
    .refine((s) => !/[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(s), { message: 'holds a control character' });

/** One line of text: as `text`, without line ends. */
export const line = (max: number, min = 1) => text(max, min).refine((s) => !/[\r\n\t]/.test(s), { message: 'must be one line' });

/** An id of ours: a UUID in lower case. */
export const id = z.uuid().toLowerCase();

/** ISO 3166-1 alpha-2, upper case. */
export const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code such as "AE"');

/** ISO 4217, upper case. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "AED"');

/** BCP 47 language, primary subtag only (the breadth needs no more): "en", "ru", "ar", "vi". */
export const language = z.string().regex(/^[a-z]{2,3}$/, 'must be a BCP 47 primary language such as "en"');

/** A calendar day, YYYY-MM-DD, that a person of today may mean. */
export const day = z.iso
  .date()
  .refine((d) => d >= '1900-01-01' && d <= '2200-12-31', { message: 'must be a day from 1900-01-01 to 2200-12-31' });

/** A web address, up to 1,000 characters: http or https, storable. */
export const webAddress = z
  .url({ protocol: /^https?$/ })
  .max(1000)
  .refine((s) => !unstorable.test(s), { message: 'cannot be stored' });

/** An IANA time zone that this machine's ICU knows. */
export const zone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return name.includes('/') || name === 'UTC';
    } catch {
      return false;
    }
  }, 'must be an IANA time zone such as "Asia/Dubai"');

/** An address of mail, lower-cased. */
export const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email())
  .refine((s) => !unstorable.test(s), { message: 'cannot be stored' });

/** A list without doubles, `min..max` long. */
export const listOf = <T extends z.ZodType>(item: T, max: number, min = 0) =>
  z
    .array(item)
    .min(min)
    .max(max)
    .refine((list) => new Set(list.map((x) => JSON.stringify(x))).size === list.length, {
      message: 'holds the same value twice',
    });
