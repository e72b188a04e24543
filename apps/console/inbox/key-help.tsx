import { Modal } from '@mantine/core';
import { useStore } from '../api/store.js';
import { commands, shownKey } from '../shell/commands.js';
import { useReader } from '../texts/reader.js';
import styles from './key-help.module.css';

/** Every key of the screen, from the same list that its buttons and the palette are made of. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useReader();
  const own = useStore(commands);
  const rows = [...own.map((command) => [shownKey(command), command.name]), ['Ctrl K', t('console.palette.open')]];
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('console.keys.title')}
      closeButtonProps={{ 'aria-label': t('console.close') }}
    >
      <dl className={styles.keys}>
        {rows.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{name}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
