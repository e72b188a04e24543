import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';
import { useMe } from '../api/queries.js';
import { State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { ByState, Listed, useNamed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { Empty, Waiting } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import styles from './brokering.module.css';

const Arranging = lazy(() => import('./arranging.js'));
const Recording = lazy(() => import('./recording.js'));

type Brokered = Shapes['BrokeredIntroductionView'];
type Side = Brokered['sides'][number];
const states = ['opening', 'asking', 'made', 'handed_over', 'closed', 'declined', 'expired', 'withdrawn', 'held'] as const;

/** What became of approved pairs: who is asked, who said what, and what came of it. */
export default function Introductions() {
  const { t } = useReader();
  const { hubs } = useMe();
  const [named] = useNamed('hub', hubs);
  const [state, choose] = useNamed('state', states);
  const hub = named ?? hubs[0]!;
  const list = useInfiniteQuery(
    pagesOf(['brokered', hub, state], (asked) =>
      answered(
        api.GET('/hubs/{id}/introductions', { params: { path: { id: hub }, query: { ...asked, ...(state && { state }) } } }),
      ),
    ),
  );
  const none = (
    <Empty icon="handshake" title={t('console.introductions.none')}>
      {t('console.introductions.none.next')}
    </Empty>
  );
  return (
    <Page
      title={t('console.place.introductions')}
      about={t('console.introductions.about')}
      act={<ByState list="introductionStates" values={states} value={state} choose={choose} />}
    >
      <Listed list={list} none={none}>
        {(items) => items.map((introduction) => <One key={introduction.id} introduction={introduction} />)}
      </Listed>
    </Page>
  );
}

function One({ introduction }: { introduction: Brokered }) {
  const { t, code, ago } = useReader();
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const { id, proposal, state, openedAt, madeAt, sides, confirmedByBoth } = introduction;
  const [arranging, setArranging] = useState(false);
  const stop = useMutation({
    mutationFn: () => answered(api.DELETE('/introductions/{id}/asking', { params: { path: { id } } })),
    onSuccess: () => toast(t('console.introductions.stopped')),
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['brokered'] }),
  });
  return (
    <article className={pieces.card}>
      <header className={pieces.head}>
        <p className={pieces.quiet}>
          {t('console.introductions.opened', { when: ago(openedAt) })}
          {madeAt && ` · ${t('console.introductions.made', { when: ago(madeAt) })}`}
        </p>
        <State list="introductionStates" state={state} />
      </header>
      <div className={styles.sides}>
        {sides.map((side) => (
          <SideOf key={side.side} id={id} side={side} asking={state === 'asking'} />
        ))}
      </div>
      {confirmedByBoth && <p className={styles.good}>{code('claims', 'confirmed_by_both')}</p>}
      <div className={pieces.acts}>
        <Button size="xs" variant="default" component={Link} to={`/inbox/${proposal}?show=all`}>
          {t('console.introductions.pair')}
        </Button>
        {(state === 'made' || state === 'handed_over') && (
          <Button size="xs" variant="default" aria-expanded={arranging} onClick={() => setArranging((now) => !now)}>
            {t('console.arranging')}
          </Button>
        )}
        {state === 'asking' && (
          <Button size="xs" variant="default" loading={stop.isPending} onClick={() => stop.mutate()}>
            {t('console.introductions.stop')}
          </Button>
        )}
      </div>
      {arranging && (
        <Suspense fallback={<Waiting rows={2} />}>
          <Arranging introduction={id} handedOver={state === 'handed_over'} />
        </Suspense>
      )}
    </article>
  );
}

/** One side: who, what it was asked and said, and what it reports. */
function SideOf({ id, side, asking }: { id: string; side: Side; asking: boolean }) {
  const { t, code, ago, until, day } = useReader();
  const refused = useRefusedToast();
  const [recording, setRecording] = useState(false);
  const { organisation, title, state, represented, expiresAt, answeredAt, declineCode, note, outcome } = side;
  const copy = useMutation({
    mutationFn: () => answered(api.POST('/introductions/{id}/link', { params: { path: { id } } })),
    onSuccess: async ({ url }) => {
      await navigator.clipboard.writeText(url);
      toast(t('console.introductions.copied'), { tone: 'good' });
    },
    onError: refused,
  });
  return (
    <section className={styles.side} data-side={side.side}>
      <p className={pieces.quiet}>{t(side.side === 'need' ? 'console.view.client' : 'console.view.firm')}</p>
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
      {declineCode && <p className={pieces.quiet}>{code('declineCodes', declineCode)}</p>}
      {side.until && <p className={pieces.quiet}>{day(side.until)}</p>}
      {note && <p dir="auto">{note}</p>}
      {outcome && (
        <p>
          {t('console.introductions.reports', { outcome: outcome.stage })}
          {outcome.valueBand && ` · ${code('outcomeBands', outcome.valueBand)}`}
        </p>
      )}
      {asking && represented && state === 'asked' && (
        <div className={pieces.acts}>
          <Button size="xs" variant="default" loading={copy.isPending} onClick={() => copy.mutate()}>
            {t('console.introductions.copy')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setRecording(true)}>
            {t('console.introductions.record')}
          </Button>
        </div>
      )}
      {recording && (
        <Suspense>
          <Recording id={id} side={side} done={() => setRecording(false)} />
        </Suspense>
      )}
    </section>
  );
}
