import { SaxesParser } from 'saxes';
import { ListRefused } from './refused.js';

/** An element of XML with what stands in it; names without their prefix. */
export type Element = { name: string; line: number; attributes: Record<string, string>; text: string; inside: Element[] };

const longestEntry = 4 * 1024 * 1024;

/**
 * The elements of these names, each whole, one after the other; of the rest of the file nothing is kept. Entities of a document's own
 * are not known to the parser, so that none can grow. A file that is not well-formed, or has more after its end, is refused.
 */
export async function* elements(text: AsyncIterable<string>, wanted: ReadonlySet<string>): AsyncGenerator<Element> {
  const parser = new SaxesParser({ position: true });
  const open: Element[] = [];
  const ready: Element[] = [];
  let size = 0;
  let ended = false;
  let depth = 0;
  parser.on('error', () => {
    throw new ListRefused('malformed', parser.line);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth++;
    const bare = name.replace(/^.*:/, '');
    if (!open.length && !wanted.has(bare)) return;
    const element = { name: bare, line: parser.line, attributes: plainKeys(attributes), text: '', inside: [] };
    open.at(-1)?.inside.push(element);
    open.push(element);
  });
  const words = (more: string) => {
    const into = open.at(-1);
    if (!into) return;
    size += more.length;
    if (size > longestEntry) throw new ListRefused('too_long', open[0]!.line);
    into.text += more;
  };
  parser.on('text', words);
  parser.on('cdata', words);
  parser.on('closetag', () => {
    if (--depth === 0) ended = true;
    const closed = open.pop();
    if (!closed || open.length) return;
    ready.push(closed);
    size = 0;
  });
  for await (const piece of text) {
    parser.write(piece);
    yield* ready.splice(0);
  }
  if (!ended) throw new ListRefused('incomplete', parser.line);
  parser.close();
  yield* ready.splice(0);
}

const plainKeys = (attributes: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, String(value)]));

/** The texts of the elements at this path below, such as `within(entry, 'akaList', 'aka')`. */
export function within(element: Element, ...path: string[]): Element[] {
  return path.reduce<Element[]>(
    (found, name) => found.flatMap((e) => e.inside.filter((child) => child.name === name)),
    [element],
  );
}

/** The text of the first element at this path; undefined where there is none, or nothing in it. */
export const textOf = (element: Element, ...path: string[]): string | undefined =>
  within(element, ...path)[0]?.text.trim() || undefined;
