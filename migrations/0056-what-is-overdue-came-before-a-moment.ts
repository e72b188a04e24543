import type { MigrationInterface, QueryRunner } from 'typeorm';
import { api, worker } from './sql.js';

export class WhatIsOverdueCameBeforeAMoment implements MigrationInterface {
  name = 'WhatIsOverdueCameBeforeAMoment1763000000056';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- after_working_time() turned round: the latest moment from which so much working time has passed until then. One call counts what is
      -- overdue in a whole queue. A year without a working day ends the search, as it does there.
      create function members.before_working_time(wanted uuid, until timestamptz, amount interval) returns timestamptz stable language plpgsql as $$
      declare
        h record;
        day date;
        starts timestamptz;
        ends timestamptz;
        rest interval := amount;
      begin
        select zone, work_week, holidays into h from members.hubs where id = wanted;
        day := (until at time zone h.zone)::date;
        for i in 0..366 loop
          if extract(isodow from day)::smallint = any (h.work_week) and day <> all (h.holidays) then
            starts := day::timestamp at time zone h.zone;
            ends := least(until, (day + 1)::timestamp at time zone h.zone);
            if ends - starts >= rest then return ends - rest; end if;
            rest := rest - (ends - starts);
          end if;
          day := day - 1;
        end loop;
        return until - amount - interval '366 days';
      end $$;
      revoke all on function members.before_working_time(uuid, timestamptz, interval) from public;
      grant execute on function members.before_working_time(uuid, timestamptz, interval) to ${api}, ${worker}`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function members.before_working_time(uuid, timestamptz, interval)`);
  }
}
