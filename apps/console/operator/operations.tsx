import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
import { listsQuery } from '../api/queries.js';
import { Icon } from '../look/icons.js';
import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Page, Part } from '../shell/page.js';
import { useRefusedToast } from '../shell/refused.js';
import { Failed } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import styles from './operator.module.css';

/** Whether all is well: what answers, what was put aside, what waits, and how to have the ledger proved. */
export default function Operations() {
  const { t } = useReader();
  return (
    <Page title={t('console.place.health')} about={t('console.health.about')}>
      <Health />
      <Parked />
      <Lag />
      <Part title={t('console.ledger.verify')} about={t('console.ledger.verify.about')}>
        <p>
          <code dir="ltr">npm run ledger:verify</code>
        </p>
      </Part>
    </Page>
  );
}

const counts = ['digestsSent', 'mailsReturned', 'addressesStopped'] as const;
const said = { digestsSent: 'digests', mailsReturned: 'returned', addressesStopped: 'stopped' } as const;

/** What the API says of itself and its work now. */
function Health() {
  const { t, number, ago } = useReader();
  const pulse = useQuery(operationsQuery);
  const lists = useQuery(listsQuery);
  const oldest = lists.data?.items.toSorted((a, b) => b.days - a.days)[0];
  const ready = useQuery({
    queryKey: ['ready'],
    refetchInterval: 20_000,
    queryFn: () => answered(api.GET('/health/ready')),
  });
  const about = useQuery({ queryKey: ['about'], queryFn: () => answered(api.GET('/about')), staleTime: Infinity });
  const corpus = useQuery({ queryKey: ['corpus'], queryFn: () => answered(api.GET('/corpus')) });
  const all = [ready, corpus, pulse, lists];
  const error = all.find((each) => each.error)?.error;
  if (error) return <Failed error={error} retry={() => void Promise.all(all.map((each) => each.refetch()))} />;
  return (
    <dl className={pieces.numbers}>
      <div>
        <dt>{t('console.health.database')}</dt>
        <dd>{ready.data ? t('console.health.answers') : '…'}</dd>
      </div>
      <div>
        <dt>{t('console.health.version')}</dt>
        <dd>
          <bdi dir="ltr">{about.data?.version ?? '…'}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('console.health.documents')}</dt>
        <dd className="number">{corpus.data ? number(corpus.data.documents) : '…'}</dd>
      </div>
      <div>
        <dt>{t('console.health.matches')}</dt>
        <dd className="number">{corpus.data ? number(corpus.data.matches) : '…'}</dd>
      </div>
      <div>
        <dt>{t('console.health.lists')}</dt>
        <dd>{lists.data ? (oldest ? t('console.health.days', { count: oldest.days }) : t('console.health.never')) : '…'}</dd>
      </div>
      <div>
        <dt>{t('console.health.digest')}</dt>
        <dd>{pulse.data ? (pulse.data.lastDigestAt ? ago(pulse.data.lastDigestAt) : t('console.health.never')) : '…'}</dd>
      </div>
      {counts.map((count) => (
        <div key={count}>
          <dt>{t(`console.health.${said[count]}`)}</dt>
          <dd className="number">{pulse.data ? number(pulse.data[count]) : '…'}</dd>
        </div>
      ))}
    </dl>
  );
}

const operationsQuery = {
  queryKey: ['operations'],
  refetchInterval: 20_000,
  queryFn: () => answered(api.GET('/operations')),
};

const parkedQuery = {
  queryKey: ['jobs'],
  refetchInterval: 20_000,
  queryFn: () => answered(api.GET('/jobs', { params: { query: { state: 'parked', limit: 100 } } })),
};

/** Jobs that were put aside, each with its reason, until somebody retries them. */
function Parked() {
  const { t, ago, number } = useReader();
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const parked = useQuery(parkedQuery);
  const retry = useMutation({
    mutationFn: (id: string) => answered(api.POST('/jobs/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => toast(t('console.jobs.retried'), { tone: 'good' }),
    onError: refused,
    onSettled: () => queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const again = (id: string) => (
    <Button
      size="xs"
      variant="default"
      leftSection={<Icon name="refresh" size={14} />}
      loading={retry.isPending && retry.variables === id}
      onClick={() => retry.mutate(id)}
    >
      {t('console.retry')}
    </Button>
  );
  return (
    <Part title={t('console.jobs.parked')} about={t('console.jobs.parked.about')}>
      <Fetched from={parked} rows={3}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p className={styles.well}>
              <Icon name="check" /> {t('console.jobs.none')}
            </p>
          ) : (
            <>
              <Lines>
                {items.map((job) => (
                  <Line key={job.id} end={again(job.id)}>
                    <p>
                      <b dir="ltr">{job.name}</b>{' '}
                      <span className={pieces.quiet}>
                        {t('console.jobs.tries', { count: job.attempts })} · {ago(job.createdAt)}
                      </span>
                    </p>
                    <p className={pieces.failed} dir="ltr">
                      {job.parkedReason ?? job.lastError}
                    </p>
                  </Line>
                ))}
              </Lines>
              {next && <p className={pieces.quiet}>{t('console.jobs.first', { count: number(items.length) })}</p>}
            </>
          )
        }
      </Fetched>
    </Part>
  );
}

/** How far behind the worker is, at each step. */
function Lag() {
  const { t, number } = useReader();
  const operations = useQuery(operationsQuery);
  return (
    <Part title={t('console.health.waiting')} about={t('console.health.waiting.about')}>
      <Fetched from={operations} rows={3}>
        {({ lag }) => (
          <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.health.waiting')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('console.health.step')}</th>
                  <th scope="col">{t('console.health.many')}</th>
                  <th scope="col">{t('console.health.oldest')}</th>
                </tr>
              </thead>
              <tbody>
                {lag.map(({ step, waiting, seconds }) => (
                  <tr key={step}>
                    <th scope="row">{t(`console.health.step.${step}`)}</th>
                    <td className="number">{number(waiting)}</td>
                    <td className="number">{number(Math.round(seconds))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Fetched>
    </Part>
  );
}
