// npm run authz: every role at every route, with its own things, another's and what is not there; and what each role's rows would show.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/authz/main', process.argv.slice(2)));
