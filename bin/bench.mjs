// npm run bench -- digests: how fast a part of the product is, on a world made by a seed.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/bench/main', process.argv.slice(2)));
