import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { hubsQuery } from '../api/hubs.js';
import { Icon } from '../look/icons.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';

/** Nothing waits: why, when more comes, and what brings it. */
export function Decided({ hub }: { hub: string }) {
  const { t } = useReader();
  const { data } = useQuery(hubsQuery);
  const state = data?.items.find(({ id }) => id === hub)?.state;
  const asleep = state !== undefined && state !== 'open';
  const act = (
    <Button component={Link} to="/needs/new" leftSection={<Icon name="plus" size={16} />}>
      {t('console.listings.new.need')}
    </Button>
  );
  return (
    <Empty icon="inbox" title={t(asleep ? 'console.inbox.not_open' : 'console.inbox.empty')} act={state !== 'proposed' && act}>
      {asleep ? t(state === 'proposed' ? 'console.inbox.not_open.proposed' : 'console.inbox.not_open.next') : t('queue.empty')}
    </Empty>
  );
}
