import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { every, Relay } from '#ledger';
import { job } from '#queues';
import { openDatabase, type OpenDatabase } from '../../test/setup/open-database.js';
import { Rounds } from './rounds.js';

const Look = job('Look', 'upkeep', z.object({}));
const inAYear = every(3600)
  .run(Look)
  .for(`select 'once' as key, '{}'::jsonb as payload where landfall.now() > now() + interval '1 year'`);

let db: OpenDatabase;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

it('look at the timetable when somebody who moved the clock says so, not only when their hour is over', async () => {
  const looks: number[] = [];
  class Watched extends Relay {
    override async fallDue(due: typeof inAYear): Promise<number> {
      const fell = await super.fallDue(due);
      looks.push(fell);
      return fell;
    }
  }
  const relay = new Watched(await db.transactions('worker'), { ring: async () => undefined }, [], [Look]);
  const rounds = new Rounds(relay, [inAYear], () => undefined);
  const looked = async (times: number) => {
    for (let n = 0; looks.length < times && n < 500; n++) await new Promise((r) => setTimeout(r, 20));
    return looks.slice(0, times);
  };
  rounds.start(db.worker);
  try {
    expect(await looked(1)).toEqual([0]);
    await db.later('2 years');
    // a NOTIFY that comes before the rounds listen is not heard
    for (let n = 0; looks.length < 2 && n < 100; n++) {
      await db.rows(`notify landfall_due`);
      await new Promise((r) => setTimeout(r, 50));
    }
    expect(await looked(2)).toEqual([0, 1]);
    expect(await db.rows(`select name from ledger.jobs`)).toEqual([{ name: 'Look' }]);
  } finally {
    await rounds.stop();
  }
});

it('relay what was wished for during a round at once: nobody waits for the next poll', async () => {
  let rounds = 0;
  class Busy extends Relay {
    override async relay(): Promise<number> {
      if (++rounds === 3) {
        await db.rows(`notify landfall_unrelayed`);
        await new Promise((r) => setTimeout(r, 300)); // it is heard while this round is still at work
      }
      return 0;
    }
  }
  const relay = new Busy(await db.transactions('worker'), { ring: async () => undefined }, [], [Look]);
  const anHour = 3_600_000;
  const working = new Rounds(relay, [], () => undefined, anHour);
  const begun = async (round: number) => {
    for (let n = 0; rounds < round && n < 500; n++) await new Promise((r) => setTimeout(r, 20));
    expect(rounds).toBe(round);
  };
  working.start(db.worker);
  try {
    await begun(2); // at the start, and when it listens
    await db.rows(`notify landfall_unrelayed`);
    await begun(4);
  } finally {
    await working.stop();
  }
});
