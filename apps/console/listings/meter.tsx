import { Icon } from '../look/icons.js';
import pieces from '../look/pieces.module.css';
import { capital, useReader } from '../texts/reader.js';
import { fieldsOf, isSaid, leaksIn, limitOf, weighed, type Side, type Values } from './fields.js';
import styles from './listings.module.css';

/** How complete it is while one writes: what the matcher weighs and does not know yet, lengths, and what gives an anonymous owner away. */
export function Meter({ side, values, organisation }: { side: Side; values: Values; organisation: string | undefined }) {
  const { t, tell, share, number, language } = useReader();
  const facts = weighed[side];
  const missing = facts.filter((name) => !isSaid(values[name]));
  const known = (facts.length - missing.length) / facts.length;
  const lengths = fieldsOf(side)
    .filter(({ kind, name }) => kind === 'text' && isSaid(values[name]))
    .map(({ name }) => ({ name, length: String(values[name]).trim().length, limit: limitOf(side, name) }))
    .filter(({ length, limit }) => length < (limit.minLength ?? 0));
  const leaks = values.visibility === 'anonymous' ? leaksIn(values, organisation) : [];
  return (
    <aside className={styles.meter} aria-label={t('console.meter')}>
      <h2>{t('console.meter')}</h2>
      <p className={`${styles.share} number`}>{share(known)}</p>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" rx="3" />
        <rect width={100 * known} height="6" rx="3" data-known />
      </svg>
      <p className={pieces.quiet}>{t('console.meter.about')}</p>
      {leaks.length > 0 && (
        <div className={styles.leaks} role="status">
          <p>
            <Icon name="shield" size={15} /> {t('console.meter.leaks')}
          </p>
          <ul>
            {leaks.map((leak) => (
              <li key={leak}>
                <bdi>{leak}</bdi>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul>
        {lengths.map(({ name, length, limit }) => (
          <li key={name}>
            {capital(language, tell({ key: `field.${name}` }))}: {number(length)} / {number(limit.minLength ?? 0)}
          </li>
        ))}
        {missing.map((name) => (
          <li key={name}>{tell({ key: `missing.${name}` })}</li>
        ))}
      </ul>
    </aside>
  );
}
