// npm run bench -- matching: how fast the matcher is on a market of a size, made from the sample by a seed.
import { onADatabase } from './on-a-database.mjs';
import { command } from './refusal.mjs';

await command(() => onADatabase('test/bench/main', process.argv.slice(2)));
