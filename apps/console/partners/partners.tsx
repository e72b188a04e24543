import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import pieces from '../look/pieces.module.css';
import { Page } from '../shell/page.js';
import { Failed, Waiting } from '../shell/states.js';
import { useReader, type Key } from '../texts/reader.js';
import { Deciding } from './deciding.js';
import { Introduced } from './introduced.js';
import { introductionsQuery, questionsQuery, type Introduction } from './queries.js';
import { NothingAsked } from './nothing-asked.js';
import { QuestionCard } from './question-card.js';
import styles from './partners.module.css';

/** What a firm comes for: what is asked of it first, one decision a card; then whom it has met. */
export default function Partners() {
  const { t } = useReader();
  const introductions = useInfiniteQuery(introductionsQuery);
  const questions = useQuery(questionsQuery);
  const error = introductions.error ?? questions.error;
  const all = introductions.data?.pages.flatMap(({ items }) => items);
  const open = questions.data?.items.filter((question) => question.open) ?? [];
  const asked = all?.filter(({ state }) => state === 'asked') ?? [];
  const met = all?.filter(({ partner }) => partner !== null) ?? [];
  const past = all?.filter((each) => !asked.includes(each) && !met.includes(each)) ?? [];
  return (
    <Page title={t('firm.title')}>
      {!all ? (
        error ? (
          <Failed error={error} retry={() => void Promise.all([introductions.refetch(), questions.refetch()])} />
        ) : (
          <Waiting rows={6} />
        )
      ) : (
        <>
          <Several name="firm.decisions" count={asked.length + open.length}>
            {asked.length + open.length === 0 && <NothingAsked />}
            {asked.map((each) => (
              <Deciding key={each.id + each.side} introduction={each} />
            ))}
            {open.map((question) => (
              <QuestionCard key={question.id} question={question} />
            ))}
          </Several>
          <Several name="firm.introduced" count={met.length}>
            {met.length === 0 && <p className={pieces.quiet}>{t('firm.introduced.empty')}</p>}
            {met.map((each) => (
              <Introduced key={each.id + each.side} introduction={each} />
            ))}
          </Several>
          {past.length > 0 && (
            <Several name="console.partners.answered" count={past.length}>
              <ul className={styles.past}>
                {past.map((each) => (
                  <Past key={each.id + each.side} introduction={each} />
                ))}
              </ul>
            </Several>
          )}
          {introductions.hasNextPage && (
            <Button
              variant="default"
              loading={introductions.isFetchingNextPage}
              onClick={() => void introductions.fetchNextPage()}
            >
              {t('console.more')}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}

function Several({ name, count, children }: { name: Key; count: number; children: React.ReactNode }) {
  const { t, number } = useReader();
  return (
    <section className={styles.several}>
      <h2>
        {t(name)} {count > 0 && <span className="number">{number(count)}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Answered, and nothing to do: how it stands on one's own side, never on the other's. */
function Past({ introduction }: { introduction: Introduction }) {
  const { code, ago } = useReader();
  const { card, state, answeredAt } = introduction;
  return (
    <li>
      <span dir="auto">{card.title}</span>
      <span className={pieces.quiet}>
        {code('answerStates', state)}
        {answeredAt && ` · ${ago(answeredAt)}`}
      </span>
    </li>
  );
}
