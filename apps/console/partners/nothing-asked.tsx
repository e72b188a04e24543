import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useMe } from '../api/queries.js';
import { listingsQuery } from '../listings/queries.js';
import { Icon } from '../look/icons.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';

/** Nobody is proposed to a firm that offers nothing yet: that comes first. */
export function NothingAsked() {
  const { t } = useReader();
  const { organisations } = useMe();
  const offers = useInfiniteQuery(listingsQuery({ side: 'offering', organisation: organisations[0]! }));
  const first = offers.data?.pages[0]?.items.length === 0;
  const act = (
    <Button component={Link} to="/offers/new" leftSection={<Icon name="plus" size={16} />}>
      {t('console.listings.new.offering')}
    </Button>
  );
  return (
    <Empty icon="spark" title={t('console.partners.nothing')} act={first && act}>
      {t(first ? 'console.listings.none.offering' : 'firm.decisions.empty')}
    </Empty>
  );
}
