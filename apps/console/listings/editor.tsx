import { Button, Select } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { answered, api, from, Refusal, type Shapes } from '../api/client.js';
import { Icon } from '../look/icons.js';
import { State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Page, Part } from '../shell/page.js';
import { refusedFields } from '../shell/refused.js';
import { Waiting, wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { Waits } from '../shell/waits.js';
import { capital, useReader, type Key } from '../texts/reader.js';
import { tongues } from './choices.js';
import { useDraft, type Draft, type Owner } from './draft.js';
import { FieldInput } from './field-input.js';
import { fieldsOf, steps, type Listing, type Side, type Step, type Values } from './fields.js';
import { Meter } from './meter.js';
import { Preview } from './preview.js';
import { organisationQuery } from './queries.js';
import styles from './listings.module.css';

/** What attachés said of an offer is read at its end, by few: the form comes without it. */
const Assessed = lazy(() => import('../assessments/assessed.js'));
/** So do what is like it, and what it says in other languages. */
const Alike = lazy(() => import('./alike.js'));
const Translations = lazy(() => import('./translations.js'));

type Props = {
  listing: Listing | undefined;
  side: Side;
  owner: Owner | undefined;
  first: Values;
};

/** A listing's form, step by step; each step has an address, and a draft saves itself. */
export function Editor({ listing, side, owner, first }: Props) {
  const reader = useReader();
  const { t, code } = reader;
  const draft = useDraft({ listing, side, owner, first });
  const { values, set, refused } = draft;
  const [address, setAddress] = useSearchParams();
  const open = steps.slice(1);
  const step = open.find((each) => each === address.get('step')) ?? 'words';
  const go = useNavigate();
  const goTo = async (next: Step) => {
    const kept = draft.auto ? await draft.save() : draft.kept();
    // a draft has an address of its own from the first step that is left behind
    if (!listing && kept) await go(`/listings/${kept.id}?step=${next}`, { replace: true, state: { values: draft.values } });
    else setAddress({ step: next }, { replace: true });
  };
  const next = open[open.indexOf(step) + 1];
  const { data: organisation } = useQuery(organisationQuery(listing?.organisation ?? owner!.organisation));
  const publishing = usePublishing(draft);
  const state = listing?.state ?? 'draft';
  return (
    <Page
      wide
      title={String(values.title ?? '') || t(side === 'need' ? 'console.listings.new.need' : 'console.listings.new.offering')}
      about={
        <>
          <State list="listingStates" state={state} />{' '}
          {organisation && (
            <>
              <bdi>{organisation.name}</bdi> ·{' '}
            </>
          )}
          {code('profileTypes', String(values.profileType))}
        </>
      }
      act={<Saved draft={draft} />}
    >
      <nav className={styles.steps} aria-label={t('console.steps')}>
        {open.map((each) => (
          <button key={each} type="button" aria-current={each === step ? 'step' : undefined} onClick={() => void goTo(each)}>
            {t(`console.step.${each}` as Key)}
          </button>
        ))}
      </nav>
      <Trouble draft={draft} />
      <Waits organisation={organisation} />
      <div className={styles.columns}>
        <form
          className={pieces.form}
          onSubmit={(event) => {
            event.preventDefault();
            if (next) void goTo(next);
          }}
        >
          {step === 'look' ? (
            <Look {...{ draft, organisation, publishing, state, goTo, side }} />
          ) : (
            <Part title={t(`console.step.${step}` as Key)} about={t(`console.step.${step}.about` as Key)}>
              {step === 'words' && (
                <Select
                  label={t('console.written_in')}
                  data={tongues(reader)}
                  searchable
                  allowDeselect={false}
                  disabled={listing !== undefined}
                  value={String(values.language ?? '')}
                  onChange={(language) => language && set({ language })}
                />
              )}
              {fieldsOf(side)
                .filter((field) => field.step === step && (field.name !== 'spdx' || values.licenceModel === 'open_source'))
                .map((field) => (
                  <FieldInput key={field.name} {...{ field, side, values, set }} refused={refused[field.name]} />
                ))}
              <Button type="submit" className={pieces.start}>
                {t('console.next')}
              </Button>
            </Part>
          )}
        </form>
        <Meter side={side} values={values} organisation={organisation?.name} />
      </div>
      {listing && step === 'look' && (
        <Suspense fallback={<Waiting rows={4} />}>
          <Alike listing={listing} />
          <Translations own listing={listing} />
          {side === 'offering' && state !== 'draft' && <Assessed own listing={listing.id} />}
        </Suspense>
      )}
    </Page>
  );
}

/** Whether what is written is kept; of what is published, the button that keeps it. */
function Saved({ draft }: { draft: Draft }) {
  const { t } = useReader();
  const { saving, auto, save } = draft;
  if (!auto && saving === 'waiting') return <Button onClick={() => void save()}>{t('console.save_changes')}</Button>;
  const words: Record<typeof saving, Key> = {
    same: 'console.saving.saved',
    waiting: 'console.saving.waiting',
    saving: 'console.saving.saving',
    saved: 'console.saving.saved',
    failed: 'console.saving.failed',
  };
  return (
    <p role="status" className={`${pieces.quiet} ${styles.saving}`} data-saving={saving}>
      {t(words[saving])}
    </p>
  );
}

/** What stopped the saving, and the way on: nothing that was written is lost by it. */
function Trouble({ draft }: { draft: Draft }) {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const { error, takeOver, save, kept } = draft;
  const again = useMutation({
    mutationFn: async () => {
      if (error instanceof Refusal && error.code === 'precondition_failed')
        takeOver(await answered(api.GET('/listings/{id}', { params: { path: { id: kept()!.id } } })));
      await save();
      await queries.invalidateQueries({ queryKey: ['listings'] });
    },
  });
  if (!error) return null;
  const { title, detail } = wordsFor(reader, error);
  const conflict = error instanceof Refusal && error.code === 'precondition_failed';
  return (
    <div role="alert" className={styles.trouble}>
      <p>
        <b>{title}.</b> {conflict ? t('console.conflict.listing') : detail}
      </p>
      <Button size="xs" variant="default" loading={again.isPending} onClick={() => again.mutate()}>
        {conflict ? t('console.conflict.keep_mine') : t('console.retry')}
      </Button>
    </div>
  );
}

function usePublishing(draft: Draft) {
  const { t } = useReader();
  const queries = useQueryClient();
  const took = (listing: Listing) => {
    draft.takeOver(listing);
    void queries.invalidateQueries({ queryKey: ['listings'] });
  };
  const at = ({ id, version }: Listing) => ({ params: { path: { id } }, headers: from(version) });
  const publish = useMutation({
    mutationFn: async () => {
      const saved = await draft.save();
      if (!saved) throw draft.error ?? new Error('not saved');
      return answered(api.PUT('/listings/{id}/publication', at(saved)));
    },
    onSuccess: (listing) => {
      took(listing);
      toast(t('console.published'), { tone: 'good' });
    },
  });
  const withdraw = useMutation({
    mutationFn: () => answered(api.DELETE('/listings/{id}/publication', at(draft.kept()!))),
    onSuccess: (listing) => {
      took(listing);
      toast(t('console.withdrawn'));
    },
  });
  return { publish, withdraw };
}

type Organisation = Shapes['OrganisationView'];
type LookProps = {
  draft: Draft;
  side: Side;
  organisation: Organisation | undefined;
  publishing: ReturnType<typeof usePublishing>;
  state: Listing['state'];
  goTo: (step: Step) => Promise<void>;
};

/** As others will see it, what is still missing, and the act itself. */
function Look({ draft, side, organisation, publishing, state, goTo }: LookProps) {
  const reader = useReader();
  const { t, tell, language } = reader;
  const { publish, withdraw } = publishing;
  const error = publish.error ?? withdraw.error;
  const missing = Object.entries(refusedFields(error));
  return (
    <>
      <Preview side={side} values={draft.values} organisation={organisation} />
      <Part title={t('console.publish.title')} about={t(state === 'published' ? 'console.publish.is' : 'console.publish.about')}>
        {error && (
          <div role="alert" className={pieces.failed}>
            <p>
              {wordsFor(reader, error).title}. {wordsFor(reader, error).detail}
            </p>
            <ul>
              {missing.map(([name, message]) => {
                const field = fieldsOf(side).find((each) => name === each.name || name.startsWith(`${each.name}.`));
                const label = capital(language, tell({ key: `field.${field?.name ?? name}` }));
                return (
                  <li key={name}>
                    {field ? (
                      <button type="button" className={styles.link} onClick={() => void goTo(field.step)}>
                        {label}
                      </button>
                    ) : (
                      label
                    )}
                    : {message}
                  </li>
                );
              })}
            </ul>
          </div>
        )}
        <div className={pieces.acts}>
          {(state === 'draft' || state === 'withdrawn' || state === 'expired') && (
            <Button loading={publish.isPending} onClick={() => publish.mutate()} leftSection={<Icon name="check" size={16} />}>
              {t('console.publish')}
            </Button>
          )}
          {state === 'published' && (
            <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('console.withdraw')}
            </Button>
          )}
          <Button component={Link} to={side === 'need' ? '/needs' : '/offers'} variant="default">
            {t(side === 'need' ? 'console.place.needs' : 'console.place.offers')}
          </Button>
        </div>
      </Part>
    </>
  );
}
