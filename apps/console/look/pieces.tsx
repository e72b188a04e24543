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
  done: 'good',
  planned: 'warn',
  paused: 'warn',
  aging: 'warn',
  held: 'warn',
  asking: 'warn',
  opening: 'warn',
  suppressed: 'warn',
  unknown: 'bad',
  failed: 'bad',
  stale: 'bad',
  revoked: 'bad',
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

/** One line: what it is and what is said of it, then how it stands and what can be done. */
export const Line = ({ children, end }: { children: ReactNode; end?: ReactNode }) => (
  <li>
    <div>{children}</div>
    {end && <div className={pieces.end}>{end}</div>}
  </li>
);
