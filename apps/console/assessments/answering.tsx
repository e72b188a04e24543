import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { assessmentsQuery } from './queries.js';

/** The owner's answer to an assessment: once, and it stands beside it. */
export function Answering({ listing, assessment }: { listing: string; assessment: string }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const answer = useMutation({
    mutationFn: () =>
      answered(api.PUT('/assessments/{id}/answer', { params: { path: { id: assessment } }, body: { text: text.trim() } })),
    onSuccess: async () => {
      toast(t('console.partners.recorded'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: assessmentsQuery(listing).queryKey });
    },
  });
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate();
      }}
    >
      <Refused error={answer.error} />
      <Textarea
        label={t('console.assessed.answer')}
        description={t('console.assessed.answer.about')}
        dir="auto"
        rows={3}
        maxLength={2000}
        required
        withAsterisk={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={answer.isPending} className={pieces.start}>
        {t('page.send')}
      </Button>
    </form>
  );
}
