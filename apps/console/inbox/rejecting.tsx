import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useReader } from '../texts/reader.js';
import { About } from './about.js';
import { Choosing } from '../shell/choosing.js';
import type { DeclineCode } from './deciding.js';
import type { Row } from './queries.js';

type Props = { rows: readonly Row[]; onClose: () => void; onReject: (code: DeclineCode, note?: string) => void };

/** The reasons by their numbers: r 1 is a decision. The note stays with the hub. */
export function Rejecting({ rows, onClose, onReject }: Props) {
  const { t, codes } = useReader();
  const [note, setNote] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('queue.reject.reason')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <About rows={rows} />
      <Choosing choices={codes('declineCodes')} onChoose={(code) => onReject(code as DeclineCode, note.trim() || undefined)} />
      <Textarea
        label={t('console.reject.note')}
        description={t('console.reject.note.kept')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button variant="default" mt="md" onClick={onClose}>
        {t('page.back')}
      </Button>
    </Modal>
  );
}
