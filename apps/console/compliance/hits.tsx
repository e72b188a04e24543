import { Alert, Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { Page } from '../shell/page.js';
import { Empty, Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { HitCard } from './hit-card.js';

type Result = Shapes['ScreeningHitView']['result'];
const results = ['potential', 'confirmed', 'dismissed'] as const satisfies readonly Result[];

/** Who is held for a check, with what speaks for it; each decision has its grounds and a name. */
export default function Hits() {
  const { t, code } = useReader();
  const [address, setAddress] = useSearchParams();
  const result = results.find((each) => each === address.get('result')) ?? 'potential';
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['hits', result],
    refetchInterval: 60_000,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answered(api.GET('/screening-hits', { params: { query: { result, limit: 50, ...(pageParam && { cursor: pageParam }) } } })),
    getNextPageParam: (page) => page.next,
  });
  const items = data?.pages.flatMap((page) => page.items);
  const load = data?.pages[0]?.load;
  return (
    <Page title={t('hits.title')} about={t('hits.recorded')}>
      <SegmentedControl
        aria-label={t('hits.state')}
        value={result}
        onChange={(next) => setAddress({ result: next }, { replace: true })}
        data={results.map((value) => ({ value, label: code('screeningStates', value) }))}
      />
      {load && (
        <Alert color="rust" title={t('console.hits.no_list')}>
          <code dir="ltr">{load}</code>
        </Alert>
      )}
      {!items ? (
        error ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Waiting rows={5} />
        )
      ) : items.length === 0 ? (
        <Empty icon="shield" title={t('hits.empty')}>
          {t('console.hits.empty.next')}
        </Empty>
      ) : (
        items.map((hit) => <HitCard key={hit.organisation} hit={hit} />)
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('console.more')}
        </Button>
      )}
    </Page>
  );
}
