import { z } from 'zod';
import { id } from '#problems';
import { job } from '#queues';

/** Checks one organisation against the live lists. */
export const ScreenOrganisation = job('ScreenOrganisation', 'upkeep', z.object({ organisation: id }), {
  seconds: 120,
  coalesce: ({ organisation }) => organisation,
});

/** A list was loaded or removed: wishes a check of whomever that may concern. */
export const RescreenChanged = job('RescreenChanged', 'upkeep', z.object({ list: id }), { seconds: 300 });

/** By the timetable, each hour: which files of the lists' folder are new. */
export const LookForLists = job('LookForLists', 'upkeep', z.object({}), { seconds: 120, coalesce: () => 'lists' });
/** Reads one of them. */
export const LoadListFile = job('LoadListFile', 'upkeep', z.object({ source: id }), {
  seconds: 900,
  coalesce: ({ source }) => source,
});

/** For LookForLists, where there is a folder to look in: at the start of a worker, and once in each hour. */
export const listsToLookFor = `
  select extract(epoch from at)::bigint || ' ' || to_char(landfall.now() at time zone 'UTC', 'YYYY-MM-DD HH24') as key, '{}'::jsonb as payload from screening.looks`;
