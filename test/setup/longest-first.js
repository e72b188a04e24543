import path from 'node:path';
import Sequencer from '@jest/test-sequencer';

/** Where the tests are whose product is started whole, killed or looked at: one of them that begins last keeps the run waiting for it alone. */
const long = ['test/browser', 'test/chaos', 'test/fuzz', 'test/authz', 'test/journeys', 'bin'];

/** What jest knows of former runs goes first, as ever; on a new machine it knows nothing but how long a file is. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path: file, context }) => {
      const folder = path.dirname(path.relative(context.config.rootDir, file));
      const found = long.findIndex((each) => folder.startsWith(each));
      return found < 0 ? long.length : found;
    };
    const usual = super.sort(tests);
    return usual.some(({ duration }) => duration) ? usual : usual.toSorted((a, b) => rank(a) - rank(b));
  }
}
