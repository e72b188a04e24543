import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Mark } from '../look/icons.js';
import { languages, ownName, useSpeaking } from '../texts/reader.js';
import styles from './entrance.module.css';

/** The two halves of the entrance: what this is, and the way in. */
export function Door({ children }: { children: ReactNode }) {
  const { reader, speak } = useSpeaking();
  const { t } = reader;
  return (
    <div className={styles.door}>
      <section className={styles.view}>
        <Link to="/" className={styles.brand}>
          <Mark size={36} /> {t('product')}
        </Link>
        <div className={styles.words}>
          <p className={styles.claim}>{t('console.welcome.claim')}</p>
          <p>{t('welcome.about')}</p>
        </div>
        <Coast />
      </section>
      <section className={styles.way}>
        <div className={styles.room}>{children}</div>
        <div className={styles.languages} role="group" aria-label={t('console.language')}>
          {languages.map((each) => (
            <button key={each} type="button" lang={each} aria-pressed={reader.language === each} onClick={() => void speak(each)}>
              {ownName(each)}
            </button>
          ))}
        </div>
      </section>
    </div>
  );
}

/** The sea, the coast and the sun behind it. */
function Coast() {
  return (
    <svg className={styles.coast} viewBox="0 0 800 320" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <circle cx="560" cy="150" r="86" fill="#f4c95d" opacity="0.92" />
      <path d="M330 260c80-20 110-90 170-104s110-50 190-22 80 6 110 0v130z" fill="#0d5f4e" />
      <path d="M0 210c90-30 180-30 270 0s180 30 270 0 180-30 260-6v116H0z" fill="#1f826b" />
      <path d="M0 246c90-26 180-26 270 0s180 26 270 0 180-26 260-6v80H0z" fill="#35977f" />
      <path d="M0 282c90-22 180-22 270 0s180 22 270 0 180-22 260-6v44H0z" fill="#78beac" />
    </svg>
  );
}
