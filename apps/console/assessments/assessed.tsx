import { useQuery } from '@tanstack/react-query';
import type { Shapes } from '../api/client.js';
import { State } from '../look/pieces.js';
import pieces from '../look/pieces.module.css';
import { Fetched } from '../shell/listed.js';
import { Part } from '../shell/page.js';
import { capital, useReader } from '../texts/reader.js';
import { Answering } from './answering.js';
import { assessmentsQuery, rubric, type Assessment } from './queries.js';
import styles from './assessments.module.css';

/** What attachés have said of an offering; its owner reads it too, and answers each once. */
export default function Assessed({ listing, own = false }: { listing: string; own?: boolean }) {
  const { t } = useReader();
  const found = useQuery(assessmentsQuery(listing));
  return (
    <Part title={t('console.assessed')} about={t(own ? 'console.assessed.about_own' : 'console.assessed.about')}>
      <Fetched from={found} rows={2}>
        {({ items, assessed }) =>
          items.length === 0 ? (
            <p className={pieces.quiet}>{t('console.assessed.none')}</p>
          ) : (
            <>
              <Counting assessed={assessed} />
              {items.map((item) => (
                <One key={item.id} item={item} listing={listing} own={own} />
              ))}
            </>
          )
        }
      </Fetched>
    </Part>
  );
}

/** What counts for the matches, over all attachés of a hub. */
function Counting({ assessed }: { assessed: readonly Shapes['AssessedView'][] }) {
  const { t, code, share, language } = useReader();
  return (
    <dl className={pieces.numbers}>
      {assessed.map(({ hub, kind, rating, attaches, agreement }) => (
        <div key={hub + kind}>
          <dt>{capital(language, code('assessmentKinds', kind))}</dt>
          <dd className="number">{share(rating)}</dd>
          <dd className={styles.aside}>
            {t('console.assessed.by', { count: attaches })}
            {agreement !== null && ` · ${t('console.assessed.agree', { share: share(agreement) })}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function One({ item, listing, own }: { item: Assessment; listing: string; own: boolean }) {
  const { t, code, day, ago, number, language } = useReader();
  const { kind, hub, attache, mine, state, madeAt, expiresAt, evidence, evidenceAddress, answer, answeredAt } = item;
  return (
    <article className={styles.one}>
      <header className={pieces.head}>
        <div>
          <h3>{capital(language, code('assessmentKinds', kind))}</h3>
          <p className={pieces.quiet}>
            <bdi>{mine ? t('thread.you') : (attache ?? hub.name)}</bdi> · {ago(madeAt)} ·{' '}
            {t('console.assessed.until', { day: day(expiresAt) })}
          </p>
        </div>
        <State list="assessmentStates" state={state} />
      </header>
      <dl className={styles.ratings}>
        {rubric[kind].map((question) => (
          <div key={question}>
            <dt>{capital(language, code('rubric', question))}</dt>
            <dd>
              <Bar of={item.ratings[question] ?? 0} /> <span className="number">{number(item.ratings[question] ?? 0)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p dir="auto">{evidence}</p>
      {evidenceAddress && (
        <a href={evidenceAddress} dir="ltr" rel="noreferrer" target="_blank" className={pieces.start}>
          {evidenceAddress}
        </a>
      )}
      {answer !== null && (
        <blockquote className={styles.answer}>
          <p className={pieces.quiet}>
            {t('console.assessed.answered')}
            {answeredAt && ` · ${ago(answeredAt)}`}
          </p>
          <p dir="auto">{answer}</p>
        </blockquote>
      )}
      {own && answer === null && <Answering listing={listing} assessment={item.id} />}
    </article>
  );
}

const Bar = ({ of }: { of: number }) => (
  <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="6" rx="3" />
    <rect width={25 * of} height="6" rx="3" data-known />
  </svg>
);
