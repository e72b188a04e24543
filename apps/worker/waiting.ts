import { timetable } from './timetable.js';

/** What proves what happened, tidies up or catches up follows by itself; nothing waits for it. */
const nobodyWaitsFor = new Set(['ChainEntries', 'AnchorLedger', 'ForgetOld', 'EmbedMissing', 'ReportSlate']);
const notYetAJob = (name: string) =>
  `(d.key is null or not exists (select from ledger.jobs j where j.name = '${name}' and j.due_key = d.key))`;

/** A line for each sort of thing that still waits: entries to relay, such jobs, and what is due. One statement, so one moment. */
export const whatWaits = (jobs = 'true') =>
  [
    `select count(*) || ' entries are not relayed' as line from ledger.unrelayed having count(*) > 0`,
    `select name || ' (' || count(*) || ', up to ' || max(attempts) || ' attempts' || coalesce(', ' || max(last_error), '') || ')'
     from ledger.jobs where done_at is null and parked_at is null and ${jobs} group by name`,
    ...timetable
      .filter(({ run }) => !nobodyWaitsFor.has(run.name))
      .map(
        ({ where, run }) =>
          `select '${run.name} is due ' || count(*) || ' times' from (${where}) d where ${notYetAJob(run.name)} having count(*) > 0`,
      ),
  ]
    .map((one) => `(${one})`)
    .join(' union all ');
