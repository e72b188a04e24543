import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReader } from '../texts/reader.js';

export type Dialogue = { title: string; onClose: () => void; size?: string; children: ReactNode };

export default function DialogWindow({ title, onClose, size, children }: Dialogue) {
  const { t } = useReader();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('console.close') }} {...(size && { size })}>
      {children}
    </Modal>
  );
}
