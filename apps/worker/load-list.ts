import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { dataSource, system, Transactions } from '#database';
import { formatNames, ListFiles, ListRefused, screeningEntities, type Format } from '#screening';
import { readSettings, Settings, SettingsProblem } from '#settings';

const usage = `npm run lists -- --name NAME --format FORMAT --file FILE [--beside ALT.CSV] [--dated 2026-11-20] [--applies '*' | AE,RU] [--oldest DAYS] [--kind official|own] [--encoding utf-8]
FORMAT is one of ${formatNames.join(', ')}`;

// npm run lists: takes a file as a denied-party list, at once; a bad file is refused with its line, and the list in force stays
try {
  const settings = new Settings(readSettings());
  const url = settings.values.WORKER_DATABASE_URL;
  if (!url) throw new SettingsProblem(['WORKER_DATABASE_URL is missing: the PostgreSQL address of the worker']);
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      name: text,
      format: text,
      file: text,
      beside: text,
      dated: text,
      applies: text,
      oldest: text,
      kind: text,
      encoding: text,
    },
  });
  const { name, format, file, beside, encoding, dated } = values;
  const oldestDays = values.oldest === undefined ? undefined : Number(values.oldest);
  const kind = values.kind ?? 'official';
  const right =
    name &&
    file &&
    formatNames.includes(format as Format) &&
    (kind === 'official' || kind === 'own') &&
    (dated === undefined || /^\d{4}-\d\d-\d\d$/.test(dated)) &&
    (oldestDays === undefined || (Number.isInteger(oldestDays) && oldestDays > 0));
  if (!right) throw new SettingsProblem([usage]);
  const source = await dataSource(url, screeningEntities, { pool: 1, statementSeconds: 600 }).initialize();
  const by = system('load-list');
  const applies = (values.applies ?? '*').split(',');
  const taken = await new Transactions(source)
    .run(by, (em) =>
      new ListFiles(settings).load(
        em,
        by,
        { name, kind, applies, oldestDays, dated },
        { path: file, format: format as Format, beside, encoding },
      ),
    )
    .finally(() => source.destroy());
  console.log(
    `In force: ${taken.name}, dated ${taken.dated}, ${taken.parties} parties. Whomever it may concern is checked anew.`,
  );
  console.log(JSON.stringify({ list: taken.id, dated: taken.dated, parties: taken.parties }));
} catch (error) {
  const known = error instanceof SettingsProblem || error instanceof ListRefused;
  console.error(known ? (error as Error).message : (error as Error).stack);
  process.exitCode = 1;
}
