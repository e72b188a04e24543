// npm run lists: takes a file as a denied-party list of the running Landfall.
import { command } from './refusal.mjs';
import { onTheRunningDatabase } from './running-database.mjs';

await command(() => onTheRunningDatabase('apps/worker/load-list', process.argv.slice(2)));
