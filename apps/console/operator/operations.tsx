import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answered, api } from '../api/client.js';
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
      <Untouched />
      <Part title={t('console.ledger.verify')} about={t('console.ledger.verify.about')}>
        <p>
          <code dir="ltr">npm run ledger:verify</code>
        </p>
      </Part>
    </Page>
  );
}

/** What the API says of itself now. */
function Health() {
  const { t, number } = useReader();
  const ready = useQuery({
    queryKey: ['ready'],
    refetchInterval: 20_000,
    queryFn: () => answered(api.GET('/health/ready')),
  });
  const about = useQuery({ queryKey: ['about'], queryFn: () => answered(api.GET('/about')), staleTime: Infinity });
  const corpus = useQuery({ queryKey: ['corpus'], queryFn: () => answered(api.GET('/corpus')) });
  const error = ready.error ?? corpus.error;
  if (error) return <Failed error={error} retry={() => void Promise.all([ready.refetch(), corpus.refetch()])} />;
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
    </dl>
  );
}

const jobsQuery = (state: 'parked' | 'recorded') => ({
  queryKey: ['jobs', state],
  refetchInterval: 20_000,
  queryFn: () => answered(api.GET('/jobs', { params: { query: { state, limit: 100 } } })),
});

/** Jobs that were put aside, each with its reason, until somebody retries them. */
function Parked() {
  const { t, ago, number } = useReader();
  const refused = useRefusedToast();
  const queries = useQueryClient();
  const parked = useQuery(jobsQuery('parked'));
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

/** Jobs that nobody has begun: the oldest says how far behind the worker is. */
function Untouched() {
  const { t, ago, number } = useReader();
  const { data } = useQuery(jobsQuery('recorded'));
  if (!data) return null;
  const oldest = data.items.map(({ createdAt }) => createdAt).sort()[0];
  return (
    <Part title={t('console.jobs.waiting')}>
      <p>
        <span className="number">{number(data.items.length)}</span>
        {data.next && '+'} {oldest && `· ${t('console.jobs.oldest', { when: ago(oldest) })}`}
      </p>
    </Part>
  );
}
