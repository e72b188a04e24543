import { Button, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type RefObject } from 'react';
import { answered, api } from '../api/client.js';
import { Failed, wordsFor } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { commentsQuery } from './queries.js';
import styles from './comments.module.css';

/** What was begun and not sent, by pair: going to the next pair and back loses nothing. */
const begun = new Map<string, string>();

type Props = { id: string; field: RefObject<HTMLTextAreaElement | null>; rested: boolean };

/** What colleagues say of a pair; it never leaves the hub. */
export function Comments({ id, field, rested }: Props) {
  const reader = useReader();
  const { t, ago } = reader;
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ ...commentsQuery(id), enabled: rested });
  const [text, setText] = useState(begun.get(id) ?? '');
  const write = (next: string) => {
    begun.set(id, next);
    setText(next);
  };
  const send = useMutation({
    mutationFn: () => answered(api.POST('/proposals/{id}/comments', { params: { path: { id } }, body: { text: text.trim() } })),
    onSuccess: () => {
      write('');
      for (const key of ['comments', 'proposal', 'timeline']) void queries.invalidateQueries({ queryKey: [key, id] });
    },
  });
  const submit = () => text.trim() && send.mutate();
  return (
    <section>
      <h2>{t('console.comments')}</h2>
      {error && <Failed error={error} retry={() => void refetch()} />}
      <ol className={styles.comments}>
        {data?.items.map(({ id: each, by, text: said, at }) => (
          <li key={each}>
            <p className={styles.by}>
              <bdi>{by.name}</bdi> <time dateTime={at}>{ago(at)}</time>
            </p>
            <p dir="auto">{said}</p>
          </li>
        ))}
      </ol>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Textarea
          ref={field}
          aria-label={t('console.comment')}
          placeholder={t('console.comment.hint')}
          rows={1}
          classNames={{ input: styles.field }}
          maxLength={2000}
          error={send.error && wordsFor(reader, send.error).detail}
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {text.trim() !== '' && (
          <Button type="submit" size="xs" loading={send.isPending} rightSection={<kbd>Ctrl ↵</kbd>}>
            {t('page.send')}
          </Button>
        )}
      </form>
    </section>
  );
}
