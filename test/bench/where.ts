import { Session } from 'node:inspector/promises';
import type { Figure } from './figures.js';

/** Where the time of some work goes: shares of the wall clock, by room, by a package, and what is spent waiting for PostgreSQL. */
export async function whereTimeGoes(work: () => Promise<unknown>): Promise<Figure[]> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 2000 });
    await session.post('Profiler.start');
    await work();
    const { profile } = await session.post('Profiler.stop');
    const places = new Map(profile.nodes.map((node) => [node.id, placeOf(node.callFrame)]));
    const spent = new Map<string, number>();
    profile.samples?.forEach((id, at) => {
      const place = places.get(id)!;
      spent.set(place, (spent.get(place) ?? 0) + profile.timeDeltas![at]!);
    });
    const all = [...spent.values()].reduce((a, b) => a + b, 0);
    return [...spent]
      .map(([place, time]) => ({ name: `  of it ${place}`, value: (100 * time) / all, unit: '%' }))
      .filter(({ value }) => value >= 1)
      .sort((a, b) => b.value - a.value);
  } finally {
    session.disconnect();
  }
}

function placeOf({ functionName, url }: { functionName: string; url: string }): string {
  if (functionName === '(idle)' || functionName === '(program)') return 'waiting, for PostgreSQL';
  if (functionName === '(garbage collector)') return 'collecting garbage';
  const [, room] = /\/(?:libs|apps|test)\/([^/]+)\//.exec(url) ?? [];
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url) ?? [];
  return name ? `in ${name}` : room ? `in ${room}` : 'in Node';
}
