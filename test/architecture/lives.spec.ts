import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importLife } from '#imports';
import { consentSteps, introductionSteps } from '#introductions';
import { listingLife } from '#listings';
import { meetingSteps } from '#meetings';
import { hubLife } from '#members';
import { proposalSteps } from '#review';
import { openDatabase, type OpenDatabase } from '../setup/open-database.js';

const lives: Record<string, Record<string, readonly string[]>> = {
  hub: hubLife,
  listing: listingLife,
  import: importLife,
  proposal: proposalSteps,
  introduction: introductionSteps,
  consent: consentSteps,
  meeting: meetingSteps,
};

describe('a life', () => {
  let db: OpenDatabase;
  beforeAll(async () => {
    db = await openDatabase();
  });
  afterAll(() => db.close());

  it('is the same table in code and in the database', async () => {
    const rows = await db.rows<{ step: string }>(
      `select life || ': ' || state_from || ' → ' || state_to as step from landfall.steps order by 1`,
    );
    const steps = Object.entries(lives).flatMap(([life, table]) =>
      Object.entries(table).flatMap(([from, to]) => to.map((t) => `${life}: ${from} → ${t}`)),
    );
    expect(rows.map((r) => r.step).sort()).toEqual(steps.sort());
  });

  it('has the same states in code and in the check of its column', async () => {
    const checks = await db.rows<{ life: string; definition: string }>(`
      select encode(t.tgargs, 'escape') as life, pg_get_constraintdef(c.oid) as definition
      from pg_trigger t join pg_constraint c on c.conrelid = t.tgrelid and c.conname = 'state_is_known' where t.tgname = 'keeps_its_life'`);
    expect(checks).toHaveLength(Object.keys(lives).length);
    for (const { life, definition } of checks) {
      const states = [...definition.matchAll(/'([a-z_]+)'/g)].map((m) => m[1]);
      expect(states.sort()).toEqual(Object.keys(lives[life.replace('\\000', '')]!).sort());
    }
  });

  it('leads only to states of its own', () => {
    for (const table of Object.values(lives))
      for (const to of Object.values(table).flat()) expect(Object.keys(table)).toContain(to);
  });

  it('lets every step of its table through and refuses every other, also to a superuser', async () => {
    const hub = randomUUID();
    await db.rows(
      `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to)
       values ($1, 'Hub', 'AE', 'Asia/Dubai', '{1}', '{en}', 'en', 'AED', 5, 'hub@hub.test')`,
      [hub],
    );
    const states = Object.keys(hubLife);
    for (const from of states) {
      for (const to of states) {
        await db.rows(`alter table members.hubs disable trigger keeps_its_life`);
        await db.rows(`update members.hubs set state = $2 where id = $1`, [hub, from]);
        await db.rows(`alter table members.hubs enable trigger keeps_its_life`);
        const step = db.rows(`update members.hubs set state = $2 where id = $1`, [hub, to]);
        const allowed = from === to || (hubLife as Record<string, readonly string[]>)[from]!.includes(to);
        if (allowed) await expect(step).resolves.toEqual([]);
        else await expect(step).rejects.toMatchObject({ code: 'LF001', message: `a hub cannot go from ${from} to ${to}` });
      }
    }
  });
});
