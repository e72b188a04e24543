import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Refusal } from '../api/client.js';
import { Unreachable } from '../api/patient-fetch.js';
import { Icon, type IconName } from '../look/icons.js';
import { useReader, type Reader } from '../texts/reader.js';
import styles from './states.module.css';

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Waiting({ rows = 5 }: { rows?: number }) {
  const { t } = useReader();
  return (
    <div className={styles.waiting} role="status">
      <span className="heard">{t('console.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row} aria-hidden="true">
          <Skeleton height={14} width={`${70 - ((row * 13) % 30)}%`} />
          <Skeleton height={10} width={`${45 - ((row * 7) % 20)}%`} />
        </div>
      ))}
    </div>
  );
}

/** Nothing is here, and what comes next. */
/** `alone`: it is all that the screen says. */
export function Empty({
  icon,
  title,
  alone,
  children,
  act,
}: {
  icon: IconName;
  title: string;
  alone?: boolean;
  children?: ReactNode;
  act?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <span className={styles.badge}>
        <Icon name={icon} size={26} />
      </span>
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children && <p>{children}</p>}
      {act}
    </div>
  );
}

/** What went wrong, and what can be done: the API's own words where it gave some. */
export function Failed({ error, retry, alone }: { error: Error; retry?: () => void; alone?: boolean }) {
  const reader = useReader();
  const { title, detail, number } = wordsFor(reader, error);
  return (
    <div className={styles.empty} role="alert">
      <span className={styles.badge} data-tone="bad">
        <Icon name={error instanceof Unreachable ? 'away' : 'question'} size={26} />
      </span>
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      <p>{detail}</p>
      {number && <p className={styles.small}>{reader.t('problem.request_id', { id: number })}</p>}
      {retry && (
        <Button variant="default" leftSection={<Icon name="refresh" size={16} />} onClick={retry}>
          {reader.t('console.retry')}
        </Button>
      )}
    </div>
  );
}

/** A screen that this person's role does not include. */
export function NoAccess() {
  const { t } = useReader();
  return (
    <Empty alone icon="shield" title={t('problem.not_allowed.title')}>
      {t('problem.not_allowed.detail')}
    </Empty>
  );
}

/** An error in the reader's words: title, what to do, and the request's number where one can ask with it. */
export function wordsFor({ t }: Reader, error: Error): { title: string; detail: string; number?: string } {
  if (error instanceof Unreachable) return { title: t('console.away.title'), detail: t('console.away.detail') };
  if (error instanceof Refusal && error.problem.title) {
    const { title, detail, instance, status } = error.problem;
    return { title, detail, ...(status >= 500 && { number: instance.replace('urn:landfall:request:', '') }) };
  }
  return { title: t('problem.unexpected.title'), detail: t('problem.unexpected.detail') };
}
