// npm run client: writes apps/console/api/schema.ts, the API as types, from the OpenAPI document.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/client/main', []));
