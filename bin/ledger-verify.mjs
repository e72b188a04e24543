// npm run ledger:verify: walks the hash chains of the ledger and compares them with what was anchored outside the database.
import { command } from './refusal.mjs';
import { onTheRunningDatabase } from './running-database.mjs';

await command(() => onTheRunningDatabase('apps/worker/verify-ledger', process.argv.slice(2)));
