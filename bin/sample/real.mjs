// The real market: tender notices and firms, brought in through the import by the written mapping, published where they may be.
import { readFileSync } from 'node:fs';
import { Refusal } from '../refusal.mjs';
import { pause } from './client.mjs';
import { guardTheGate, openHub } from './market.mjs';

const file = (name) => readFileSync(new URL(`../../sample/real/${name}`, import.meta.url));

const hub = {
  key: 'real',
  name: 'Real tenders (sample)',
  country: 'LU',
  zone: 'Europe/Luxembourg',
  workWeek: [1, 2, 3, 4, 5],
  holidays: [],
  languages: ['en'],
  fallbackLanguage: 'en',
  currency: 'EUR',
  capacity: 1000,
  coordinators: [
    { name: 'Coordinator of real tenders', email: 'coordinator.real@example.org', language: 'en', zone: 'Europe/Luxembourg' },
  ],
};

/** Answers the market as `tenBest` reads it, and what became of its rows, part by part. `settled` waits for the worker. */
export async function loadRealMarket(api, progress, settled) {
  await guardTheGate(api);
  const there = (await api.get('/hubs')).items;
  const { id } = there.find((h) => h.name === hub.name) ?? (await openHub(api, hub));
  const parts = [];
  for (const part of JSON.parse(file('mapping.json'))) {
    // nobody publishes before the screening has cleared them
    if (part.kind === 'offerings') await settled('The worker screens the organisations');
    parts.push({ ...part, ...(await brought(api, part, id, progress)) });
  }
  return { stories: { hubs: [hub] }, parts };
}

async function brought(api, { what, file: name, kind, mapping }, hubId, progress) {
  const begun = await api.post('/imports', {
    kind,
    format: 'jsonl',
    name,
    mapping,
    publish: ['offerings', 'needs'].includes(kind),
    ...(['contacts', 'needs'].includes(kind) && { hub: hubId }),
  });
  await api.send(`/imports/${begun.id}/file`, file(name), 'application/x-ndjson');
  const checked = await reached(api, begun.id, ['checked', 'refused'], `${what}: read`, progress);
  if (checked.state === 'refused') throw new Refusal(`${what}: ${checked.refused.message} (line ${checked.refused.line})`);
  await api.put(`/imports/${begun.id}/run`, undefined, checked.version);
  const done = await reached(api, begun.id, ['done'], what, progress);
  progress.step(what, done.done, done.done);
  return { done, aside: await setAside(api, begun.id) };
}

async function reached(api, id, states, what, progress) {
  for (let tries = 0; tries < 3000; tries++) {
    const now = await api.get(`/imports/${id}`);
    if (states.includes(now.state)) return now;
    progress.say(`${what}: ${now.done}${now.rows ? ` of ${now.rows}` : ''} rows`);
    await pause(100);
  }
  throw new Refusal(`${what} takes more than five minutes: look at the worker's log in the data folder.`);
}

/** How many rows had more than a field takes, and how many values were recorded beside them. */
async function setAside(api, id) {
  const counts = {};
  let cursor = '';
  do {
    const page = await api.get(`/imports/${id}/rows?which=aside&limit=100${cursor && `&cursor=${cursor}`}`);
    for (const { aside } of page.items)
      for (const [field, left] of Object.entries(aside)) {
        counts[field] ??= { rows: 0, values: 0 };
        counts[field].rows++;
        counts[field].values += [left].flat().length;
      }
    cursor = page.next;
  } while (cursor);
  return counts;
}

/** What became of the rows: how many, by which rule not, and by what words of the mapping. */
export function whatCameIn({ parts }) {
  const lines = ['', 'What came in, by sample/real/mapping.json', ''];
  for (const { what, why, done, aside } of parts) {
    const {
      created = 0,
      changed = 0,
      unchanged = 0,
      published = 0,
      held = 0,
      keptBack = 0,
      refuse = 0,
      refused = 0,
    } = done.counts;
    const said = [
      `${created} brought in`,
      ...(changed + unchanged ? [`${changed + unchanged} were there`] : []),
      ...(done.publish ? [`${published} published`] : []),
      ...(held ? [`${held} held for compliance`] : []),
      ...(keptBack ? [`${keptBack} kept back`] : []),
      ...(refuse + refused ? [`${refuse + refused} refused`] : []),
    ];
    lines.push(`  ${what.padEnd(22)} ${done.rows} rows: ${said.join(', ')}`);
    for (const { field, rule, rows, message } of done.refusals)
      lines.push(`      ${String(rows).padStart(4)} by ${field} ${rule}: ${message}`);
    for (const [field, { rows, values }] of Object.entries(aside))
      lines.push(`      ${String(rows).padStart(4)} rows with ${values} values of ${field} recorded beside them`);
    lines.push(`      ${why}`);
  }
  return `${lines.join('\n')}\n`;
}

export const neverMeant =
  '\nThese firms and these tenders were never meant for each other: the notices are public tenders of European buyers that run here as\n' +
  'if mandated, the firms are start-ups that never asked for any of them. A high score says that the words meet, not that anybody would sign.\n';
