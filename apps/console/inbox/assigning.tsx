import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../api/queries.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { About } from './about.js';
import { Choosing } from '../shell/choosing.js';
import { colleaguesQuery, type Row } from './queries.js';

type Props = { hub: string; rows: readonly Row[]; onClose: () => void; onAssign: (to: string | null) => void };

/** Who has it in hand: oneself first, then colleagues, then nobody. */
export function Assigning({ hub, rows, onClose, onAssign }: Props) {
  const { t } = useReader();
  const { person } = useMe();
  const { data, error, refetch } = useQuery(colleaguesQuery(hub));
  // oneself is known at once: e 1 takes a pair in hand, however slow the line is
  const choices = [
    { value: person, label: t('console.assign.me') },
    ...(data
      ? data.items.filter(({ id }) => id !== person).map(({ id, name }) => ({ value: id, label: <bdi>{name}</bdi> }))
      : []),
    ...(data ? [{ value: '', label: t('console.assign.nobody') }] : []),
  ];
  return (
    <Modal opened onClose={onClose} title={t('console.assign.to')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <About rows={rows} />
      <Choosing choices={choices} onChoose={(to) => onAssign(to || null)} />
      {!data && (error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={2} />)}
    </Modal>
  );
}
