import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { answered, api, from, type Shapes } from '../api/client.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Dialog } from '../shell/dialog.js';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { Refused } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import type { Listing } from './fields.js';
import { alikeQuery } from './queries.js';

type Other = Shapes['Duplicates']['items'][number];

/** What the same organisation may have listed already: one of two is put away, and the other keeps what only that one said. */
export default function Alike({ listing }: { listing: Listing }) {
  const { t, share } = useReader();
  const [merging, setMerging] = useState<Other>();
  const found = useQuery(alikeQuery(listing));
  return (
    <Part title={t('console.alike')} about={t('console.alike.about')}>
      <Fetched from={found} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.alike.none')}</p>
          ) : (
            <Lines>
              {items.map((other) => (
                <Line
                  key={other.id}
                  end={
                    <>
                      <State list="listingStates" state={other.state} />
                      <Button size="xs" variant="default" onClick={() => setMerging(other)}>
                        {t('console.alike.merge')} <span className="heard">{other.title}</span>
                      </Button>
                    </>
                  }
                >
                  <Link to={`/listings/${other.id}?step=look`} dir="auto">
                    {other.title}
                  </Link>
                  <p className={pieces.quiet}>{t('console.alike.share', { share: share(other.alike) })}</p>
                </Line>
              ))}
            </Lines>
          )
        }
      </Fetched>
      {merging && <Merging listing={listing} into={merging} done={() => setMerging(undefined)} />}
    </Part>
  );
}

/** Nobody takes this back, so that both are named before it is done. */
function Merging({ listing, into, done }: { listing: Listing; into: Other; done: () => void }) {
  const { t } = useReader();
  const queries = useQueryClient();
  const go = useNavigate();
  const merge = useMutation({
    mutationFn: () =>
      answered(
        api.PUT('/listings/{id}/merger', {
          params: { path: { id: listing.id } },
          headers: from(listing.version),
          body: { into: into.id },
        }),
      ),
    onSuccess: async (stays) => {
      toast(t('console.alike.merged'), { tone: 'good' });
      queries.setQueryData(['listing', stays.id], stays);
      for (const key of ['listings', 'alike']) void queries.invalidateQueries({ queryKey: [key] });
      await go(`/listings/${stays.id}?step=look`, { replace: true });
      void queries.invalidateQueries({ queryKey: ['listing', listing.id] });
    },
  });
  return (
    <Dialog onClose={done} title={t('console.alike.title')}>
      <div className={pieces.form}>
        <p>{t('console.alike.goes')}</p>
        <p dir="auto">
          <b>{listing.title}</b>
        </p>
        <p>{t('console.alike.stays')}</p>
        <p dir="auto">
          <b>{into.title}</b>
        </p>
        <Refused error={merge.error} />
        <div className={pieces.acts}>
          <Button loading={merge.isPending} onClick={() => merge.mutate()}>
            {t('console.alike.merge')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('console.alike.both')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
