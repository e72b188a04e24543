import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { assessmentsQuery } from './queries.js';

/** Whoever has a stake in the owner says so, and assesses nothing of it while that lasts. */
export function Stake({ organisation, listing }: { organisation: string; listing: string }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const path = { params: { path: { organisation } } };
  const again = () => queries.invalidateQueries({ queryKey: assessmentsQuery(listing).queryKey });
  const declare = useMutation({
    mutationFn: () => answered(api.PUT('/me/stakes/{organisation}', { ...path, body: { note: note.trim() } })),
    onSuccess: async () => {
      setNote('');
      toast(t('console.stake.declared'));
      await again();
    },
  });
  const end = useMutation({
    mutationFn: () => answered(api.DELETE('/me/stakes/{organisation}', path)),
    onSuccess: async () => {
      toast(t('console.stake.ended'));
      await again();
    },
  });
  return (
    <details>
      <summary>{t('console.stake')}</summary>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          declare.mutate();
        }}
      >
        <p className={pieces.quiet}>{t('console.stake.about')}</p>
        <Refused error={declare.error ?? end.error} />
        <TextInput
          label={t('console.stake.note')}
          required
          withAsterisk={false}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={pieces.acts}>
          <Button type="submit" size="xs" variant="default" loading={declare.isPending}>
            {t('console.stake.declare')}
          </Button>
          <Button size="xs" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
            {t('console.stake.end')}
          </Button>
        </div>
      </form>
    </details>
  );
}
