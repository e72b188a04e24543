import { Button, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Listed } from '../shell/listed.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { threadQuery, type Message } from './queries.js';
import { Reporting } from './reporting.js';
import styles from './messages.module.css';

/** What was begun and not sent, by introduction: closing a thread loses nothing. */
const begun = new Map<string, string>();

type Props = {
  introduction: string;
  /** Who an author is to the reader. */
  nameOf: (author: Message['author']) => string;
  /** Whether there is still somebody to write as. */
  open?: boolean;
};

/** What the two sides and their coordinator write to each other, the latest below. */
export default function Thread({ introduction, nameOf, open = true }: Props) {
  const { t } = useReader();
  const thread = useInfiniteQuery(threadQuery(introduction));
  return (
    <section className={pieces.form}>
      <h3>{t('thread.title')}</h3>
      <Listed list={thread} rows={2} none={<p className={pieces.quiet}>{t('thread.none')}</p>}>
        {(messages) => (
          <ol className={styles.thread}>
            {[...messages].reverse().map((message) => (
              <One key={message.id} introduction={introduction} message={message} nameOf={nameOf} />
            ))}
          </ol>
        )}
      </Listed>
      {open && <Writing introduction={introduction} />}
    </section>
  );
}

function One({ introduction, message, nameOf }: { message: Message } & Pick<Props, 'introduction' | 'nameOf'>) {
  const { t, ago, code } = useReader();
  const { author, mine, text, sentAt, reportedAt, reportedFor } = message;
  const [reporting, setReporting] = useState(false);
  return (
    <li data-mine={mine || undefined}>
      <p className={styles.by}>
        <bdi>{mine ? t('thread.you') : nameOf(author)}</bdi> <time dateTime={sentAt}>{ago(sentAt)}</time>
      </p>
      <p dir="auto" className={styles.text}>
        {text}
      </p>
      {reportedAt && (
        <p className={pieces.failed}>
          {t('thread.was_reported')} {reportedFor && code('reportReasons', reportedFor)}
        </p>
      )}
      {!mine && !reportedAt && (
        <Button size="compact-xs" variant="subtle" color="gray" className={pieces.start} onClick={() => setReporting(true)}>
          {t('thread.report')}
        </Button>
      )}
      {reporting && <Reporting introduction={introduction} message={message} done={() => setReporting(false)} />}
    </li>
  );
}

function Writing({ introduction }: { introduction: string }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const [text, setText] = useState(begun.get(introduction) ?? '');
  const write = (next: string) => {
    begun.set(introduction, next);
    setText(next);
  };
  const send = useMutation({
    mutationFn: () =>
      answered(api.POST('/introductions/{id}/messages', { params: { path: { id: introduction } }, body: { text: text.trim() } })),
    onSuccess: async () => {
      write('');
      toast(t('thread.sent'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: threadQuery(introduction).queryKey });
    },
  });
  return (
    <form
      className={pieces.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) send.mutate();
      }}
    >
      <Refused error={send.error} />
      <Textarea
        label={t('thread.write')}
        dir="auto"
        rows={3}
        maxLength={4000}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" disabled={!text.trim()} loading={send.isPending} className={pieces.start}>
        {t('page.send')}
      </Button>
    </form>
  );
}
