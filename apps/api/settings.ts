import { describeSettings } from '#settings';

// npm run settings: the settings as a table, as the README shows them
process.stdout.write(`${describeSettings()}\n`);
