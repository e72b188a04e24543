import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { answered, api, from, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Choosing } from '../shell/choosing.js';
import { Refused } from '../shell/refused.js';
import { Failed, Waiting } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import { outcomeQuery, type Introduction, type Outcome } from './queries.js';
import styles from './partners.module.css';

/** Most come to tell what came of it, or to read one message: the thread is fetched when it is opened. */
const Thread = lazy(() => import('../messages/thread.js'));

type Stage = Shapes['ReportOutcome']['stage'];
type Band = NonNullable<Shapes['ReportOutcome']['valueBand']>;
const stages = ['talking', 'nda', 'mou', 'pilot', 'agreement', 'follow_on', 'ended'] as const satisfies readonly Stage[];
const bands = ['none', 'up_to_10k', 'up_to_100k', 'up_to_1m', 'over_1m'] as const satisfies readonly Band[];

/** Somebody one was introduced to, how to write to them, and what came of it. */
export function Introduced({ introduction }: { introduction: Introduction }) {
  const { t, country, ago } = useReader();
  const { partner, madeAt, ownTitle } = introduction;
  const [telling, setTelling] = useState(false);
  const [writing, setWriting] = useState(false);
  if (!partner) return null;
  return (
    <article className={pieces.card}>
      <p className={styles.kind}>
        {country(partner.country)}
        {madeAt && ` · ${ago(madeAt)}`}
      </p>
      <h3>
        <bdi>{partner.organisation}</bdi>
      </h3>
      <p dir="auto">{partner.title}</p>
      {partner.email && (
        <p>
          {t('firm.contact')}: {partner.person && <bdi>{partner.person}</bdi>}{' '}
          <a href={`mailto:${partner.email}`} dir="ltr">
            {partner.email}
          </a>
        </p>
      )}
      <p className={pieces.quiet}>{t('card.yours', { title: ownTitle })}</p>
      {telling ? (
        <Reporting introduction={introduction} done={() => setTelling(false)} />
      ) : (
        <div className={pieces.acts}>
          <Button variant="default" onClick={() => setTelling(true)}>
            {t('outcome.title')}
          </Button>
          <Button variant="default" aria-expanded={writing} onClick={() => setWriting((now) => !now)}>
            {t('thread.title')}
          </Button>
        </div>
      )}
      {writing && (
        <Suspense fallback={<Waiting rows={2} />}>
          <Thread
            introduction={introduction.id}
            nameOf={(author) => (author === 'coordinator' ? introduction.hub.name : partner.organisation)}
          />
        </Suspense>
      )}
    </article>
  );
}

function Reporting({ introduction, done }: { introduction: Introduction; done: () => void }) {
  const { data, error, refetch } = useQuery(outcomeQuery(introduction));
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Waiting rows={2} />;
  return <Steps introduction={introduction} known={data} done={done} />;
}

/** Two taps: did you meet, what came of it; a band only where something was agreed. */
function Steps({ introduction, known, done }: { introduction: Introduction; known: Outcome; done: () => void }) {
  const { t, code } = useReader();
  const queries = useQueryClient();
  const { id, side } = introduction;
  const [met, setMet] = useState<boolean>();
  const [stage, setStage] = useState<Stage>();
  const report = useMutation({
    mutationFn: (body: Shapes['ReportOutcome']) =>
      answered(api.PUT('/introductions/{id}/outcome', { params: { path: { id }, query: { side } }, headers: from(known.version), body })), // prettier-ignore
    onSuccess: (saved) => {
      queries.setQueryData(outcomeQuery(introduction).queryKey, saved);
      toast(t('outcome.thanks.title'), { tone: 'good' });
      done();
    },
    onError: () => queries.invalidateQueries({ queryKey: ['outcome', id] }),
  });
  const choose = (next: Stage) => {
    if (next === 'agreement' || next === 'follow_on' || next === 'pilot') setStage(next);
    else report.mutate({ met: met ?? false, stage: next });
  };
  return (
    <div className={pieces.form}>
      {known.stage && <p className={pieces.quiet}>{t('console.outcome.so_far', { outcome: known.stage })}</p>}
      <Refused error={report.error} />
      {met === undefined ? (
        <Asked
          question={t('outcome.met')}
          choices={[
            { value: 'yes', label: t('outcome.met.yes') },
            { value: 'no', label: t('outcome.met.no') },
          ]}
          onChoose={(value) => setMet(value === 'yes')}
        />
      ) : stage === undefined ? (
        <Asked
          question={t('outcome.result')}
          choices={stages.map((value) => ({ value, label: code('outcomes', value) }))}
          onChoose={(value) => choose(value as Stage)}
        />
      ) : (
        <Asked
          question={t('console.outcome.value')}
          choices={bands.map((value) => ({ value, label: code('outcomeBands', value) }))}
          onChoose={(valueBand) => report.mutate({ met, stage, valueBand: valueBand as Band })}
        />
      )}
    </div>
  );
}

function Asked({ question, ...choosing }: { question: string } & Parameters<typeof Choosing>[0]) {
  return (
    <fieldset className={styles.asked}>
      <legend>{question}</legend>
      <Choosing {...choosing} keys={false} />
    </fieldset>
  );
}
