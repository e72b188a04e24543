import 'reflect-metadata';
import { migrationsAddress, SettingsProblem } from '#settings';
import { migrate } from '../../migrations/run.js';

try {
  await migrate(migrationsAddress(), (line) => process.stdout.write(`${line}\n`));
} catch (error) {
  process.stderr.write(`${error instanceof SettingsProblem ? error.message : (error as Error).stack}\n`);
  process.exit(1);
}
