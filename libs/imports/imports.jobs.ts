import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

const part = z.object({ import: id, from: z.number().int().min(0) });

/** Reads a file, checks every row and says what each would do. Nothing is changed by it. */
export const ReadImport = job('ReadImport', 'upkeep', z.object({ import: id }), { seconds: 300, failures: 2 });

/** Brings in the next rows behind this number, and asks for those of its lane behind them. */
export const RunImport = job('RunImport', 'upkeep', part, { seconds: 120 });

/** Takes back what the rows before this number brought, the last first. */
export const UndoImport = job('UndoImport', 'upkeep', part, { seconds: 120 });

/** Rows in one transaction: about a quarter of a second, so that other work of the queue has its turn. */
export const rowsAtOnce = 1000;
