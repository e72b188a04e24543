/** A line of a file, as it was read: cells in the order of the columns. `line` is where it begins, 1 is the first. */
export type FileRecord = { line: number; cells: unknown[]; original?: unknown };

/** A file that cannot be read on: by which rule, why, and where. Its rows are not looked at. */
export class FileRefused extends Error {
  constructor(
    readonly rule: string,
    message: string,
    readonly line?: number,
  ) {
    super(message);
  }
}

/** A file's columns, and its records some hundreds at a time. */
export type Source = { columns: string[]; records: AsyncIterable<FileRecord[]> };

/** Records at a time: enough to be quick, few enough to be small. */
export const batch = 500;

/** Two columns of one name are told apart; one without a name has its place. */
export function named(header: readonly unknown[]): string[] {
  const seen = new Map<string, number>();
  return header.map((cell, at) => {
    const name = (typeof cell === 'string' ? cell.trim() : String(cell ?? '')) || `column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times > 1 ? `${name} (${times})` : name;
  });
}

/** The first record names the columns. */
export async function withHeader(batches: AsyncGenerator<FileRecord[]>): Promise<Source> {
  const { value, done } = await batches.next();
  if (done || !value?.[0]) throw new FileRefused('empty', 'the file has no line that names its columns');
  const [header, ...rest] = value;
  async function* records() {
    if (rest.length) yield rest;
    yield* batches;
  }
  return { columns: named(header.cells), records: records() };
}
