import { parseArgs } from 'node:util';
import { Given } from '../given/given.js';
import { fillQueue } from '../given/queue.js';
import { Landfall } from '../landfall.js';
import { Visitors } from '../browser/browser.js';
import { print, quantile, type Figure } from './figures.js';

/** The page's own, in what is sent there to be run. */
declare const performance: any, PerformanceObserver: any, tasks: number[], document: any;

const usage = 'npm run bench -- inbox [--proposals 10000] [--browser chromium]';
const each = 5;

/** A coordinator's inbox with as many proposals as nobody has: the first useful screen, going through it, scrolling and filtering, and the longest task of each. */
export async function inbox(words: string[]): Promise<boolean> {
  const { values } = parseArgs({ args: words, options: { proposals: { type: 'string', default: '10000' }, browser: { type: 'string', default: '/usr/bin/chromium' } } }); // prettier-ignore
  const proposals = Number(values.proposals);
  if (!Number.isInteger(proposals) || proposals < each) throw new Error(`A whole number of proposals, please: ${usage}`);
  const landfall = await Landfall.start();
  try {
    const given = await Given.in(landfall);
    await given.deniedParties();
    const hub = await given.hub({ capacity: 1000 });
    const firm = await given.firm();
    const offering = await given.offering(firm);
    const need = await given.need(await given.buyer(hub));
    await landfall.settled();
    await fillQueue(landfall.admin, {
      hub: hub.id,
      offering: offering.id,
      need: need.id,
      needs: Math.floor(proposals / each),
      each,
    });
    await landfall.admin.query('analyze');
    console.log(`${proposals} proposals wait in one hub.`);
    const visitors = await Visitors.of(landfall, values.browser);
    try {
      const session = await visitors.session(hub.coordinatorEmail, hub.coordinator);
      const figures = await measured(visitors, session);
      print({ bench: 'inbox', proposals }, figures);
      return true;
    } finally {
      await visitors.close();
    }
  } finally {
    await landfall.close();
  }
}

type Steps = ReturnType<typeof steps>;

/** When each step on the way to the first useful screen was done. */
const steps = () => {
  const answers: { name: string; startTime: number; responseEnd: number }[] = performance.getEntriesByType('resource');
  const of = (part: RegExp) => answers.find(({ name }) => part.test(name)) ?? { startTime: Number.NaN, responseEnd: Number.NaN };
  const queue = of(/\/queue\?/);
  return {
    'the page is here': performance.getEntriesByType('navigation')[0].responseEnd as number,
    'who is signed in is asked': of(/\/session$/).startTime,
    'who is signed in is known': of(/\/session$/).responseEnd,
    'the queue is asked for': queue.startTime,
    'the queue is here': queue.responseEnd,
    'first useful screen': performance.now() as number,
  };
};

async function measured(visitors: Visitors, session: Awaited<ReturnType<Visitors['session']>>): Promise<Figure[]> {
  const figures: Figure[] = [];
  await visitors.visit({ session }, async ({ page, go, press, settled }) => {
    await page.addInitScript(() => {
      const own = globalThis as unknown as { tasks: number[] };
      own.tasks = [];
      new PerformanceObserver((list: { getEntries: () => { duration: number }[] }) => {
        for (const { duration } of list.getEntries()) own.tasks.push(duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const longest = async (name: string, act: () => Promise<unknown>) => {
      await page.evaluate(() => void tasks.splice(0));
      await act();
      await settled();
      const found = await page.evaluate(() => [...tasks]);
      figures.push({ name: `${name}: longest task`, value: Math.max(0, ...found), unit: 'ms' });
    };
    const first: Steps[] = [];
    for (let run = 0; run < 5; run++) {
      await go('/inbox');
      await page.locator('a[aria-current=true]').waitFor();
      first.push(await page.evaluate(steps));
      await settled();
    }
    for (const name of Object.keys(first[0]!) as (keyof Steps)[])
      figures.push({ name: `${name}, median of 5`, value: quantile(first.map((run) => run[name]), 0.5), unit: 'ms' }); // prettier-ignore
    await longest('a hundred pairs with j', () => press(...Array.from({ length: 100 }, () => 'j')));
    await longest('scrolled through all', async () => {
      const rows = page.getByRole('region', { name: 'Queue' });
      for (let before = -1, top = 0; top > before;) {
        before = top;
        top = await rows.evaluate(async (place: any) => {
          for (let step = 0; step < 20; step++) {
            place.scrollTop += 1500;
            await new Promise((next) => (globalThis as any).requestAnimationFrame(next));
          }
          return place.scrollTop;
        });
        await page.waitForLoadState('networkidle');
      }
    });
    figures.push({ name: 'lines in the page at the end', value: await page.evaluate(() => document.querySelectorAll('main li').length), unit: '' }); // prettier-ignore
    await longest('filtered by a word', async () => {
      await page.getByRole('searchbox').fill('00042');
      await page.waitForURL(/text=00042/);
    });
  });
  return figures;
}
