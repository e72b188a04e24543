import { Alert, Button, Select } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { answered, api, type Shapes } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { listingsQuery } from '../listings/queries.js';
import pieces from '../look/pieces.module.css';
import { Page, Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader, type Key } from '../texts/reader.js';

type WhyNot = Shapes['WhyNotView'];

/** Any two listings: why they were not proposed, and what would lift it; and the pair itself, proposed by hand. The address keeps which. */
export default function WhyNotScreen() {
  const { t } = useReader();
  const { hubs } = useMe();
  const [address, setAddress] = useSearchParams();
  const offering = address.get('offering');
  const need = address.get('need');
  const set = (name: string, value: string | null) =>
    setAddress((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true }); // prettier-ignore
  const why = useQuery({
    queryKey: ['why not', offering, need],
    enabled: offering !== null && need !== null,
    queryFn: () => answered(api.GET('/why-not', { params: { query: { offering: offering!, need: need! } } })),
  });
  return (
    <Page title={t('console.place.why_not')} about={t('console.why_not.about')}>
      <Part title={t('console.pair')}>
        <div className={pieces.two}>
          <ListingChoice side="need" hub={hubs[0]!} value={need} onChange={(next) => set('need', next)} />
          <ListingChoice side="offering" value={offering} onChange={(next) => set('offering', next)} />
        </div>
      </Part>
      {why.isFetching && !why.data && <Waiting rows={2} />}
      {why.error && <Failed error={why.error} retry={() => void why.refetch()} />}
      {why.data && <Answer why={why.data} pair={{ offering: offering!, need: need! }} />}
    </Page>
  );
}

function ListingChoice(props: {
  side: 'offering' | 'need';
  hub?: string;
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useReader();
  const { side, hub, value, onChange } = props;
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(listingsQuery({ side, ...(hub && { hub }) }));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className={pieces.form}>
      <Select
        label={t(side === 'need' ? 'card.request' : 'card.offer')}
        searchable
        clearable
        limit={100}
        data={items.map(({ id, title }) => ({ value: id, label: title }))}
        value={value}
        onChange={onChange}
      />
      {hasNextPage && (
        <Button
          size="xs"
          variant="default"
          className={pieces.start}
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('console.more')}
        </Button>
      )}
    </div>
  );
}

/** The rule that stopped a pair in words, and the way to propose it all the same where nothing forbids it. */
function Answer({ why, pair }: { why: WhyNot; pair: { offering: string; need: string } }) {
  const { t, tell, share, list } = useReader();
  const { hubs } = useMe();
  const go = useNavigate();
  const propose = useMutation({
    mutationFn: () =>
      answered(api.POST('/hubs/{id}/proposals', { params: { path: { id: hubs[0]! } }, body: { ...pair, origin: 'manual' } })),
    onSuccess: ({ id }) => go(`/inbox/${id}`),
  });
  const { verdict, rule, lift, missing = [] } = why;
  const { coverage } = why.facts ?? {};
  const facts = { ...why.facts, ...(typeof coverage === 'number' && { coverage: share(coverage) }) };
  const forbidden = verdict === 'refused' || verdict === 'proposed';
  return (
    <Alert color={verdict === 'refused' ? 'rust' : 'sea'} title={t(`console.verdict.${verdict}` satisfies Key)}>
      {rule && (
        <p>{rule === 'held_for_check' || rule === 'screening' ? t('held.title') : tell({ key: `rule.${rule}`, facts })}</p>
      )}
      {rule && lift && <p>{tell({ key: `rule.${rule}.lift`, facts: lift })}</p>}
      {missing.length > 0 && (
        <p>
          {t('console.missing')}: {list(missing.map(({ field }) => tell({ key: `missing.${field}` })))}
        </p>
      )}
      {!forbidden && (
        <Button size="xs" mt="sm" loading={propose.isPending} onClick={() => propose.mutate()}>
          {t('console.why_not.propose')}
        </Button>
      )}
      <Refused error={propose.error} />
    </Alert>
  );
}
