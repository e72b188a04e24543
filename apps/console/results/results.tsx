import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { formatMoney } from '#texts';
import { answered, api, type Shapes } from '../api/client.js';
import { hubsQuery } from '../api/hubs.js';
import { useMe } from '../api/queries.js';
import { useSectorNames } from '../api/sectors.js';
import { OneOf } from '../look/one-of.js';
import pieces from '../look/pieces.module.css';
import { Fetched, Parted, useNamed } from '../shell/listed.js';
import { Page, Part } from '../shell/page.js';
import { Empty } from '../shell/states.js';
import { useReader, type Key } from '../texts/reader.js';
import { dayIn } from '../texts/times.js';
import { Funnel } from './funnel.js';
import styles from './results.module.css';

type Results = Shapes['ResultsView'];
const groupings = ['hub', 'attache', 'sector'] as const;
const steps = ['approved', 'asked', 'interested', 'made', 'met', 'agreed'] as const;
const worths = ['claimed', 'confirmed', 'evidenced', 'cost'] as const;

/** What a hub's introductions came to, from the ledger alone: how many went on at each step, what they are worth, and what that cost. */
export default function ResultsScreen() {
  const { t } = useReader();
  const { hubs: own } = useMe();
  const hubs = useQuery(hubsQuery);
  const seen = hubs.data?.items.filter(({ id }) => own.length === 0 || own.includes(id)) ?? [];
  const [address, setAddress] = useSearchParams();
  const [by = 'hub', choose] = useNamed('by', groupings);
  const hub = address.get('hub') ?? seen[0]?.id;
  const today = dayIn(seen.find(({ id }) => id === hub)?.zone);
  const since = address.get('since') ?? `${today.slice(0, 4)}-01-01`;
  const until = address.get('until') ?? today;
  const set = (name: string, value: string) =>
    setAddress((now) => new URLSearchParams([...[...now].filter(([each]) => each !== name), [name, value]]), { replace: true });
  const results = useQuery({
    queryKey: ['results', hub, by, since, until],
    enabled: hub !== undefined,
    queryFn: () => answered(api.GET('/hubs/{id}/results', { params: { path: { id: hub! }, query: { by, since, until } } })),
  });
  return (
    <Page
      wide
      title={t('console.place.results')}
      about={t('console.results.about')}
      act={
        seen.length > 1 && (
          <OneOf
            name={t('console.hub')}
            choices={seen.map(({ id, name }) => ({ value: id, label: name }))}
            value={hub ?? ''}
            onChoose={(next) => set('hub', next)}
          />
        )
      }
    >
      <div className={styles.wishes}>
        <Parted list="resultGroups" values={groupings} value={by} choose={choose} />
        <TextInput
          type="date"
          label={t('console.results.since')}
          value={since}
          max={until}
          onChange={(event) => event.currentTarget.value && set('since', event.currentTarget.value)}
        />
        {/* prettier-ignore */}
        <TextInput type="date" label={t('console.results.until')} value={until} min={since} onChange={(event) => event.currentTarget.value && set('until', event.currentTarget.value)} />
        {/* prettier-ignore */}
      </div>
      {hubs.data && hub === undefined ? (
        <Empty icon="globe" title={t('console.hubs.none')}>
          {t('console.hubs.none.next')}
        </Empty>
      ) : (
        <Fetched from={results}>
          {(found) =>
            found.rows.every((row) => row.approved === 0 && Number(row.cost) === 0) ? (
              <Empty icon="chart" title={t('console.results.none')}>
                {t('console.results.none.next')}
              </Empty>
            ) : (
              <Shown results={found} hub={seen.find(({ id }) => id === found.hub)?.name ?? ''} />
            )
          }
        </Fetched>
      )}
    </Page>
  );
}

function Shown({ results, hub }: { results: Results; hub: string }) {
  const { t, number, language } = useReader();
  const { by, rows, currency } = results;
  const nameOf = useSectorNames(by === 'sector' ? rows.flatMap(({ group }) => group ?? []) : []);
  const money = (amount: string) => formatMoney(language, { amount: Number(amount), currency });
  const named = (group: string | null) => {
    if (by === 'hub') return hub;
    if (group === null) return t('console.results.whole');
    return by === 'sector' ? nameOf(group) : group;
  };
  return (
    <>
      <Part title={t('console.results.funnel')} about={t('console.results.funnel.about')}>
        <div className={styles.funnels}>
          {rows.map((row) => (
            <Funnel
              key={row.group}
              name={named(row.group)}
              steps={steps.map((step) => ({ name: t(`console.results.${step}` satisfies Key), count: row[step] }))}
            />
          ))}
        </div>
      </Part>
      <Part title={t('console.results.table')}>
        <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.results.table')}>
          <table className={styles.figures}>
            <thead>
              <tr>
                <th scope="col">
                  <span className="heard">{t('console.results.of')}</span>
                </th>
                {steps.map((step) => (
                  <th key={step} scope="col">
                    {t(`console.results.${step}` satisfies Key)}
                  </th>
                ))}
                {worths.map((worth) => (
                  <th key={worth} scope="col">
                    {t(`console.results.${worth}` satisfies Key)}
                  </th>
                ))}
                <th scope="col">{t('console.results.payback')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.group}>
                  <th scope="row">{named(row.group)}</th>
                  {steps.map((step) => (
                    <td key={step} className="number">
                      {number(row[step])}
                    </td>
                  ))}
                  {worths.map((worth) => (
                    <td key={worth} className="number">
                      {money(row[worth])}
                    </td>
                  ))}
                  <td className="number">{row.payback === null ? '–' : number(Number(row.payback))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className={pieces.quiet}>{t('console.results.payback.about')}</p>
      </Part>
    </>
  );
}
