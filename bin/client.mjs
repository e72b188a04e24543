// npm run client: writes client/schema.d.ts, the API as types, from the OpenAPI document.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/client/main', []));
