import { Injectable } from '@nestjs/common';
import { Transactions, type PersonActor } from '#database';
import { cursorOf, keyIn } from '#http';
import { mustBeAllowed } from '#members';
import { cellOf } from './files/cells.js';
import { isObject } from './files/json-lines.js';
import type { Import } from './import.entity.js';
import { found } from './imports.js';
import type { RowPage, RowQuery } from './imports.schema.js';
import { budgetCells, kindOf } from './kinds.js';
import { rowsBehind, type ReadBack } from './rows.sql.js';
import { written, type Written } from './written.js';

/** What became of a file's rows: page by page, and as a file of those that were refused. */
@Injectable()
export class Reports {
  constructor(private readonly transactions: Transactions) {}

  async rows(actor: PersonActor, id: string, { limit, cursor, which }: RowQuery): Promise<RowPage> {
    mustBeAllowed(actor, 'import.make');
    return this.transactions.run(actor, async (em) => {
      await found(em, id);
      const after = cursor === undefined ? 0 : Number(keyIn(cursor, 1)[0]);
      const rows = await rowsBehind(em, id, Number.isSafeInteger(after) ? Math.min(after, 2 ** 31 - 1) : 0, limit + 1, which);
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? cursorOf([items.at(-1)!.number]) : null };
    });
  }

  /** The refused rows in the form in which they came, each with its line and why: mended, the file can be sent again. */
  async errors(actor: PersonActor, id: string): Promise<Written> {
    mustBeAllowed(actor, 'import.make');
    const asked = await this.transactions.run(actor, (em) => found(em, id));
    const columns = asked.readAs?.columns ?? [];
    const lines = this.refused(actor, asked);
    if (asked.format === 'jsonl' || asked.format === 'profiles')
      return written(asked.format, `errors.jsonl`, [], lines, ({ row }) => asObject(row));
    return written(asked.format, `errors.${asked.format}`, [...columns, 'line', 'reason'], lines, ({ row }) => [
      ...cellsOf(asked, row, columns),
      String(row.line),
      reasonOf(row),
    ]);
  }

  private async *refused(actor: PersonActor, { id }: Import): AsyncGenerator<{ row: ReadBack }[]> {
    for (let after = 0; ;) {
      const rows = await this.transactions.run(actor, (em) => rowsBehind(em, id, after, 500, 'refused'));
      if (!rows.length) return;
      yield rows.map((row) => ({ row }));
      after = rows.at(-1)!.number;
    }
  }
}

const reasonOf = ({ errors }: ReadBack) => errors.map(({ field, message }) => `${field} ${message}`).join('; ');

const asObject = (row: ReadBack) => ({
  ...(isObject(row.cells) ? row.cells : row.body && row.outcome ? row.body : { text: row.cells }),
  line: row.line,
  reason: reasonOf(row),
});

/** As they came; of a row that was refused when it was run, as they were read. */
function cellsOf({ kind, mapping }: Import, { cells, body }: ReadBack, columns: readonly string[]): string[] {
  if (Array.isArray(cells)) return columns.map((_, at) => String(cells[at] ?? ''));
  const { fields } = kindOf[kind];
  return columns.map((column) => {
    const field = mapping?.fields.find((f) => f.column === column)?.field;
    if (!field || !body) return '';
    const budget = body.budget as Record<string, unknown> | undefined;
    return (budgetCells as readonly string[]).includes(field)
      ? cellOf('text', budget?.[field.slice(6).toLowerCase()])
      : cellOf(fields[field]!, body[field]);
  });
}
