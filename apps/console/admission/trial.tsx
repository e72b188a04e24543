import { Line, Lines } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Part } from '../shell/page.js';
import { useReader } from '../texts/reader.js';
import type { Trial } from './queries.js';

const ends = ['refused', 'approve', 'again'] as const;

/** Whom rules would stop that nobody has set yet. */
export function TrialSaid({ trial }: { trial: Trial }) {
  const { t, number } = useReader();
  const { pairs, counts, firms } = trial;
  return (
    <Part title={t('console.trial')} about={t('console.trial.about', { count: pairs })}>
      <p role="status" className="heard">
        {ends.map((end) => `${t(`console.trial.${end}`)}: ${number(counts[end])}`).join(', ')}
      </p>
      <dl className={pieces.numbers}>
        {ends.map((end) => (
          <div key={end}>
            <dt>{t(`console.trial.${end}`)}</dt>
            <dd className="number">{number(counts[end])}</dd>
          </div>
        ))}
        <div>
          <dt>{t('console.trial.firms')}</dt>
          <dd className="number">{number(firms)}</dd>
        </div>
      </dl>
      {ends.map((end) => trial[end].length > 0 && <Pairs key={end} title={t(`console.trial.${end}`)} pairs={trial[end]} />)}
    </Part>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: Trial['refused'] }) {
  return (
    <details>
      <summary>{title}</summary>
      <Lines>
        {pairs.map(({ offering, need, firm, rule }) => (
          <Line key={offering.id + need.id} end={rule && <span className={pieces.badge}>{rule}</span>}>
            <p dir="auto">{need.title}</p>
            <p className={pieces.quiet}>
              <bdi>{offering.title}</bdi> · <bdi>{firm.name}</bdi>
            </p>
          </Line>
        ))}
      </Lines>
    </details>
  );
}
