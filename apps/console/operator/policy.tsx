import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { Shapes } from '../api/client.js';
import { hubsQuery } from '../api/hubs.js';
import { useMe } from '../api/queries.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { useReader } from '../texts/reader.js';
import styles from './operator.module.css';

const Shipping = lazy(() => import('./shipping.js'));

type View = Shapes['PolicyView'];
type Report = Shapes['PolicyReport'];

/** One policy: whether it is in force, how it did on later answers, whom it would move, and its weights beside those in force. */
export function Policy({ policy, inForce }: { policy: View; inForce: View | undefined }) {
  const { t, moment, number } = useReader();
  const { zone } = useMe();
  const [shipping, setShipping] = useState(false);
  const { version, report, shippedAt, madeAt } = policy;
  const state = policy.inForce ? 'in_force' : shippedAt ? 'before' : 'waits';
  const proven = report !== null && report.test.gain.low > 0;
  const current = report?.against === inForce?.version;
  return (
    <Part title={t('console.matching.policy', { version: number(version) })}>
      <p className={pieces.acts}>
        <span className={pieces.badge} data-tone={policy.inForce ? 'good' : undefined}>
          {t(`console.matching.${state}`)}
        </span>
        <time className={pieces.quiet} dateTime={shippedAt ?? madeAt}>
          {moment(shippedAt ?? madeAt, zone)}
        </time>
      </p>
      {report ? <Tested report={report} /> : <p>{t('console.matching.starting')}</p>}
      {state === 'waits' && !proven && <p className={styles.lacks}>{t('console.matching.unproven')}</p>}
      {state === 'waits' && proven && !current && report && (
        <p className={styles.lacks}>{t('console.matching.outdated', { against: number(report.against) })}</p>
      )}
      {state === 'waits' && proven && current && (
        <div className={pieces.acts}>
          <Button onClick={() => setShipping(true)}>{t('console.matching.ship')}</Button>
        </div>
      )}
      {report && report.shadow.movers.length > 0 && <Movers movers={report.shadow.movers} />}
      <Weights policy={policy} beside={policy.inForce ? undefined : inForce} />
      <Suspense>{shipping && <Shipping version={version} done={() => setShipping(false)} />}</Suspense>
    </Part>
  );
}

function Tested({ report: { against, test, shadow } }: { report: Report }) {
  const { t, number } = useReader();
  return (
    <>
      <p>
        {t('console.matching.test', {
          against: number(against),
          fitted: number(test.fittedTo),
          tested: number(test.testedOn),
          before: number(test.brierInForce),
          after: number(test.brierFitted),
          low: number(test.gain.low),
          high: number(test.gain.high),
        })}
      </p>
      <p>
        {t('console.matching.shadow', {
          pairs: number(shadow.pairs),
          moved: number(shadow.moved),
          entering: number(shadow.entering),
          leaving: number(shadow.leaving),
        })}
      </p>
    </>
  );
}

function Movers({ movers }: { movers: Report['shadow']['movers'] }) {
  const { t, tell, number } = useReader();
  const { data: hubs } = useQuery(hubsQuery);
  return (
    <details>
      <summary>{t('console.matching.movers')}</summary>
      <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.matching.movers')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('console.matching.hub')}</th>
              <th scope="col">{t('console.matching.from')}</th>
              <th scope="col">{t('console.matching.to')}</th>
              <th scope="col">{t('console.matching.because')}</th>
            </tr>
          </thead>
          <tbody>
            {movers.map(({ match, hub, from, to, because }) => (
              <tr key={match}>
                <td>
                  <bdi>{hubs?.items.find(({ id }) => id === hub)?.name ?? '…'}</bdi>
                </td>
                <td className="number">{number(from)}</td>
                <td className="number">{number(to)}</td>
                <td>{tell({ key: `criterion.${because}` })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const sides = ['need', 'offering'] as const;

/** Each criterion's weight on both sides; of a policy that is not in force, with how it differs. */
function Weights({ policy, beside }: { policy: View; beside: View | undefined }) {
  const { t, tell, number } = useReader();
  const rounded = (value: number) => number(Math.round(value * 100) / 100);
  return (
    <details>
      <summary>{t('console.matching.weights')}</summary>
      <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.matching.weights')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('console.criterion')}</th>
              {sides.map((side) => (
                <th key={side} scope="col">
                  {t(`console.matching.${side}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heaviest(policy).map(([criterion, weight]) => (
              <tr key={criterion}>
                <th scope="row">{tell({ key: `criterion.${criterion}` })}</th>
                {sides.map((side) => {
                  const more = weight[side] - (beside?.weights[criterion]?.[side] ?? weight[side]);
                  return (
                    <td key={side} className="number">
                      {rounded(weight[side])}
                      {Math.abs(more) >= 0.005 && (
                        <span className={pieces.quiet} dir="ltr">
                          {' '}
                          ({more > 0 ? '+' : '−'}
                          {rounded(Math.abs(more))})
                        </span>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

const heaviest = ({ weights }: View) => Object.entries(weights).sort(([, a], [, b]) => b.need + b.offering - a.need - a.offering);
