import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { answered, api, from } from '../api/client.js';
import { useSectorNames } from '../api/sectors.js';
import { Icon } from '../look/icons.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Page } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { Empty } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { searchesQuery, type SavedSearch, type Wish } from './queries.js';
import { sectorOf, soughtIn, wordsOf } from './sought.js';

const SearchForm = lazy(() => import('./search-form.js'));

/** What somebody looks for in the open catalogue again and again. The catalogue's page leads here with what was asked there in the address. */
export default function Searches() {
  const { t, language } = useReader();
  const [address, setAddress] = useSearchParams();
  const begun = soughtIn(address);
  const [open, setOpen] = useState<SavedSearch | 'new' | undefined>(begun && 'new');
  const list = useQuery(searchesQuery);
  const sectorName = useSectorNames(list.data?.items.flatMap(({ asked }) => sectorOf(asked) ?? []) ?? []);
  const close = () => {
    setOpen(undefined);
    setAddress({}, { replace: true });
  };
  const make = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setOpen('new')}>
      {t('console.searches.new')}
    </Button>
  );
  const about = (
    <>
      {t('console.searches.about')} <a href={`/see/catalogue?language=${language}`}>{t('console.preview.catalogue.see')}</a>
    </>
  );
  return (
    <Page title={t('console.searches.title')} about={about} act={Boolean(list.data?.items.length) && make}>
      <Fetched from={list} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="search" title={t('console.searches.none')} act={make}>
              {t('console.searches.none.next')}
            </Empty>
          ) : (
            <Lines>
              {items.map((search) => (
                <One key={search.id} {...{ search, sectorName }} change={() => setOpen(search)} />
              ))}
            </Lines>
          )
        }
      </Fetched>
      {open && (
        <Suspense>
          <SearchForm search={open === 'new' ? undefined : open} begun={begun} done={close} />
        </Suspense>
      )}
    </Page>
  );
}

type Props = { search: SavedSearch; sectorName: (code: string) => string; change: () => void };

function One({ search, sectorName, change }: Props) {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const refused = useRefusedToast();
  const renewed = () => queries.invalidateQueries(searchesQuery);
  const { id, version, address, name, asked, tells } = search;
  const wish: Wish = { name, asked, reader: search.reader, tells };
  const path = { search: id };
  const tell = useMutation({
    mutationFn: () =>
      answered(api.PUT('/me/searches/{search}', { params: { path }, headers: from(version), body: { ...wish, tells: !tells } })),
    onSuccess: renewed,
    onError: refused,
  });
  const again = useMutation({
    mutationFn: () => answered(api.POST('/me/searches', { body: wish })),
    onSuccess: renewed,
    onError: refused,
  });
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/me/searches/{search}', { params: { path } })),
    onSuccess: async () => {
      toast(t('console.searches.removed', { name }), { act: { label: t('queue.undo'), run: () => again.mutate() } });
      await renewed();
    },
    onError: refused,
  });
  return (
    <Line
      end={
        <>
          <Checkbox
            label={
              <>
                {t('console.searches.by_mail')} <span className="heard">{name}</span>
              </>
            }
            checked={tell.isPending ? !tells : tells}
            onChange={() => tell.mutate()}
          />
          {/* what is being written has another version when it is there */}
          <Button size="xs" variant="default" disabled={tell.isPending} onClick={change}>
            {t('console.translation.change')} <span className="heard">{name}</span>
          </Button>
          <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
            {t('console.hub.remove')} <span className="heard">{name}</span>
          </Button>
        </>
      }
    >
      <a href={address} dir="auto">
        {name}
      </a>
      <p className={pieces.quiet} dir="auto">
        {wordsOf(reader, asked, sectorName).join(' · ')}
      </p>
    </Line>
  );
}
