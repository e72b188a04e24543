// npm run chaos -- worker | redis | poison | digest-year | smtp | restore: ends processes by force in the middle of the work, and compares with a run
// where nothing happened, or with what the rules say.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/chaos/main', process.argv.slice(2)));
