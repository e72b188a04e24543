import { Button, Select } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Page } from '../shell/page.js';
import { Empty, Failed, Waiting, wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { Recording } from './recording.js';
import styles from './brokering.module.css';

type Brokered = Shapes['BrokeredIntroductionView'];
type Side = Brokered['sides'][number];
const states = ['opening', 'asking', 'made', 'handed_over', 'closed', 'declined', 'expired', 'withdrawn', 'held'] as const;

/** What became of approved pairs: who is asked, who said what, and what came of it. */
export default function Introductions() {
  const { t, code } = useReader();
  const { hubs } = useMe();
  const [address, setAddress] = useSearchParams();
  const hub = hubs.find((each) => each === address.get('hub')) ?? hubs[0]!;
  const state = states.find((each) => each === address.get('state'));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['brokered', hub, state],
    refetchInterval: 60_000,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(
        api.GET('/hubs/{id}/introductions', {
          params: { path: { id: hub }, query: { limit: 50, ...(state && { state }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.next,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t('console.place.introductions')} about={t('console.introductions.about')}>
      <Select
        label={t('hits.state')}
        clearable
        data={states.map((value) => ({ value, label: code('introductionStates', value) }))}
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
        <Empty icon="handshake" title={t('console.introductions.none')}>
          {t('console.introductions.none.next')}
        </Empty>
      ) : (
        items.map((introduction) => <One key={introduction.id} introduction={introduction} />)
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('console.more')}
        </Button>
      )}
    </Page>
  );
}

function One({ introduction }: { introduction: Brokered }) {
  const reader = useReader();
  const { t, code, ago } = reader;
  const queries = useQueryClient();
  const { id, proposal, state, openedAt, madeAt, sides, confirmedByBoth } = introduction;
  const stop = useMutation({
    mutationFn: () => answered(api.DELETE('/introductions/{id}/asking', { params: { path: { id } } })),
    onSuccess: () => toast(t('console.introductions.stopped')),
    onError: (error) => toast(`${wordsFor(reader, error).title}. ${wordsFor(reader, error).detail}`, { tone: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['brokered'] }),
  });
  return (
    <article className={styles.card}>
      <header className={styles.head}>
        <p className={styles.quiet}>
          {t('console.introductions.opened', { when: ago(openedAt) })}
          {madeAt && ` · ${t('console.introductions.made', { when: ago(madeAt) })}`}
        </p>
        <span className={styles.state}>{code('introductionStates', state)}</span>
      </header>
      <div className={styles.sides}>
        {sides.map((side) => (
          <SideOf key={side.side} id={id} side={side} asking={state === 'asking'} />
        ))}
      </div>
      {confirmedByBoth && <p className={styles.good}>{code('claims', 'confirmed_by_both')}</p>}
      <div className={styles.acts}>
        <Button size="xs" variant="default" component={Link} to={`/inbox/${proposal}?show=all`}>
          {t('console.introductions.pair')}
        </Button>
        {state === 'asking' && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('console.introductions.stop')}
          </Button>
        )}
      </div>
    </article>
  );
}

/** One side: who, what it was asked and said, and what it reports. */
function SideOf({ id, side, asking }: { id: string; side: Side; asking: boolean }) {
  const reader = useReader();
  const { t, code, ago, until, day } = reader;
  const [recording, setRecording] = useState(false);
  const { organisation, title, state, represented, expiresAt, answeredAt, declineCode, note, outcome } = side;
  const copy = useMutation({
    mutationFn: () => answered(api.POST('/introductions/{id}/link', { params: { path: { id } } })),
    onSuccess: async ({ url }) => {
      await navigator.clipboard.writeText(url);
      toast(t('console.introductions.copied'), { tone: 'good' });
    },
    onError: (error) => toast(`${wordsFor(reader, error).title}. ${wordsFor(reader, error).detail}`, { tone: 'bad' }),
  });
  return (
    <section className={styles.side} data-side={side.side}>
      <p className={styles.quiet}>{t(side.side === 'need' ? 'console.view.client' : 'console.view.firm')}</p>
      <h2>
        <bdi>{organisation.name}</bdi>
      </h2>
      <p dir="auto">{title}</p>
      <p>
        <b>{code('sideStates', state)}</b>
        {answeredAt
          ? ` · ${ago(answeredAt)}`
          : state === 'asked' && expiresAt
            ? ` · ${t('console.introductions.until', { when: until(expiresAt) })}`
            : ''}
      </p>
      {declineCode && <p className={styles.quiet}>{code('declineCodes', declineCode)}</p>}
      {side.until && <p className={styles.quiet}>{day(side.until)}</p>}
      {note && <p dir="auto">{note}</p>}
      {outcome && (
        <p>
          {t('console.introductions.reports', { outcome: outcome.stage })}
          {outcome.valueBand && ` · ${code('outcomeBands', outcome.valueBand)}`}
        </p>
      )}
      {asking && represented && state === 'asked' && (
        <div className={styles.acts}>
          <Button size="xs" variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
            {t('console.introductions.copy')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setRecording(true)}>
            {t('console.introductions.record')}
          </Button>
        </div>
      )}
      {recording && <Recording id={id} side={side} done={() => setRecording(false)} />}
    </section>
  );
}
