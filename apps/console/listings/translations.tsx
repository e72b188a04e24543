import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answered, api } from '../api/client.js';
import { Line, Lines, State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { capital, languages, useReader } from '../texts/reader.js';
import { translatedAs } from '../texts/translated-as.js';
import type { Listing } from './fields.js';
import { translationsQuery, type Translation } from './queries.js';
import { Translating } from './translating.js';

/** What a listing says in other languages, by people, or by a machine where there is one. Whoever keeps the listing has the last word on each; a hub that is shown it may write one too. */
export default function Translations({ listing, own = false }: { listing: Listing; own?: boolean }) {
  const { t } = useReader();
  // a machine needs a while; nobody has to ask whether it is done
  const [asked, setAsked] = useState(0);
  const found = useQuery({
    ...translationsQuery(listing.id),
    refetchInterval: ({ state }) => asked > 0 && state.dataUpdatedAt < asked + askedMs && refetchMs,
  });
  return (
    <Part title={t('console.translations')} about={t(own ? 'console.translations.about_own' : 'console.translations.about')}>
      <Fetched from={found} rows={3}>
        {({ items, machine }) => (
          <Lines>
            {[...new Set([...languages, ...items.map(({ language }) => language)])]
              .filter((language) => language !== listing.language)
              .map((language) => (
                <One
                  key={language}
                  {...{ listing, own, language, machine }}
                  written={items.find((each) => each.language === language)}
                  asked={() => setAsked(Date.now())}
                />
              ))}
          </Lines>
        )}
      </Fetched>
    </Part>
  );
}

type Props = {
  listing: Listing;
  own: boolean;
  language: string;
  machine: boolean;
  written: Translation | undefined;
  asked: () => void;
};
const refetchMs = 3_000;
const askedMs = 60_000;

function One({ listing, own, language, machine, written, asked }: Props) {
  const { t, tongue, language: reading } = useReader();
  const queries = useQueryClient();
  const refused = useRefusedToast();
  const [open, setOpen] = useState(false);
  const { id } = listing;
  const name = capital(reading, tongue(language));
  const done = (sentence: 'console.translation.confirmed' | 'console.translation.removed') => async () => {
    toast(t(sentence, { language }), { tone: 'good' });
    await queries.invalidateQueries({ queryKey: translationsQuery(id).queryKey });
  };
  const at = { params: { path: { id, language } } };
  const confirm = useMutation({
    mutationFn: () => answered(api.PUT('/listings/{id}/translations/{language}/confirmation', at)),
    onSuccess: done('console.translation.confirmed'),
    onError: refused,
  });
  const remove = useMutation({
    mutationFn: () => answered(api.DELETE('/listings/{id}/translations/{language}', at)),
    onSuccess: done('console.translation.removed'),
    onError: refused,
  });
  const ask = useMutation({
    mutationFn: () => answered(api.PUT('/listings/{id}/translations/{language}/machine', at)),
    onSuccess: () => {
      toast(t('console.translation.asked', { language }), { tone: 'good' });
      asked();
    },
    onError: refused,
  });
  const settled = written?.confirmedAt && !written.stale;
  return (
    <Line
      end={
        <>
          {written && (
            <State list="translationStates" state={written.stale ? 'outdated' : written.confirmedAt ? 'seen' : 'said'} />
          )}
          {own && written && !settled && !written.stale && (
            <Button size="xs" variant="default" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('console.translation.confirm')} <span className="heard">{name}</span>
            </Button>
          )}
          {machine && (!written || written.stale) && (
            <Button size="xs" variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
              {t('console.translation.by_machine')} <span className="heard">{name}</span>
            </Button>
          )}
          {(own || !settled) && (
            <Button size="xs" variant="default" onClick={() => setOpen(true)}>
              {t(written ? 'console.translation.change' : 'console.translation.write')} <span className="heard">{name}</span>
            </Button>
          )}
          {own && written && (
            <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
              {t('console.hub.remove')} <span className="heard">{name}</span>
            </Button>
          )}
        </>
      }
    >
      <p>{name}</p>
      {written && (
        <p className={pieces.quiet} dir="auto" lang={language}>
          {written.title}
        </p>
      )}
      {written?.byMachine && <p className={pieces.quiet}>{t(translatedAs(written), { language: listing.language })}</p>}
      {open && <Translating {...{ listing, own, language, written }} done={() => setOpen(false)} />}
    </Line>
  );
}
