import { Modal } from '@mantine/core';
import { useReader, type Key } from '../texts/reader.js';
import styles from './key-help.module.css';

const keys: readonly [string, Key][] = [
  ['J', 'console.keys.next'],
  ['K', 'console.keys.previous'],
  ['X', 'console.keys.choose'],
  ['A', 'queue.approve'],
  ['R', 'queue.reject'],
  ['U', 'queue.undo'],
  ['G', 'console.keys.load'],
  ['/', 'console.inbox.search'],
  ['?', 'console.keys.title'],
  ['Esc', 'console.keys.back'],
  ['Ctrl K', 'console.palette.open'],
];

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  return (
    <Modal opened onClose={onClose} title={t('console.keys.title')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <dl className={styles.keys}>
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
