import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api, type Shapes } from '../api/client.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';

type List = Shapes['ScreeningLists']['items'][number];

/** The lists that parties are compared with, and how old each is: one that is too old clears nobody. */
export default function Lists() {
  const { t } = useReader();
  const lists = useQuery({
    queryKey: ['lists'],
    refetchInterval: 60_000,
    queryFn: () => answered(api.GET('/screening-lists')),
  });
  return (
    <Page title={t('console.place.lists')} about={t('console.lists.about')}>
      <Fetched from={lists}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="list" title={t('console.lists.none')}>
              {t('console.lists.none.next')}
            </Empty>
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
