export type Figure = { name: string; value: number; unit: string };

/** Prints a table and, last, one line of JSON. */
export function print(what: Record<string, unknown>, figures: readonly Figure[]): void {
  const width = Math.max(...figures.map((f) => f.name.length));
  for (const { name, value, unit } of figures) console.log(`${name.padEnd(width)}  ${rounded(value).padStart(12)} ${unit}`);
  console.log(
    JSON.stringify({
      ...what,
      ...Object.fromEntries(
        figures.map(({ name, value, unit }) => [`${name} (${unit})`.replaceAll(' ', '_'), Number(rounded(value))]),
      ),
    }),
  );
}

/** Three digits, or the whole number. */
const rounded = (n: number): string => (Math.abs(n) >= 1000 ? String(Math.round(n)) : String(Number(n.toPrecision(3))));

export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}

/** A bar that a terminal redraws; elsewhere a line now and then. */
export function progress(what: string, total: number): (done: number) => void {
  const began = Date.now();
  let said = 0;
  return (done) => {
    const now = Date.now();
    if (now - said < (process.stderr.isTTY ? 200 : 5000) && done < total) return;
    said = now;
    const share = total ? done / total : 1;
    const left = share > 0 ? Math.round(((now - began) / share - (now - began)) / 1000) : 0;
    const bar = '='.repeat(Math.round(share * 20)).padEnd(20, '.');
    const line = `${what.padEnd(28)} [${bar}] ${done} of ${total}, ${left} s left`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}${done >= total ? '\n' : ''}` : `${line}\n`);
  };
}
