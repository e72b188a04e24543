import { Button, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { answered, api, from, type Shapes } from '../api/client.js';
import pieces from '../look/pieces.module.css';
import { Refused, refusedFields } from '../shell/refused.js';
import { toast } from '../shell/toasts.js';
import { useReader } from '../texts/reader.js';
import styles from './compliance.module.css';

type Hit = Shapes['ScreeningHitView'];

/** A party, the entries that may be it, and the decision. */
export function HitCard({ hit }: { hit: Hit }) {
  const { t, ago, code } = useReader();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const decide = useMutation({
    mutationFn: (decision: 'dismissed' | 'confirmed') =>
      answered(
        api.PUT('/screening-hits/{organisation}/decision', {
          params: { path: { organisation: hit.organisation } },
          headers: from(hit.version),
          body: { decision, note: note.trim() },
        }),
      ),
    onSuccess: async () => {
      toast(t('console.hits.decided'), { tone: 'good' });
      await queries.invalidateQueries({ queryKey: ['hits'] });
    },
    // the newer check or a colleague's decision is shown beside what was written
    onError: () => queries.invalidateQueries({ queryKey: ['hits'] }),
  });
  const fields = refusedFields(decide.error);
  return (
    <article className={pieces.card}>
      <header>
        <h2>
          <Link to={`/organisation/${hit.organisation}`}>
            <bdi>{hit.checkedName}</bdi>
          </Link>
        </h2>
        <p className={pieces.quiet}>
          {code('screeningStates', hit.result)} · {t('console.hits.checked', { when: ago(hit.checkedAt) })}
          {hit.decidedAt && ` · ${t('console.hits.decided_when', { when: ago(hit.decidedAt) })}`}
        </p>
        {hit.decisionNote && <p dir="auto">{hit.decisionNote}</p>}
      </header>
      <ol className={styles.hits}>
        {hit.hits.map((each, place) => (
          <li key={`${each.list} ${each.matched} ${place}`}>
            <Entry entry={each} />
          </li>
        ))}
      </ol>
      {hit.result === 'potential' && (
        <form className={pieces.form} onSubmit={(event) => event.preventDefault()}>
          <Refused error={decide.error} beside />
          <Textarea
            label={t('hits.reason')}
            description={t('console.hits.reason.about')}
            rows={3}
            maxLength={2000}
            error={fields.note}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <div className={pieces.acts}>
            <Button disabled={note.trim().length < 3} loading={decide.isPending} onClick={() => decide.mutate('dismissed')}>
              {t('hits.dismiss')}
            </Button>
            <Button
              color="rust"
              variant="outline"
              disabled={note.trim().length < 3 || decide.isPending}
              onClick={() => decide.mutate('confirmed')}
            >
              {t('hits.confirm')}
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}

/** One entry of a list: its names, and how alike they are, feature by feature. */
function Entry({ entry }: { entry: Hit['hits'][number] }) {
  const { t, tell, share, country, day, number } = useReader();
  const { on, list, dated, names, matched, score, features, identifiers } = entry;
  const nameOf = (name: string) => {
    const key = `console.feature.${name}`;
    const said = tell({ key });
    return said === key ? name : said;
  };
  return (
    <>
      <p>
        <b>
          <bdi>{matched}</bdi>
        </b>{' '}
        <span className={pieces.quiet}>
          {t('hits.list_dated', { name: list, day: day(dated) })}
          {entry.country && ` · ${country(entry.country)}`}
        </span>
      </p>
      {names.length > 1 && (
        <p className={pieces.quiet}>
          {names
            .filter((name) => name !== matched)
            .slice(0, 8)
            .map((name, place) => (
              <span key={name}>
                {place > 0 && ' · '}
                <bdi>{name}</bdi>
              </span>
            ))}
        </p>
      )}
      {on === 'identifier' ? (
        <p>{t('console.hits.identifier', { identifier: identifiers.join(', ') })}</p>
      ) : (
        <dl className={styles.features}>
          <dt>{t('hits.likeness')}</dt>
          <dd>
            <Bar share={score} /> <span className="number">{share(score)}</span>
          </dd>
          {features.map(({ name, value }) => (
            <div key={name}>
              <dt>{nameOf(name)}</dt>
              <dd>
                <Bar share={Math.max(0, Math.min(1, value))} />{' '}
                <span className="number">{number(Math.round(value * 100) / 100)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

const Bar = ({ share }: { share: number }) => (
  <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect width="100" height="6" rx="3" />
    <rect width={100 * share} height="6" rx="3" data-known />
  </svg>
);
