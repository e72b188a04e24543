import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useKeys } from '../shell/keys.js';
import { useReader } from '../texts/reader.js';
import type { DeclineCode } from './deciding.js';
import type { Proposal } from './queries.js';
import styles from './rejecting.module.css';

type Props = { proposals: readonly Proposal[]; onClose: () => void; onReject: (code: DeclineCode, note?: string) => void };

/** The reasons by their numbers: r 1 is a decision. The note stays with the hub. */
export function Rejecting({ proposals, onClose, onReject }: Props) {
  const { t, codes } = useReader();
  const [note, setNote] = useState('');
  const reasons = codes('declineCodes');
  const reject = (code: string) => onReject(code as DeclineCode, note.trim() || undefined);
  useNumberKeys(
    reasons.map(
      ({ value }) =>
        () =>
          reject(value),
    ),
  );
  return (
    <Modal opened onClose={onClose} title={t('queue.reject.reason')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <p className={styles.what} dir="auto">
        {proposals.length === 1 ? proposals[0]!.offering.title : t('console.inbox.chosen', { count: proposals.length })}
      </p>
      <ul className={styles.reasons}>
        {reasons.map(({ value, label }, place) => (
          <li key={value}>
            <button type="button" onClick={() => reject(value)} data-autofocus={place === 0 || undefined}>
              <kbd>{keyAt(place)}</kbd> {label}
            </button>
          </li>
        ))}
      </ul>
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

/** 1 to 9, then 0, then letters that the dialog does not use otherwise. */
const keyAt = (place: number) => '1234567890qw'.charAt(place).toUpperCase();

function useNumberKeys(runs: readonly (() => void)[]): void {
  const keys = Object.fromEntries(runs.map((run, place) => [keyAt(place).toLowerCase(), () => notTyping() && run()]));
  useKeys(keys, { always: true, passive: true });
}

const notTyping = () => !(document.activeElement instanceof HTMLTextAreaElement);
