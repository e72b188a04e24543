import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';

/** What cannot be undone is typed. */
export default function Shipping({ version, done }: { version: number; done: () => void }) {
  const { t, number } = useReader();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const facts = { version: number(version) };
  const ship = useMutation({
    mutationFn: () => answered(api.PUT('/policies/{version}/shipment', { params: { path: { version } } })),
    onSuccess: () => {
      toast(t('console.matching.shipped', facts), { tone: 'good' });
      done();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['policies'] }),
  });
  return (
    <Dialog title={t('console.matching.ship.title', facts)} onClose={done}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          ship.mutate();
        }}
      >
        <p>{t('console.matching.ship.about')}</p>
        <Refused error={ship.error} />
        <TextInput
          label={t('console.matching.ship.type', { version: String(version) })}
          inputMode="numeric"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={pieces.acts}>
          <Button type="submit" loading={ship.isPending} disabled={typed.trim() !== String(version)}>
            {t('console.matching.ship')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('page.back')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
