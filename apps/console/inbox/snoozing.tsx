import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useReader, type Key } from '../texts/reader.js';
import { About } from './about.js';
import { Choosing } from '../shell/choosing.js';
import type { Snooze } from './deciding.js';
import type { Row } from './queries.js';

type Props = { rows: readonly Row[]; onClose: () => void; onSnooze: (snooze: Snooze) => void };

const waits = ['tomorrow_morning', 'next_working_day', 'listing_changed', 'introduction_ended'] as const;

/** Until when, or until what: it comes back with its reason. */
export function Snoozing({ rows, onClose, onSnooze }: Props) {
  const { t } = useReader();
  const [day, setDay] = useState('');
  return (
    <Modal opened onClose={onClose} title={t('console.snooze.until')} closeButtonProps={{ 'aria-label': t('console.close') }}>
      <About rows={rows} />
      <Choosing
        choices={waits.map((value) => ({ value, label: t(`code.snoozes.${value}` satisfies Key) }))}
        onChoose={(value) => onSnooze({ for: value as (typeof waits)[number] })}
      />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSnooze({ for: 'day', day });
        }}
      >
        <Group align="end" gap="xs">
          <TextInput
            type="date"
            required
            withAsterisk={false}
            label={t('console.snooze.day')}
            description={t('console.snooze.day.about')}
            value={day}
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <Button type="submit" variant="default">
            {t('console.snooze')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
