// npm run sample [-- real]: brings the invented `story` market, or the real one, into a Landfall that runs on this machine, through its
// public API, waits for the worker, and prints the ten best proposals with their reasons. Run again, it adds what is missing.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.mjs';
import { build } from './build.mjs';
import { command, Refusal } from './refusal.mjs';
import { Client, demonstrationKey, pause, Progress } from './sample/client.mjs';
import { playTheEnds } from './sample/ends.mjs';
import { loadMarket } from './sample/market.mjs';
import { loadRealMarket, neverMeant, whatCameIn } from './sample/real.mjs';
import { openNext, tenBest } from './sample/telling.mjs';

const dataDir = path.resolve(process.env.DATA_DIR || 'data');

async function main() {
  const market = process.argv[2] ?? 'story';
  if (!['story', 'real'].includes(market))
    throw new Refusal(
      `There is no market "${market}" here: there are \`npm run sample\` (story) and \`npm run sample -- real\`.`,
    );
  await ensureInstalled({ dev: false });
  await build({ quiet: true });
  const began = performance.now();
  const { api, publicUrl } = await whereItRuns();
  const progress = new Progress();
  const took = () => ((performance.now() - began) / 1000).toFixed(0);
  if (market === 'real') {
    const real = await loadRealMarket(api, progress, (what) => settled(api, progress, what));
    const loadedIn = took();
    await settled(api, progress, 'The worker matches the market');
    await api.post('/corpus-snapshots');
    await settled(api, progress, 'Scores over the whole market');
    progress.end();
    process.stdout.write(whatCameIn(real) + (await tenBest(api, real)) + neverMeant);
    process.stdout.write(`\nBrought in in ${loadedIn} s, matched in ${took() - loadedIn} s more.\n`);
    return;
  }
  const loaded = await loadMarket(api, progress);
  await settled(api, progress, 'The worker matches the market');
  await api.post('/corpus-snapshots');
  await settled(api, progress, 'Scores over the whole market');
  const best = await tenBest(api, loaded);
  const ends = await playTheEnds(api, loaded, progress);
  progress.end();
  process.stdout.write(best);
  process.stdout.write(await openNext(api, loaded, ends, publicUrl));
  process.stdout.write(`\nLoaded and matched in ${took()} s. Everything in this market is invented.\n`);
}

async function whereItRuns() {
  const read = (file) => JSON.parse(readFileSync(path.join(dataDir, file), 'utf8'));
  try {
    const { url, publicUrl } = read('address.json');
    const secrets = process.env.SECRETS_FILE ? JSON.parse(readFileSync(process.env.SECRETS_FILE, 'utf8')) : read('secrets.json');
    const api = new Client(url, { authorization: `Bearer ${demonstrationKey(secrets.linkSecret)}` });
    const { status } = await api.try('GET', '/session');
    if (status === 401)
      throw new Refusal('This Landfall has no key for the sample: it is made by `npm start` on its own private database only.');
    return { api, publicUrl };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      `No Landfall runs on ${dataDir}: start it with \`npm start\` in another terminal, wait for "Landfall is ready", and run this again; one that was started with DATA_DIR is found by the same DATA_DIR.`,
    );
  }
}

/** Until nothing that happened waits for its reaction. Jobs that were parked are named: nothing is hidden. */
async function settled(api, progress, what) {
  const states = ['recorded', 'offered', 'started'];
  for (let calm = 0; calm < 4;) {
    const open = (await Promise.all(states.map((s) => api.get(`/jobs?state=${s}&limit=100`))))
      .flatMap((p) => p.items)
      .filter((j) => !['DeliverMail'].includes(j.name));
    const { matches } = await api.get('/corpus');
    progress.say(
      `${what}: ${open.length ? `${open.length}${open.length >= 100 ? ' or more' : ''} jobs to do, ` : ''}${matches} pairs matched`,
    );
    calm = open.length ? 0 : calm + 1;
    await pause(300);
  }
  const parked = (await api.get('/jobs?state=parked')).items;
  if (parked.length) progress.note(`Parked: ${parked.map((j) => `${j.name} (${j.parkedReason})`).join('; ')}`);
  progress.done();
}

await command(main);
