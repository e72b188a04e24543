import { Button } from '@mantine/core';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import type { Verification } from './queries.js';
import styles from './organisation.module.css';

/** Where the line that proves a domain may stand: in either place, whichever is easier to reach. */
export function Proof({ proof: { line, record, file } }: { proof: NonNullable<Verification['proof']> }) {
  const { t } = useReader();
  const copy = async () => {
    await navigator.clipboard.writeText(line);
    toast(t('console.known.copied'), { tone: 'good' });
  };
  return (
    <div className={styles.proof}>
      <p>{t('console.known.proof')}</p>
      <dl>
        <dt>{t('console.known.line')}</dt>
        <dd>
          <code dir="ltr">{line}</code>{' '}
          <Button size="compact-xs" variant="default" onClick={() => void copy()}>
            {t('console.known.copy')}
          </Button>
        </dd>
        <dt>{t('console.known.record')}</dt>
        <dd>
          <code dir="ltr">{record}</code>
        </dd>
        <dt>{t('console.known.file')}</dt>
        <dd>
          <code dir="ltr">{file}</code>
        </dd>
      </dl>
    </div>
  );
}
