import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useReader } from '../texts/reader.js';
import type { Row } from './queries.js';
import styles from '../shell/choosing.module.css';

type Side = 'offering' | 'need';
type Props = { row: Row; onClose: () => void; onAsk: (side: Side, text: string) => void };

/** A question to one side about its own listing; it hears nothing of the other. */
export function Asking({ row, onClose, onAsk }: Props) {
  const { t } = useReader();
  const [side, setSide] = useState<Side>('offering');
  const [text, setText] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('console.ask')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(side, text.trim());
        }}
      >
        <SegmentedControl
          fullWidth
          aria-label={t('console.ask.whom')}
          value={side}
          onChange={(next) => setSide(next as Side)}
          data={[
            { value: 'offering', label: t('console.view.firm') },
            { value: 'need', label: t('console.view.client') },
          ]}
        />
        <p className={styles.what} dir="auto">
          {row[side].title}
        </p>
        <Textarea
          label={t('console.ask.text')}
          description={t('console.ask.about')}
          data-autofocus
          required
          withAsterisk={false}
          autosize
          minRows={3}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" disabled={!text.trim()}>
            {t('page.send')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('page.back')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
