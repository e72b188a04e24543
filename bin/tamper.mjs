// npm run tamper: changes, reorders and cuts the ledger as a superuser, a thousand times, and counts what the verifier finds.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/tamper/main', process.argv.slice(2)));
