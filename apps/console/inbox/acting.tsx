import { Asking } from './asking.js';
import { Assigning } from './assigning.js';
import { Bulk, type Wanted } from './bulk.js';
import type { Decide, useDeciding } from './deciding.js';
import { KeyHelp } from './key-help.js';
import type { Row } from './queries.js';
import { Rejecting } from './rejecting.js';
import { Snoozing } from './snoozing.js';

/** What is asked before something is done: a reason, a day, a colleague, or a look at what many decisions would come to. */
export type Ask =
  | { what: 'reject' | 'snooze' | 'assign'; rows: readonly Row[] }
  | { what: 'ask'; row: Row }
  | { what: 'many'; decisions: readonly Wanted[] }
  | { what: 'keys' };

type Props = {
  asked: Ask;
  close: () => void;
  ask: (what: Ask) => void;
  hub: string;
  deciding: ReturnType<typeof useDeciding>;
  leave: (rows: readonly Row[]) => void;
};

export default function Acting({ asked, close, ask, hub, deciding, leave }: Props) {
  /** One is done at once and can be undone; many are looked at first. */
  const done = (rows: readonly Row[], decide: Decide, one: (row: Row) => unknown) => {
    const [single, ...others] = rows;
    if (others.length) return ask({ what: 'many', decisions: rows.map((row) => ({ row, decide })) });
    close();
    if (!single) return;
    if (decide.as !== 'assign') leave([single]);
    void one(single);
  };
  switch (asked.what) {
    case 'keys':
      return <KeyHelp onClose={close} />;
    case 'reject':
      return (
        <Rejecting
          rows={asked.rows}
          onClose={close}
          onReject={(code, note) =>
            done(asked.rows, { as: 'reject', code, ...(note && { note }) }, (row) => deciding.reject(row, code, note))
          }
        />
      );
    case 'snooze':
      return (
        <Snoozing
          rows={asked.rows}
          onClose={close}
          onSnooze={(snooze) => done(asked.rows, { as: 'snooze', snooze }, (row) => deciding.snooze(row, snooze))}
        />
      );
    case 'assign':
      return (
        <Assigning
          hub={hub}
          rows={asked.rows}
          onClose={close}
          onAssign={(to) => done(asked.rows, { as: 'assign', to }, (row) => deciding.assign(row, to))}
        />
      );
    case 'ask':
      return (
        <Asking
          row={asked.row}
          onClose={close}
          onAsk={(side, text) => {
            close();
            leave([asked.row]);
            void deciding.ask(asked.row, side, text);
          }}
        />
      );
    case 'many':
      return <Bulk hub={hub} wanted={asked.decisions} onClose={close} deciding={deciding} leave={leave} />;
  }
}
