/** Wrong words on the command line; the message says the right ones. */
export class Usage extends Error {}

/** Says on stderr how far a long part of the work is: in place on a terminal, else each tenth on a line of its own, and nothing of what is short. */
export function progress(name: string, all: number): () => void {
  let [done, last] = [0, 0];
  const began = performance.now();
  return () => {
    done++;
    const now = performance.now();
    if (now - began < 2000) return;
    if (process.stderr.isTTY && (now - last > 200 || done === all)) {
      process.stderr.write(`\r${name} ${done} of ${all}${done === all ? '\n' : ''}`);
      last = now;
    } else if (!process.stderr.isTTY && Math.floor((10 * done) / all) > Math.floor((10 * (done - 1)) / all)) {
      process.stderr.write(`${name} ${done} of ${all}\n`);
    }
  };
}
