import type { ReactNode } from 'react';
import { capital, useReader } from '../texts/reader.js';
import pieces from './pieces.module.css';

/** States that say more than that something goes its way. */
const tones: Record<string, 'good' | 'warn' | 'bad'> = {
  open: 'good',
  published: 'good',
  made: 'good',
  handed_over: 'good',
  sent: 'good',
  booked: 'good',
  valid: 'good',
  fresh: 'good',
  seen: 'good',
  counts: 'good',
  allow: 'good',
  done: 'good',
  planned: 'warn',
  paused: 'warn',
  aging: 'warn',
  held: 'warn',
  asking: 'warn',
  opening: 'warn',
  suppressed: 'warn',
  outdated: 'warn',
  expired: 'warn',
  approve: 'warn',
  unknown: 'bad',
  failed: 'bad',
  stale: 'bad',
  revoked: 'bad',
  voided: 'bad',
  refuse: 'bad',
};

/** How something stands, by the code list `code.<list>.<state>`: told by its words, the colour only repeats them. */
export function State({ list, state }: { list: string; state: string }) {
  const { code, language } = useReader();
  return (
    <span className={pieces.badge} data-tone={tones[state]}>
      {capital(language, code(list, state))}
    </span>
  );
}

/** Lines of a list, one under the other. */
export const Lines = ({ children }: { children: ReactNode }) => <ul className={pieces.lines}>{children}</ul>;

/** One line: what it is and what is said of it, then how it stands and what can be done; of a `short` one that stays beside it on a phone too. */
export const Line = ({ children, end, short }: { children: ReactNode; end?: ReactNode; short?: boolean }) => (
  <li data-short={short || undefined}>
    <div>{children}</div>
    {end && <div className={pieces.end}>{end}</div>}
  </li>
);
