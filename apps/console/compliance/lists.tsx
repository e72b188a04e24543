import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api, type Shapes } from '../api/client.js';
import { aboutQuery, listsQuery } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Refused, useRefusedToast } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { Loading, today, useLoading } from './loading.js';

type List = Shapes['ScreeningLists']['items'][number];

/** The lists that parties are compared with, and how old each is: one that is too old clears nobody. */
export default function Lists() {
  const { t } = useReader();
  const [making, setMaking] = useState(false);
  const lists = useQuery({ ...listsQuery, refetchInterval: 60_000 });
  const act = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setMaking(true)}>
      {t('console.lists.new')}
    </Button>
  );
  return (
    <Page
      title={t('console.place.lists')}
      about={t('console.lists.about')}
      act={!making && Boolean(lists.data?.items.length) && act}
    >
      {making && <Loading done={() => setMaking(false)} />}
      <Fetched from={lists}>
        {({ items }) =>
          items.length === 0 ? (
            !making && (
              <Empty
                icon="list"
                title={t('console.lists.none')}
                act={
                  <div className={pieces.acts}>
                    {act}
                    <Sample />
                  </div>
                }
              >
                {t('console.lists.none.next')}
              </Empty>
            )
          ) : (
            <Lines>
              {items.map((list) => (
                <One key={list.id} list={list} />
              ))}
            </Lines>
          )
        }
      </Fetched>
    </Page>
  );
}

/** Where Landfall is tried out an invented list is enough to begin. */
function Sample() {
  const { t } = useReader();
  const { data: about } = useQuery(aboutQuery);
  const load = useLoading(() => undefined);
  if (!about?.demonstration) return null;
  const parties = [{ names: ['Polyforbid Trading House'], identifiers: [] }];
  return (
    <>
      <Button
        variant="default"
        loading={load.isPending}
        onClick={() =>
          load.mutate({ name: t('console.lists.sample.name'), kind: 'sample', dated: today(), applies: ['*'], parties })
        }
      >
        {t('console.lists.sample')}
      </Button>
      <Refused error={load.error} />
    </>
  );
}

function One({ list }: { list: List }) {
  const { t, day, country, list: several } = useReader();
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const { id, name, kind, applies, parties, dated, days, oldestDays, tooOld, removalAskedBy, removalReason } = list;
  // past the half of its days, so that somebody sees to it before the gate closes
  const age = tooOld ? 'stale' : oldestDays !== null && days * 2 > oldestDays ? 'aging' : 'fresh';
  const keep = useMutation({
    mutationFn: () => answered(api.DELETE('/screening-lists/{id}/removal', { params: { path: { id } } })),
    onSuccess: () => toast(t('console.lists.kept'), { tone: 'good' }),
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['lists'] }),
  });
  const acts = (
    <>
      <State list="listAges" state={age} />
      {removalAskedBy && (
        <Button size="xs" variant="default" loading={keep.isPending} onClick={() => keep.mutate()}>
          {t('console.lists.keep')}
        </Button>
      )}
    </>
  );
  return (
    <Line end={acts}>
      <h2>
        <bdi>{name}</bdi>
      </h2>
      <p className={pieces.quiet}>
        {t(`code.listKinds.${kind}`)} · {t('console.lists.parties', { count: parties })} ·{' '}
        {applies.includes('*') ? t('console.lists.everybody') : several(applies.map(country))}
      </p>
      <p className={pieces.quiet}>
        {t('console.lists.dated', { day: day(dated) })} · {t('console.lists.age', { count: days })}
        {oldestDays !== null && ` · ${t('console.lists.oldest', { count: oldestDays })}`}
      </p>
      {removalAskedBy && (
        <p className={pieces.failed}>
          {t('console.lists.removal_asked')} <bdi>{removalReason}</bdi>
        </p>
      )}
    </Line>
  );
}
