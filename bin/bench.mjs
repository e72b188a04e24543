// npm run bench -- matching | digests | import | inbox | sign-ins: how fast a part of the product is, on a market made by a seed.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

// As it is deployed: mails are rendered by React's production build.
if (process.argv[2] === 'digests') process.env.NODE_ENV ??= 'production';
await command(() => onADatabase('test/bench/main', process.argv.slice(2)));
