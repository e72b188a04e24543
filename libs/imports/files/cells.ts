import { day } from '#problems';

/** What a field is on paper. A list stands in one cell, divided by `;`. */
export type Shape = 'text' | 'number' | 'boolean' | 'day' | 'list' | 'sectors' | 'standards' | 'presences';

/** A cell whose first character, after any `'`, makes a spreadsheet calculate. */
const calculates = /^'*[=+\-@\t\r\n]/;
const wasEscaped = /^'+[=+\-@\t\r\n]/;

/** So that no spreadsheet takes the text for a formula; `unescaped` gives back the same text. */
export const escaped = (text: string) => (calculates.test(text) ? `'${text}` : text);
export const unescaped = (text: string) => (wasEscaped.test(text) ? text.slice(1) : text);

/** A value that reads as none: the field is left out. */
export const isEmpty = (cell: unknown) => cell === undefined || cell === null || (typeof cell === 'string' && !cell.trim());

/** The value of a cell, as the field's schema takes it. What cannot be read stays as it is, and the schema refuses it. */
export function valueOf(shape: Shape, cell: unknown): unknown {
  if (isEmpty(cell)) return undefined;
  if (typeof cell !== 'string') return shape === 'text' && typeof cell === 'number' ? String(cell) : cell;
  const text = unescaped(cell);
  if (shape === 'text') return text;
  const bare = text.trim();
  if (shape === 'number') return /^-?\d{1,15}$/.test(bare) ? Number(bare) : bare;
  if (shape === 'boolean') return yes.has(bare.toLowerCase()) ? true : no.has(bare.toLowerCase()) ? false : bare;
  if (shape === 'day') return bare;
  const items = listOf(bare);
  if (shape === 'sectors') return items.map(withItsZero);
  if (shape === 'standards') return items.map((item) => pair(item, 'standard', 'demand'));
  if (shape === 'presences') return items.map((item) => pair(item, 'country', 'presence'));
  return items;
}

/** The cell of a value, which `valueOf` reads as the same value. */
export function cellOf(shape: Shape, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return String(value);
  const items = value.map((item: unknown) => {
    if (shape === 'standards') return joined(item as Record<string, string>, 'standard', 'demand');
    if (shape === 'presences') return joined(item as Record<string, string>, 'country', 'presence');
    return String(item);
  });
  return items.map((item) => item.replace(/[\\;]/g, '\\$&')).join('; ');
}

const yes = new Set(['true', 'yes', '1', 'да', 'نعم', 'có']);
const no = new Set(['false', 'no', '0', 'нет', 'لا', 'không']);

/** `a; b\; c` is `a` and `b; c`. */
function listOf(text: string): string[] {
  if (!text.includes('\\')) return trimmed(text.split(';'));
  const items: string[] = [];
  let item = '';
  for (const [part] of text.matchAll(/\\[^]|;|[^\\;]+|\\$/g)) {
    if (part === ';') {
      items.push(item);
      item = '';
    } else item += part.length === 2 && part[0] === '\\' ? part[1] : part;
  }
  items.push(item);
  return trimmed(items);
}

const trimmed = (items: string[]) => items.map((item) => item.trim()).filter(Boolean);

/** A spreadsheet takes a code for a number and drops the zero that it begins with. */
const withItsZero = (code: string) => (/^\d{7}$/.test(code) ? `0${code}` : code);

function pair(item: string, name: string, what: string): Record<string, string> {
  const at = item.lastIndexOf('=');
  return at < 0 ? { [name]: item } : { [name]: item.slice(0, at).trim(), [what]: item.slice(at + 1).trim() };
}
const joined = (item: Record<string, string>, name: string, what: string) => `${item[name]}=${item[what]}`;

/** The day of a spreadsheet's number (days since 1899-12-30), or the number as it is. */
export function dayOfSerial(serial: string): string {
  const found = new Date(Math.round(Number(serial)) * 86_400_000 - 2_209_161_600_000);
  const written = Number.isNaN(found.getTime()) ? '' : found.toISOString().slice(0, 10);
  return day.safeParse(written).success ? written : serial;
}
