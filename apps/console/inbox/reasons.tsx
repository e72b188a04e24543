import { Button } from '@mantine/core';
import { named, sectorsIn, useSectorNames } from '../api/sectors.js';
import { Icon } from '../look/icons.js';
import { useReader } from '../texts/reader.js';
import { Criteria } from './criteria.js';
import type { Proposal } from './queries.js';
import { Timeline } from './timeline.js';
import styles from './reasons.module.css';

type Props = { proposal: Proposal; approve: () => void; reject: () => void; rank: { at: number; of: number } | undefined };

/** Why this pair, what is not known of it, and what to do about it. */
export function Reasons({ proposal, approve, reject, rank }: Props) {
  const { t, share, code, tell, number } = useReader();
  const { score, coverage, views, missing, state } = proposal;
  const nameOf = useSectorNames(proposal.reasons.flatMap(sectorsIn));
  const open = state === 'queued' || state === 'in_review';
  return (
    <aside className={styles.why} aria-label={t('console.why')}>
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
        <section>
          <h2>{t('console.why')}</h2>
          {views ? (
            <Criteria views={views} reasons={proposal.reasons.map((reason) => ({ ...reason, ...named(reason, nameOf) }))} />
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
        <section>
          <h2>{t('console.timeline')}</h2>
          <Timeline proposal={proposal} />
        </section>
      </div>
      <footer className={styles.acts}>
        {rank && (
          <p className={`${styles.rank} number`}>
            {number(rank.at)} / {number(rank.of)}
          </p>
        )}
        {open ? (
          <>
            <Button onClick={approve} leftSection={<Icon name="check" size={16} />} rightSection={<kbd>A</kbd>}>
              {t('queue.approve')}
            </Button>
            <Button onClick={reject} variant="default" leftSection={<Icon name="cross" size={16} />} rightSection={<kbd>R</kbd>}>
              {t('queue.reject')}
            </Button>
          </>
        ) : (
          <p className={styles.state}>
            {code('proposalStates', state)}
            {proposal.rejectCode && `: ${code('declineCodes', proposal.rejectCode)}`}
          </p>
        )}
      </footer>
    </aside>
  );
}
