import { useReader } from '../texts/reader.js';
import type { Row } from './queries.js';
import styles from '../shell/choosing.module.css';

/** What a dialog is about: the one pair by its title, or how many. */
export function About({ rows }: { rows: readonly Row[] }) {
  const { t } = useReader();
  return (
    <p className={styles.what} dir="auto">
      {rows.length === 1 ? rows[0]!.offering.title : t('console.inbox.chosen', { count: rows.length })}
    </p>
  );
}
