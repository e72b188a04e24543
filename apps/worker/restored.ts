import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { dataSource, system, Transactions } from '#database';
import { Gaps } from '#mail';
import { readSettings, Settings, SettingsProblem } from '#settings';
import { whatWaits } from './waiting.js';

// npm run restored: once a backup was put back, before a worker starts. Ends when the worker has caught up.
try {
  const { values } = new Settings(readSettings());
  const url = values.WORKER_DATABASE_URL;
  if (!url) throw new SettingsProblem(['WORKER_DATABASE_URL is missing: the PostgreSQL address of the worker']);
  const source = await dataSource(url, [], { pool: 1, statementSeconds: 60 }).initialize();
  const transactions = new Transactions(source);
  const gaps = new Gaps(transactions);
  const { since, stopped } = await gaps.begin({ toServer: values.SMTP_URL !== undefined });
  console.log(
    `The backup knows of nothing after ${since}. ${stopped} mails that waited in it may have left since: they are not sent again.`,
  );
  if (process.argv[2] === 'begin') {
    await source.destroy();
    console.log('Start Landfall now, and then this command once more: it ends when what was due has been worked off.');
    process.exit();
  }
  console.log('Start a worker now, and the API when this has ended.');
  process.send?.({ ready: true });
  await caughtUp(transactions);
  const held = await gaps.end();
  await source.destroy();
  console.log(
    `Caught up. ${held} mails are of unknown fate (GET /mails?state=unknown); one that certainly never left is sent by POST /mails/<id>/retry.`,
  );
  console.log(JSON.stringify({ since, stopped, held }));
} catch (error) {
  console.error(error instanceof SettingsProblem ? error.message : (error as Error).stack);
  process.exitCode = 1;
}

/** A job that has failed waits for its own time; everything else is to be done. Says what is left whenever that changes. */
async function caughtUp(transactions: Transactions): Promise<void> {
  for (let said = ''; ; await pause(250)) {
    const rows = (await transactions.run(system('restored'), (em) => em.query(whatWaits('failures = 0')))) as { line: string }[];
    if (!rows.length) return;
    const left = rows.map(({ line }) => line).join('; ');
    if (left !== said) console.log(`still to do: ${left}`);
    said = left;
  }
}
