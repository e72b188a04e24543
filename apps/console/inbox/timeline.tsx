import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/queries.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { timelineQuery, type Row } from './queries.js';
import styles from './timeline.module.css';

/** What happened to this pair, the first first, as the ledger has it. */
export function Timeline({ row, rested }: { row: Row; rested: boolean }) {
  const { t, moment, ago, code, tell } = useReader();
  const { zone } = useMe();
  const { data, error, refetch } = useQuery({ ...timelineQuery(row.id), enabled: rested });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={2} />;
  const more = (facts: Record<string, unknown>) =>
    [
      typeof facts.code === 'string' && code('declineCodes', facts.code),
      typeof facts.as === 'string' && code('returns', facts.as),
      typeof facts.for === 'string' && code('snoozes', facts.for),
      (facts.side === 'offering' || facts.side === 'need') && t(facts.side === 'need' ? 'console.view.client' : 'console.view.firm'), // prettier-ignore
    ].filter(Boolean);
  return (
    <ol className={styles.timeline}>
      <li>
        <p>{t('console.timeline.proposed')}</p>
        <time dateTime={row.createdAt} title={moment(row.createdAt, zone)}>
          {ago(row.createdAt)}
        </time>
      </li>
      {data.items.map(({ what, at, by, facts }) => (
        <li key={`${what} ${at}`}>
          <p>{tell({ key: `event.${what}` })}</p>
          {more(facts).length > 0 && <p className={styles.more}>{more(facts).join(' · ')}</p>}
          <time dateTime={at} title={moment(at, zone)}>
            {by?.name && <bdi>{by.name} · </bdi>}
            {ago(at)}
          </time>
        </li>
      ))}
    </ol>
  );
}
