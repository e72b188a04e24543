import { operations } from '#members';

/** In the order of the columns: who needs least comes first. */
const order = ['anyone', 'contact', 'person', 'member', 'owner', 'coordinator', 'compliance', 'operator'];

/** The access table as Markdown, for docs/access.md: a line an operation, a column for each who that may do something. */
export function describeAccess(): string {
  const rows = Object.entries<readonly string[]>(operations);
  const named = new Set(rows.flatMap(([, may]) => may));
  const unknown = [...named].filter((who) => !order.includes(who));
  if (unknown.length)
    throw new Error(`the access table names ${unknown.join(', ')}, which has no column: add it to describe-access.ts`);
  const columns = order.filter((who) => named.has(who));
  return [
    `| Operation | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => ':-:|').join('')}`,
    ...rows.map(
      ([operation, may]) => `| \`${operation}\` | ${columns.map((who) => (may.includes(who) ? 'yes' : '')).join(' | ')} |`,
    ),
  ].join('\n');
}
