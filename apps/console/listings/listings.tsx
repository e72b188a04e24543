import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'react-router';
import { useMe } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Listed } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import type { Listing } from './fields.js';
import { listingsQuery } from './queries.js';

/** What a firm offers, or what a hub's coordinators have listed for organisations of their market. */
export default function Listings() {
  const { t } = useReader();
  const { organisations, hubs } = useMe();
  const side = useLocation().pathname.startsWith('/needs') ? 'need' : 'offering';
  const wanted = side === 'need' ? { side, hub: hubs[0]! } : { side, organisation: organisations[0]! };
  const list = useInfiniteQuery(listingsQuery(wanted as never));
  const place = side === 'need' ? '/needs' : '/offers';
  const make = (
    <Button component={Link} to={`${place}/new`} leftSection={<Icon name="plus" size={16} />}>
      {t(side === 'need' ? 'console.listings.new.need' : 'console.listings.new.offering')}
    </Button>
  );
  const none = (
    <Empty icon={side === 'need' ? 'need' : 'offer'} title={t('firm.listings.empty')} act={make}>
      {t(side === 'need' ? 'console.listings.none.need' : 'console.listings.none.offering')}
    </Empty>
  );
  return (
    <Page
      title={t(side === 'need' ? 'console.place.needs' : 'console.place.offers')}
      act={Boolean(list.data?.pages[0]?.items.length) && make}
    >
      <Listed list={list} none={none}>
        {(items) => (
          <Lines>
            {items.map((listing) => (
              <One key={listing.id} listing={listing} />
            ))}
          </Lines>
        )}
      </Listed>
    </Page>
  );
}

function One({ listing }: { listing: Listing }) {
  const { code, ago, day, t } = useReader();
  const { id, title, language, profileType, state, changedAt, expiresAt } = listing;
  return (
    <Line end={<State list="listingStates" state={state} />}>
      <Link to={`/listings/${id}`} dir="auto" lang={language}>
        {title}
      </Link>
      <p className={pieces.quiet}>
        {code('profileTypes', profileType)} · {t('console.listings.changed', { when: ago(changedAt) })}
        {state === 'published' && expiresAt && ` · ${t('console.listings.until', { day: day(expiresAt) })}`}
      </p>
    </Line>
  );
}
