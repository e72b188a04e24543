import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from 'react-router';
import { answered, api } from '../api/client.js';
import { useMe } from '../api/queries.js';
import { Page } from '../shell/page.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import { Editor } from './editor.js';
import type { Listing, Values } from './fields.js';
import { Preview } from './preview.js';
import { organisationQuery } from './queries.js';

/** One listing: its form for whoever owns or keeps it, to read for others. */
export default function ListingScreen() {
  const { t } = useReader();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['listing', id],
    queryFn: () => answered(api.GET('/listings/{id}', { params: { path: { id } } })),
    refetchOnWindowFocus: false,
  });
  if (!data)
    return (
      <Page title={t('console.listing')}>
        {error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={6} />}
      </Page>
    );
  return <One key={id} listing={data} />;
}

function One({ listing }: { listing: Listing }) {
  const { organisations, hubs } = useMe();
  const { state } = useLocation() as { state: { values?: Values } | null };
  const { data: organisation } = useQuery(organisationQuery(listing.organisation));
  const own = listing.side === 'offering' ? organisations.includes(listing.organisation) : hubs.includes(listing.hub ?? '');
  if (!own)
    return (
      <Page title={listing.title}>
        <Preview side={listing.side} values={listing} organisation={organisation} />
      </Page>
    );
  // what was written and not long enough to be kept came along from the form of the new one
  return <Editor listing={listing} side={listing.side} owner={undefined} first={state?.values ?? {}} />;
}
