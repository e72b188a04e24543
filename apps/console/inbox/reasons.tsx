import { useQuery } from '@tanstack/react-query';
import { memo, type RefObject } from 'react';
import { named, sectorsIn, useSectorNames } from '../api/sectors.js';
import type { Command } from '../shell/commands.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { Acts } from './acts.js';
import { Comments } from './comments.js';
import { Criteria } from './criteria.js';
import type { useDeciding } from './deciding.js';
import { proposalQuery, type Proposal, type Row } from './queries.js';
import { Standing } from './standing.js';
import { Timeline } from './timeline.js';
import styles from './reasons.module.css';

type Props = {
  /** The pair that is open, and the one that is read: the same as soon as it is drawn. */
  row: Row;
  read: Row;
  /** Whether it has been open long enough to fetch all of it. */
  rested: boolean;
  commands: readonly Command[];
  comment: RefObject<HTMLTextAreaElement | null>;
  deciding: ReturnType<typeof useDeciding>;
  rank: { at: number; of: number; more: boolean } | undefined;
};

/** Why this pair, what is not known of it, how it stands, and what to do about it. */
export function Reasons({ row, read, rested, commands, comment, deciding, rank }: Props) {
  const { t } = useReader();
  return (
    <aside className={styles.why} aria-label={t('console.why')}>
      <All key={read.id} {...{ row: read, rested, comment, deciding }} />
      <Acts row={row} commands={commands} rank={rank} />
    </aside>
  );
}

const All = memo(function All({ row, rested, comment, deciding }: Pick<Props, 'row' | 'rested' | 'comment' | 'deciding'>) {
  const { t, share } = useReader();
  const { score, coverage } = row;
  const detail = useQuery({ ...proposalQuery(row.id), enabled: rested });
  return (
    <div className={styles.scroll}>
      <section className={styles.numbers}>
        <div>
          <p className={styles.name}>{t('queue.score')}</p>
          <p className={`${styles.big} number`}>{share(score)}</p>
        </div>
        <div>
          <p className={styles.name}>{t('queue.coverage')}</p>
          <p className={`${styles.big} number`}>{share(coverage)}</p>
          <svg className={styles.meter} viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" rx="3" />
            <rect width={100 * coverage} height="6" rx="3" data-known />
          </svg>
        </div>
      </section>
      <Standing row={row} deciding={deciding} />
      {detail.data ? (
        <Why proposal={detail.data} />
      ) : detail.error ? (
        <Failed error={detail.error} retry={() => void detail.refetch()} />
      ) : (
        <Waiting rows={5} />
      )}
      <Comments id={row.id} field={comment} rested={rested} />
      <section>
        <h2>{t('console.timeline')}</h2>
        <Timeline row={row} rested={rested} />
      </section>
    </div>
  );
});

function Why({ proposal }: { proposal: Proposal }) {
  const { t, share, tell } = useReader();
  const { views, missing, reasons } = proposal;
  const nameOf = useSectorNames(reasons.flatMap(sectorsIn));
  return (
    <>
      <section>
        <h2>{t('console.why')}</h2>
        {views ? (
          <Criteria views={views} reasons={reasons.map((reason) => ({ ...reason, ...named(reason, nameOf) }))} />
        ) : (
          <p className={styles.quiet}>{t('queue.not_enough')}</p>
        )}
      </section>
      {missing.length > 0 && (
        <section>
          <h2>{t('console.missing')}</h2>
          <p className={styles.quiet}>{t('console.missing.explain')}</p>
          <ul className={styles.missing}>
            {missing.map(({ side, field, adds }) => (
              <li key={`${side}.${field}`}>
                <span>
                  {tell({ key: `missing.${field}` })}{' '}
                  <span className={styles.side}>{t(side === 'need' ? 'card.request' : 'card.offer')}</span>
                </span>
                <span className="number">+{share(adds)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
