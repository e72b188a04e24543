import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Page } from '../shell/page.js';
import { Empty, Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import styles from './operator.module.css';

/** What happened, the latest first: ids and facts, as the ledger keeps them. */
export default function Ledger() {
  const { t, moment } = useReader();
  const { zone } = useMe();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['ledger'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(api.GET('/ledger', { params: { query: { limit: 100, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next,
  });
  const items = data?.pages.flatMap((page) => page.items);
  return (
    <Page wide title={t('console.place.ledger')} about={t('console.ledger.about')}>
      {!items ? (
        error ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Waiting rows={8} />
        )
      ) : items.length === 0 ? (
        <Empty icon="list" title={t('console.ledger.none')} />
      ) : (
        <div className={styles.table} tabIndex={0} role="region" aria-label={t('console.place.ledger')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('console.ledger.number')}</th>
                <th scope="col">{t('console.ledger.when')}</th>
                <th scope="col">{t('console.ledger.what')}</th>
                <th scope="col">{t('console.ledger.facts')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, seq, name, at, facts }) => (
                <tr key={id}>
                  <td className="number">{seq}</td>
                  <td>
                    <time dateTime={at}>{moment(at, zone)}</time>
                  </td>
                  <td dir="ltr">{name}</td>
                  <td dir="ltr" className={styles.facts}>
                    {Object.entries(facts)
                      .map(([fact, value]) => `${fact}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                      .join(', ')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('console.more')}
        </Button>
      )}
    </Page>
  );
}
