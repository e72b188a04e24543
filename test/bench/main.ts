import { digests } from './digests.js';
import { imports } from './import.js';
import { inbox } from './inbox.js';
import { matching } from './matching.js';
import { signIns } from './sign-ins.js';

/** What can be measured: each reads its own words, prints a table and one JSON line last, and answers whether it ended well. */
const benches: Readonly<Record<string, (words: string[]) => Promise<boolean>>> = {
  digests,
  import: imports,
  inbox,
  matching,
  'sign-ins': signIns,
};

const [what = '', ...words] = process.argv.slice(2);
const bench = benches[what];
try {
  if (!bench) throw new Error(`Say what to measure: npm run bench -- ${Object.keys(benches).join(' | ')}`);
  process.exitCode = (await bench(words)) ? 0 : 1;
} catch (error) {
  console.error((error as Error).name === 'Error' ? (error as Error).message : error);
  process.exitCode = 1;
}
