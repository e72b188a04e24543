import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Page } from '../shell/page.js';
import { Empty, Failed, Waiting, wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import styles from './operator.module.css';

const states = ['waiting', 'sending', 'sent', 'kept', 'failed', 'suppressed', 'unknown'] as const;
type Mail = Shapes['MailView'];

/** What became of each mail; what failed is sent once more. To whom, nobody reads here. */
export default function Mails() {
  const { t, code } = useReader();
  const [address, setAddress] = useSearchParams();
  const state = states.find((each) => each === address.get('state'));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['mails', state],
    initialPageParam: '',
    refetchInterval: 60_000,
    queryFn: ({ pageParam }) =>
      answered(api.GET('/mails', { params: { query: { limit: 50, ...(state && { state }), ...(pageParam && { cursor: pageParam }) } } })), // prettier-ignore
    getNextPageParam: (page) => page.next,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('console.place.mails')} about={t('console.mails.about')}>
      <Select
        label={t('hits.state')}
        clearable
        data={states.map((value) => ({ value, label: code('mailStates', value) }))}
        value={state ?? null}
        onChange={(next) => setAddress(next ? { state: next } : {}, { replace: true })}
      />
      {!items ? (
        error ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Waiting rows={6} />
        )
      ) : items.length === 0 ? (
        <Empty icon="mail" title={t('console.mails.none')} />
      ) : (
        <ul className={styles.rows}>
          {items.map((mail) => (
            <One key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('console.more')}
        </Button>
      )}
    </Page>
  );
}

function One({ mail }: { mail: Mail }) {
  const reader = useReader();
  const { t, ago, code, tongue } = reader;
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const retry = useMutation({
    mutationFn: () => answered(api.POST('/mails/{id}/retry', { params: { path: { id: mail.id } } })),
    onSuccess: () => toast(t('console.mails.retried'), { tone: 'good' }),
    onError: (error) => toast(wordsFor(reader, error).detail, { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mails'] }),
  });
  const again = mail.state === 'failed' || mail.state === 'unknown';
  return (
    <li>
      <div>
        <p>
          <b dir="ltr">{mail.kind}</b>{' '}
          <span className={styles.quiet}>
            {tongue(mail.language)} · {ago(mail.createdAt)}
          </span>
        </p>
        <p className={styles.state} data-state={mail.state}>
          {code('mailStates', mail.state)} · {t('console.jobs.tries', { count: mail.tries })}
        </p>
        {mail.lastError && (
          <p className={styles.failed} dir="ltr">
            {mail.lastError}
          </p>
        )}
        {open && <Log id={mail.id} />}
      </div>
      <div className={styles.acts}>
        <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen((now) => !now)}>
          {t('console.mails.log')}
        </Button>
        {again && (
          <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            {t('console.retry')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** Every try and report of one mail, in order. */
function Log({ id }: { id: string }) {
  const { moment, t } = useReader();
  const { zone } = useMe();
  const { data, error, refetch } = useQuery({
    queryKey: ['mail', id],
    queryFn: () => answered(api.GET('/mails/{id}', { params: { path: { id } } })),
  });
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={1} />;
  return (
    <ol className={styles.log}>
      {data.log.length === 0 && <li>{t('console.mails.no_log')}</li>}
      {data.log.map(({ at, fate, detail }) => (
        <li key={`${at} ${fate}`}>
          <time dateTime={at}>{moment(at, zone)}</time> <span dir="ltr">{[fate, detail].filter(Boolean).join(': ')}</span>
        </li>
      ))}
    </ol>
  );
}
