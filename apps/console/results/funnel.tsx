import { useReader } from '../texts/reader.js';
import styles from './results.module.css';

type Props = { name: string; steps: readonly { name: string; count: number }[] };

/** How many went on at each step: a bar with its number, so that it reads in black and white, aloud and on paper. */
export function Funnel({ name, steps }: Props) {
  const { number, share } = useReader();
  const most = Math.max(1, ...steps.map(({ count }) => count));
  return (
    <figure className={styles.funnel}>
      <figcaption>
        <bdi>{name}</bdi>
      </figcaption>
      <ol>
        {steps.map((step, place) => {
          const before = steps[place - 1]?.count ?? 0;
          return (
            <li key={step.name}>
              <span>{step.name}</span>
              <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
                <rect width="100" height="14" rx="2" />
                <rect width={Math.max((100 * step.count) / most, step.count ? 1 : 0)} height="14" rx="2" data-known />
              </svg>
              <b className="number">{number(step.count)}</b>
              <span className={`${styles.share} number`}>{before > 0 && share(step.count / before)}</span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
