// npm run injections: sqlmap at every GET route whose path or query can be varied. Needs sqlmap (apt-get install sqlmap).
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/injections/main', process.argv.slice(2)));
