import 'reflect-metadata';
import { migrate } from '../../migrations/run.js';

const url = process.env.MIGRATIONS_DATABASE_URL;
if (!url) {
  process.stderr.write("MIGRATIONS_DATABASE_URL is missing: name the PostgreSQL address of the tables' owner.\n");
  process.exit(1);
}
await migrate(url, (line) => process.stdout.write(`${line}\n`));
