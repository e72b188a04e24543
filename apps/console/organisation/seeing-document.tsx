import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import type { Verification } from './queries.js';

/** Somebody of a hub, or of the export centre, has the document before them. */
export function SeeingDocument({ organisation, item, done }: { organisation: string; item: Verification; done: () => void }) {
  const { t, code } = useReader();
  const queries = useQueryClient();
  const [document, setDocument] = useState('');
  const [until, setUntil] = useState('');
  const see = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/verifications/{id}/document', {
          params: { path: { id: item.id } },
          body: { document: document.trim(), until },
        }),
      ),
    onSuccess: async () => {
      toast(t('console.known.recorded'), { tone: 'good' });
      done();
      await queries.invalidateQueries({ queryKey: ['verifications', organisation] });
    },
  });
  const { error } = see;
  const fields = refusedFields(error);
  return (
    <Dialog onClose={done} title={t('console.known.see')}>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          see.mutate();
        }}
      >
        <p>
          {code('numbers', item.kind)}{' '}
          <b>
            <bdi dir="ltr">{item.value}</bdi>
          </b>
        </p>
        <Refused error={error} beside />
        <TextInput
          label={t('console.known.document')}
          description={t('console.known.document.about')}
          required
          withAsterisk={false}
          minLength={3}
          maxLength={200}
          error={fields.document}
          value={document}
          onChange={(event) => setDocument(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('console.known.counts_until')}
          required
          withAsterisk={false}
          error={fields.until}
          value={until}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        <Button type="submit" loading={see.isPending}>
          {t('page.save')}
        </Button>
      </form>
    </Dialog>
  );
}
