// npm run fuzz: requests made from the OpenAPI document, of every role, valid and broken; none may be answered with 5xx.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/fuzz/main', process.argv.slice(2)));
