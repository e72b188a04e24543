import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/**
 * A run in trec_eval's form. The score is the place counted from the end: trec_eval sorts equals by name, which is not our order.
 * Ids that hold spaces are parted by tabs.
 */
export async function writeRun(
  file: string,
  queries: readonly { id: string }[],
  ranked: ReadonlyMap<string, string[]>,
  depth: number,
): Promise<void> {
  const run = createWriteStream(file);
  const spaced = [...queries.map((q) => q.id), ...[...ranked.values()].flat()].some((id) => /\s/.test(id));
  const gap = spaced ? '\t' : ' ';
  for (const { id } of queries)
    run.write(
      (ranked.get(id) ?? [])
        .map((document, at) => `${[id, 'Q0', document, at + 1, depth - at, 'landfall'].join(gap)}\n`)
        .join(''),
    );
  run.end();
  await once(run, 'finish');
}
