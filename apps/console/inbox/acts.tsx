import { Button } from '@mantine/core';
import { Icon } from '../look/icons.js';
import { shownKey, type Command } from '../shell/commands.js';
import { useReader } from '../texts/reader.js';
import { isOpen } from './filters.js';
import { buttons } from './inbox-commands.js';
import type { Row } from './queries.js';
import styles from './reasons.module.css';

type Props = { row: Row; commands: readonly Command[]; rank: { at: number; of: number; more: boolean } | undefined };

/** Every act as a button with its key on it; how it stands where nothing is to be decided. */
export function Acts({ row, commands, rank }: Props) {
  const { code, number } = useReader();
  const open = isOpen(row);
  const shown = buttons.flatMap((key) => commands.find((command) => command.key === key && command.able !== false) ?? []);
  const [first, second] = open ? shown : [];
  const rest = shown.filter((command) => command !== first && command !== second);
  return (
    <footer className={styles.acts}>
      <div className={styles.main}>
        {rank && (
          <p className={`${styles.rank} number`}>
            {number(rank.at)} / {number(rank.of)}
            {rank.more && '+'}
          </p>
        )}
        {first && second ? (
          <>
            <Big command={first} variant="filled" />
            <Big command={second} variant="default" />
          </>
        ) : (
          <p className={styles.state}>
            {code('proposalStates', row.state)}
            {row.rejectCode && `: ${code('declineCodes', row.rejectCode)}`}
          </p>
        )}
      </div>
      <div className={styles.rest}>
        {rest.map((command) => (
          <button key={command.key} type="button" className={styles.small} onClick={command.run}>
            <Icon name={command.icon} size={15} /> {command.name} <kbd>{shownKey(command)}</kbd>
          </button>
        ))}
      </div>
    </footer>
  );
}

const Big = ({ command, variant }: { command: Command; variant: 'filled' | 'default' }) => (
  <Button
    onClick={command.run}
    variant={variant}
    leftSection={<Icon name={command.icon} size={16} />}
    rightSection={<kbd>{shownKey(command)}</kbd>}
  >
    {command.name}
  </Button>
);
