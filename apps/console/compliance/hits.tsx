import { Alert } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { pagesOf } from '../api/pages.js';
import { Listed, Parted, useNamed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { HitCard } from './hit-card.js';

type Result = Shapes['ScreeningHitView']['result'];
const results = ['potential', 'confirmed', 'dismissed'] as const satisfies readonly Result[];

/** Who is held for a check, with what speaks for it; each decision has its grounds and a name. */
export default function Hits() {
  const { t } = useReader();
  const [result = 'potential', choose] = useNamed('result', results);
  const list = useInfiniteQuery(
    pagesOf(['hits', result], (asked) => answered(api.GET('/screening-hits', { params: { query: { result, ...asked } } }))),
  );
  const load = list.data?.pages[0]?.load;
  const none = (
    <Empty icon="shield" title={t('hits.empty')}>
      {t('console.hits.empty.next')}
    </Empty>
  );
  return (
    <Page title={t('hits.title')} about={t('hits.recorded')}>
      <Parted list="screeningStates" values={results} value={result} choose={choose} />
      {load && (
        <Alert color="rust" title={t('console.hits.no_list')}>
          <Link to="/lists">{t('console.lists.new')}</Link>
        </Alert>
      )}
      <Listed list={list} none={none}>
        {(items) => items.map((hit) => <HitCard key={hit.organisation} hit={hit} />)}
      </Listed>
    </Page>
  );
}
