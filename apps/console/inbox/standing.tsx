import { Alert, Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMe } from '../api/queries.js';
import { useStore } from '../api/store.js';
import { Icon, type IconName } from '../look/icons.js';
import { useReader } from '../texts/reader.js';
import { conflicts, type Conflict, type useDeciding } from './deciding.js';
import { isOpen } from './filters.js';
import type { Row } from './queries.js';
import styles from './standing.module.css';

/** How a pair stands: its clock, who has it in hand, what is waited for, and what somebody changed under our hands. */
export function Standing({ row, deciding }: { row: Row; deciding: ReturnType<typeof useDeciding> }) {
  const { t } = useReader();
  const conflict = useStore(conflicts).get(row.id);
  const asleep = row.state === 'snoozed' || row.state === 'awaiting_information';
  const lines = useLines(row);
  return (
    <section className={styles.standing} aria-label={t('console.standing')}>
      {conflict && <Changed conflict={conflict} />}
      <ul>
        {lines.map(({ key, icon, said, tone }) => (
          <li key={key} data-tone={tone}>
            <Icon name={icon} size={15} /> <span>{said}</span>
          </li>
        ))}
      </ul>
      {row.question && <Question question={row.question} />}
      {asleep && (
        <Button size="xs" variant="default" onClick={() => void deciding.wake(row)}>
          {t('console.wake')}
        </Button>
      )}
    </section>
  );
}

type Line = { key: string; icon: IconName; said: ReactNode; tone?: 'bad' | 'warn' };

function useLines(row: Row): Line[] {
  const { t, until, day, code, list, moment } = useReader();
  const { person, zone } = useMe();
  const { clock, assignee, watchers, snoozedUntil, snoozedFor, returnedAs, secondEyes, metBefore, deadline, origin } = row;
  const lines: (Line | false | null | undefined | '')[] = [
    clock.dueAt && clock.overdue && { key: 'due', icon: 'clock', said: t('console.clock.overdue_since', { moment: moment(clock.dueAt, zone) }), tone: 'bad' }, // prettier-ignore
    clock.dueAt && !clock.overdue && { key: 'due', icon: 'clock', said: t('console.clock.due', { when: until(clock.dueAt) }) },
    clock.stopped && { key: 'due', icon: 'clock', said: t('console.clock.stopped') },
    deadline && { key: 'deadline', icon: 'clock', said: t('console.deadline', { day: day(deadline) }) },
    { key: 'assignee', icon: 'person', said: assignee ? t('console.assigned_to', { name: assignee.id === person ? t('console.assign.me') : (assignee.name ?? '') }) : t('console.assigned_to_nobody') }, // prettier-ignore
    row.state === 'in_review' && row.decidedBy && row.decidedBy.id !== person && { key: 'reviewing', icon: 'people', said: t('console.colleague_reviews', { name: row.decidedBy.name ?? '' }), tone: 'warn' }, // prettier-ignore
    watchers.length > 0 && { key: 'watchers', icon: 'eye', said: t('console.watched_by', { names: list(watchers.map(({ name }) => name ?? '')) }) }, // prettier-ignore
    snoozedUntil && snoozedFor && { key: 'snoozed', icon: 'clock', said: t('console.snoozed_until', { reason: code('snoozes', snoozedFor), moment: moment(snoozedUntil, zone) }) }, // prettier-ignore
    returnedAs && isOpen(row) && { key: 'returned', icon: 'undo', said: t('console.returned', { reason: code('returns', returnedAs) }) }, // prettier-ignore
    secondEyes.asked && { key: 'second', icon: 'people', said: secondEyes.first ? t('console.second_eyes.first', { name: secondEyes.first.name ?? '' }) : t('console.second_eyes'), tone: 'warn' }, // prettier-ignore
    metBefore && { key: 'met', icon: 'handshake', said: t('console.met_before'), tone: 'warn' },
    origin !== 'matched' && { key: 'origin', icon: 'spark', said: [code('proposalOrigins', origin), row.originNote].filter(Boolean).join(': ') }, // prettier-ignore
    row.note && { key: 'note', icon: 'comment', said: <span dir="auto">{row.note}</span> },
  ];
  return lines.filter((line): line is Line => Boolean(line));
}

/** Somebody was quicker: who, what, and the wish once more on what it is now. */
function Changed({ conflict }: { conflict: Conflict }) {
  const { t, ago, tell } = useReader();
  return (
    <Alert color="rust" role="alert" title={t('problem.precondition_failed.title')}>
      <ul>
        {conflict.changes.map(({ what, at, by }) => (
          <li key={at + what}>
            {tell({ key: `event.${what}` })} · <bdi>{by?.name ?? t('console.by_itself')}</bdi> · {ago(at)}
          </li>
        ))}
      </ul>
      <Button size="xs" mt="xs" variant="default" onClick={conflict.again}>
        {t('console.conflict.again')}
      </Button>
    </Alert>
  );
}

function Question({ question }: { question: NonNullable<Row['question']> }) {
  const { t, ago } = useReader();
  const { side, text, askedAt, answer, answeredAt } = question;
  return (
    <div className={styles.question}>
      <p className={styles.about}>
        {t(side === 'need' ? 'console.asked.client' : 'console.asked.firm')} · {ago(askedAt)}
      </p>
      <p dir="auto">{text}</p>
      {answer && answeredAt ? (
        <>
          <p className={styles.about}>
            {t('console.answered')} · {ago(answeredAt)}
          </p>
          <p dir="auto">{answer}</p>
        </>
      ) : (
        <p className={styles.about}>{t('console.not_answered')}</p>
      )}
    </div>
  );
}
