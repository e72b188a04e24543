import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { system, type PersonActor } from '#database';
import { Settings } from '#settings';
import { openDatabase, personActor } from '../../../test/setup/open-database.js';
import { screeningEntities } from '../entities.js';
import { ScreeningLists } from '../screening-lists.js';
import { Screening } from '../screening.js';
import { LoadList } from '../screening.schema.js';

export const officer = personActor(undefined, { duties: ['compliance'] });
export const operator = personActor(undefined, { duties: ['operator'] });

/** The room on a database of its own, at home in Russia, with a folder for lists. */
export async function openRoom() {
  const folder = mkdtempSync(path.join(tmpdir(), 'landfall-lists-'));
  const settings = new Settings({ NODE_ENV: 'test', HOME_COUNTRY: 'RU', LISTS_DIR: folder } as Settings['values']);
  const db = await openDatabase(screeningEntities);
  const [api, worker] = [await db.transactions('api'), await db.transactions('worker')];
  const lists = new ScreeningLists(api, settings);
  const screening = new Screening(api, settings);
  return {
    db,
    api,
    worker,
    lists,
    screening,
    folder,
    settings,
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true });
    },
    empty: () =>
      db.rows(
        `truncate landfall.clock, screening.denied_parties, screening.lists, screening.checks, screening.sources, screening.principals, screening.end_uses, ledger.entries cascade`,
      ),
    today: async () => (await db.rows<{ day: string }>(`select landfall.now()::date::text as day`))[0]!.day,
    load: (names: string[], list: Record<string, unknown> = {}) => {
      const parties = names.map((name) => ({ names: [name] }));
      return lists.load(officer, LoadList.parse({ name: 'A list', kind: 'own', dated: '2026-11-15', parties, ...list }));
    },
    screen: (...ids: string[]) =>
      worker.run(system('test'), async (em) => {
        for (const id of ids) await screening.screen(em, id);
      }),
    check: async (id: string) => (await db.rows(`select * from screening.checks where organisation = $1`, [id]))[0]!,
    organisation: async (name: string, country: string): Promise<PersonActor & { organisation: string }> => {
      const firm = await db.firm(name);
      await db.rows(`update members.organisations set country = $2 where id = $1`, [firm.organisation, country]);
      return firm;
    },
    hub: async (country: string): Promise<string> => {
      const id = randomUUID();
      await db.rows(
        `insert into members.hubs (id, name, country, zone, work_week, languages, fallback_language, currency, capacity, reply_to, state)
         values ($1, $2, $3, 'UTC', '{1}', '{en}', 'en', 'USD', 10, 'hub@hub.test', 'open')`,
        [id, `Hub ${id}`, country],
      );
      return id;
    },
    listing: async (of: string, side: 'offering' | 'need', sectors: string[], at: string | null): Promise<string> => {
      const id = randomUUID();
      await db.rows(
        `insert into listings.listings (id, side, profile_type, organisation, hub, origin, state, visibility, language, title, sectors)
         values ($1, $2, $3, $4, $5, 'own', 'draft', 'anonymous', 'en', 'Something of a sector', $6)`,
        [id, side, side === 'offering' ? 'TO' : 'TR', of, at, sectors],
      );
      return id;
    },
  };
}

export type Room = Awaited<ReturnType<typeof openRoom>>;
