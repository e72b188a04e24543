import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import type { Question } from './queries.js';
import styles from './partners.module.css';

/** A hub asks about one's own listing; the answer can go with a change of the listing. */
export function QuestionCard({ question }: { question: Question }) {
  const reader = useReader();
  const { t, ago } = reader;
  const queries = useQueryClient();
  const { id, hub, listing, text, askedAt } = question;
  const [answer, setAnswer] = useState('');
  const send = useMutation({
    mutationFn: () => answered(api.PUT('/questions/{id}/answer', { params: { path: { id } }, body: { text: answer.trim() } })),
    onSuccess: async () => {
      toast(t('console.partners.recorded'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['questions'] });
    },
  });
  return (
    <article className={pieces.card}>
      <p className={styles.kind}>
        <bdi>{hub.name}</bdi> · {ago(askedAt)}
      </p>
      <h3>{t('console.question.title')}</h3>
      <p dir="auto">{text}</p>
      <p className={pieces.quiet}>
        <Link to={`/listings/${listing.id}`}>{listing.title ?? t('held.title')}</Link>
      </p>
      <form
        className={pieces.form}
        onSubmit={(event) => {
          event.preventDefault();
          send.mutate();
        }}
      >
        <Textarea
          label={t('console.answered')}
          autosize
          minRows={2}
          maxLength={2000}
          required
          withAsterisk={false}
          error={send.error && wordsFor(reader, send.error).detail}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
        />
        <Button type="submit" loading={send.isPending} className={pieces.start}>
          {t('page.send')}
        </Button>
      </form>
    </article>
  );
}
