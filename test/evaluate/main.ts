import { decisions, usage as decisionsUsage } from './decisions.js';
import { names, usage as namesUsage } from './names.js';
import { Usage } from './progress.js';
import { fitSectors, usage as fitSectorsUsage } from './fit-sectors.js';
import { packNotices, usage as packNoticesUsage } from './pack-notices.js';
import { readNotices, usage as readNoticesUsage } from './read-notices.js';
import { sectors, usage as sectorsUsage } from './sectors.js';
import { retrieval, usage as retrievalUsage } from './retrieval.js';

/** What can be measured, each printing its table and answering its figures for the last line. */
const commands: Record<string, { run: (words: string[]) => Promise<Record<string, unknown>>; usage: string }> = {
  decisions: { run: decisions, usage: decisionsUsage },
  retrieval: { run: retrieval, usage: retrievalUsage },
  sectors: { run: sectors, usage: sectorsUsage },
  'fit-sectors': { run: fitSectors, usage: fitSectorsUsage },
  'pack-notices': { run: packNotices, usage: packNoticesUsage },
  'read-notices': { run: readNotices, usage: readNoticesUsage },
  names: { run: names, usage: namesUsage },
};

const [name = '', ...words] = process.argv.slice(2);
try {
  const command = commands[name];
  if (!command)
    throw new Usage(
      Object.values(commands)
        .map((c) => c.usage)
        .join('\n'),
    );
  const figures = await command.run(words);
  console.log(JSON.stringify({ evaluated: name, ...figures }));
} catch (error) {
  const wrongWords = error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  console.error(
    wrongWords && !(error instanceof Usage) ? `${(error as Error).message}\n${commands[name]!.usage}` : (error as Error).message,
  );
  process.exitCode = 1;
}
