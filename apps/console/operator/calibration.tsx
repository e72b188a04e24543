import type { Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { useReader } from '../texts/reader.js';
import styles from './operator.module.css';

/** What was said of answers and what they were, in bars that read in black and white, and in figures. */
export function Calibration({ of }: { of: Shapes['CalibrationView'] | null }) {
  const { t, number, share } = useReader();
  if (!of)
    return (
      <Part title={t('console.matching.true')}>
        <p className={pieces.quiet}>{t('console.matching.true.none')}</p>
      </Part>
    );
  const errors = [
    [t('console.matching.brier'), of.brier],
    [t('console.matching.constant'), of.constant],
    [t('console.matching.ece'), of.ece],
  ] as const;
  return (
    <Part title={t('console.matching.true')} about={t('console.matching.true.about', { count: number(of.count) })}>
      <dl className={pieces.numbers}>
        {errors.map(([name, error]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="number">{number(error)}</dd>
          </div>
        ))}
      </dl>
      <div className={pieces.table} tabIndex={0} role="region" aria-label={t('console.matching.true')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('console.matching.likely')}</th>
              <th scope="col">{t('console.matching.said')}</th>
              <th scope="col">{t('console.matching.came')}</th>
              <th scope="col">{t('console.matching.answers')}</th>
            </tr>
          </thead>
          <tbody>
            {of.bins
              .filter(({ count }) => count > 0)
              .map(({ from, to, count, predicted, happened }) => (
                <tr key={from}>
                  <th scope="row">{t('console.matching.between', { from: share(from), to: share(to) })}</th>
                  <td>
                    <Bar part={predicted} /> <span className="number">{share(predicted)}</span>
                  </td>
                  <td>
                    <Bar part={happened} known /> <span className="number">{share(happened)}</span>
                  </td>
                  <td className="number">{number(count)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

const Bar = ({ part, known }: { part: number; known?: boolean }) => (
  <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" className={styles.bar}>
    <rect width="100" height="14" rx="2" />
    <rect width={100 * part} height="14" rx="2" data-known={known} data-said={!known || undefined} />
  </svg>
);
