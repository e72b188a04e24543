import { useReader, type Key } from '../texts/reader.js';
import { useMe } from '../api/queries.js';
import type { Proposal } from './queries.js';
import styles from './timeline.module.css';

/** What happened to this pair, the first first. */
export function Timeline({ proposal }: { proposal: Proposal }) {
  const { t, moment, ago, code } = useReader();
  const { zone } = useMe();
  const { createdAt, decidedAt, state, rejectCode, note, introduction } = proposal;
  const steps: { at: string; name: Key; more?: string | null }[] = [
    { at: createdAt, name: 'console.timeline.proposed' },
    ...(decidedAt && state === 'approved' ? [{ at: decidedAt, name: 'console.timeline.approved' as const }] : []),
    ...(decidedAt && state === 'rejected'
      ? [
          {
            at: decidedAt,
            name: 'console.timeline.rejected' as const,
            more: [rejectCode && code('declineCodes', rejectCode), note].filter(Boolean).join('. '),
          },
        ]
      : []),
    ...(introduction && state === 'approved'
      ? [
          {
            at: introduction.takesEffectAt,
            name: 'console.timeline.introduction' as const,
            more: code('introductionStates', introduction.state),
          },
        ]
      : []),
  ];
  return (
    <ol className={styles.timeline}>
      {steps.map(({ at, name, more }) => (
        <li key={name}>
          <p>{t(name)}</p>
          {more && <p className={styles.more}>{more}</p>}
          <time dateTime={at} title={moment(at, zone)}>
            {ago(at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
