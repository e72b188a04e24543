import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router';
import { Icon } from '../look/icons.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Listed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Empty, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { importsQuery } from './queries.js';

const Sending = lazy(() => import('./sending.js'));

/** Files that were brought in, or are to be: each is looked at before it changes anything, and can be taken back. */
export default function Imports() {
  const { t, code, ago, number } = useReader();
  const [sending, setSending] = useState(false);
  const list = useInfiniteQuery(importsQuery);
  const send = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setSending(true)}>
      {t('console.imports.new')}
    </Button>
  );
  const none = !sending && (
    <Empty icon="file" title={t('console.imports.none')} act={send}>
      {t('console.imports.none.next')}
    </Empty>
  );
  return (
    <Page
      title={t('console.place.imports')}
      about={t('console.imports.about')}
      act={!sending && Boolean(list.data?.pages[0]?.items.length) && send}
    >
      {sending && (
        <Suspense fallback={<Waiting rows={3} />}>
          <Sending done={() => setSending(false)} />
        </Suspense>
      )}
      <Listed list={list} none={none}>
        {(items) => (
          <Lines>
            {items.map(({ id, name, kind, rows, state, createdAt }) => (
              <Line key={id} end={<State list="importStates" state={state} />}>
                <Link to={`/imports/${id}`}>
                  <bdi>{name}</bdi>
                </Link>
                <p className={pieces.quiet}>
                  {code('importKinds', kind)} · {ago(createdAt)}
                  {rows !== null && ` · ${t('console.imports.rows', { count: rows, number: number(rows) })}`}
                </p>
              </Line>
            ))}
          </Lines>
        )}
      </Listed>
    </Page>
  );
}
