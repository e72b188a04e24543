import 'reflect-metadata';
import { dataSource, system, Transactions } from '#database';
import { Anchors } from '#ledger';
import { readSettings, Settings, SettingsProblem } from '#settings';

// npm run ledger:verify: exit code 0 when every chain holds and nothing that was anchored is gone
try {
  const settings = new Settings(readSettings());
  const url = settings.values.WORKER_DATABASE_URL;
  if (!url) throw new SettingsProblem(['WORKER_DATABASE_URL is missing: the PostgreSQL address of the worker']);
  const source = await dataSource(url, [], { pool: 1, statementSeconds: 600 }).initialize();
  const anchors = new Anchors(settings);
  const { broken, ...counts } = await new Transactions(source).run(system('verify-ledger'), (em) =>
    anchors.verify((sql, parameters) => em.query(sql, parameters)),
  );
  await source.destroy();
  console.log(
    `${counts.entries} entries in ${counts.chains} chains, ${counts.waiting} not chained yet, ${counts.anchors} anchors in ${anchors.file}`,
  );
  for (const { chain, place, entry, why } of broken)
    console.log(
      `does not hold: ${[chain && `chain ${chain}`, place && `place ${place}`, entry && `entry ${entry}`, why].filter(Boolean).join(', ')}`,
    );
  if (!counts.anchors) console.log('Nothing is anchored yet: a tail that was cut, or a chain made anew, would not show.');
  console.log(JSON.stringify({ ...counts, broken: broken.length }));
  process.exitCode = broken.length ? 1 : 0;
} catch (error) {
  console.error(error instanceof SettingsProblem ? error.message : (error as Error).stack);
  process.exitCode = 1;
}
