import { Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router';
import { Icon } from '../look/icons.js';
import { useReader } from '../texts/reader.js';
import { isOpen } from './filters.js';
import type { Group, Row } from './queries.js';
import styles from './queue-list.module.css';

type Props = {
  groups: readonly Group[];
  open: string | undefined;
  more: (() => void) | undefined;
  chosen: ReadonlySet<string>;
  toggle: (ids: readonly string[]) => void;
  search: string;
};
type Line = { key: string; group: Group; row?: Row };

/** So many lines before the end, the next page is fetched. */
const ahead = 40;

/** Only the lines in sight are in the page, so ten thousand scroll like ten. */
export function QueueRows({ groups, open, more, chosen, toggle, search }: Props) {
  const { t } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => groups.flatMap(linesOf), [groups]);
  const places = useMemo(() => new Map(lines.map(({ key }, place) => [key, place])), [lines]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((place: number) => (lines[place]?.row ? 62 : 78), [lines]),
    getItemKey: useCallback((place: number) => lines[place]?.key ?? place, [lines]),
    overscan: 10,
  });
  const at = open === undefined ? undefined : places.get(open);
  useEffect(() => {
    if (at !== undefined) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const items = virtual.getVirtualItems();
  const near = (items.at(-1)?.index ?? 0) > lines.length - ahead;
  useEffect(() => {
    if (near) more?.();
  }, [near, more]);
  return (
    <div ref={scroller} className={styles.rows} tabIndex={0} role="region" aria-label={t('console.inbox.queue')}>
      <ul style={{ blockSize: virtual.getTotalSize() }}>
        {items.map((item) => {
          const { group, row } = lines[item.index]!;
          return (
            <li
              key={item.key}
              data-index={item.index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row ? (
                <One
                  row={row}
                  path={`/inbox/${row.id}${search}`}
                  current={row.id === open}
                  chosen={chosen.has(row.id)}
                  toggle={toggle}
                />
              ) : (
                <NeedHead group={group} chosen={group.proposals.filter(({ id }) => chosen.has(id)).length} toggle={toggle} />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const linesOf = (group: Group): Line[] => [
  { key: `need ${group.need.id}`, group },
  ...group.proposals.map((row) => ({ key: row.id, group, row })),
];

const NeedHead = memo(function NeedHead({ group, chosen, toggle }: { group: Group; chosen: number; toggle: Props['toggle'] }) {
  const { t, country, day } = useReader();
  const { need, deadline, more, proposals } = group;
  const open = proposals.filter(isOpen).map(({ id }) => id);
  return (
    <div className={styles.need}>
      {open.length > 1 && (
        <Checkbox
          size="xs"
          checked={chosen > 0 && chosen === open.length}
          indeterminate={chosen > 0 && chosen < open.length}
          onChange={() => toggle(open)}
          aria-label={t('console.inbox.choose_all', { title: need.title ?? '' })}
        />
      )}
      <div>
        <p className={styles.needTitle}>
          <bdi>{need.title ?? t('held.title')}</bdi>
        </p>
        <p className={styles.under}>
          <bdi>{need.organisation.name}</bdi>
          {need.organisation.country && <span>{country(need.organisation.country)}</span>}
          {deadline && <span>{t('console.deadline', { day: day(deadline) })}</span>}
          {more > 0 && <span className={styles.age}>{t('console.inbox.more', { count: more })}</span>}
        </p>
      </div>
    </div>
  );
});

type OneProps = { row: Row; path: string; current: boolean; chosen: boolean; toggle: Props['toggle'] };

const One = memo(function One({ row, path, current, chosen, toggle }: OneProps) {
  const { t, share, country, code } = useReader();
  const { id, offering, score, coverage, state, assignee, clock, comments } = row;
  return (
    <div className={styles.one} data-current={current || undefined} data-chosen={chosen || undefined}>
      {isOpen(row) ? (
        <Checkbox
          size="xs"
          checked={chosen}
          onChange={() => toggle([id])}
          aria-label={t('console.inbox.choose', { title: offering.title ?? '' })}
        />
      ) : (
        <span />
      )}
      <Link to={path} className={styles.link} aria-current={current ? 'true' : undefined}>
        <span className={styles.title}>
          <bdi>{offering.title ?? t('held.title')}</bdi>
        </span>
        <span className={styles.under}>
          <bdi>{offering.organisation.name}</bdi>
          {offering.organisation.country && <span>{country(offering.organisation.country)}</span>}
          {clock.overdue && <span className={styles.late}>{t('console.clock.overdue')}</span>}
          {state !== 'queued' && state !== 'in_review' && <span className={styles.state}>{code('proposalStates', state)}</span>}
          {assignee && <bdi className={styles.state}>{assignee.name}</bdi>}
          {comments > 0 && (
            <span className={styles.talk}>
              <Icon name="comment" size={12} /> <span className="number">{comments}</span>
              <span className="heard">{t('console.comments')}</span>
            </span>
          )}
        </span>
      </Link>
      <span className={styles.score}>
        <b className="number">{share(score)}</b>
        <span className={styles.known}>
          <span className="heard">{t('console.known', { share: share(coverage) })}</span>
          <svg viewBox="0 0 40 4" aria-hidden="true">
            <rect width="40" height="4" rx="2" />
            <rect width={40 * coverage} height="4" rx="2" data-known />
          </svg>
        </span>
      </span>
    </div>
  );
});
