import { measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useMemo, useRef, type ComponentProps, type MouseEvent } from 'react';
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
  goTo: (id: string) => void;
};
type Line = { key: string; group: Group; row?: Row };

/** So many lines before the end, the next page is fetched. */
const ahead = 40;

/** Only the lines in sight are in the page, so ten thousand scroll like ten. */
export function QueueRows({ groups, open, more, chosen, toggle, search, goTo }: Props) {
  const { t } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useMemo(() => groups.flatMap(linesOf), [groups]);
  const at = useMemo(() => lines.findIndex(({ key }) => key === open), [lines, open]);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback((place: number) => (lines[place]?.row ? 62 : 78), [lines]),
    getItemKey: useCallback((place: number) => lines[place]?.key ?? place, [lines]),
    overscan: 2,
    measureElement: measured,
    // a line that comes a frame later is not missed; one at a time, each would be laid out by itself
    useFlushSync: false,
  });
  useEffect(() => {
    if (at < 0 || inSight(virtual, at)) return;
    // with the next picture: keys that come faster each made the page lay itself out
    const soon = requestAnimationFrame(() => virtual.scrollToIndex(at, { align: 'auto' }));
    return () => cancelAnimationFrame(soon);
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
                  search={search}
                  goTo={goTo}
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

/** The height of a line; of one that is hidden, as all are behind an open pair on a phone, what was known of it. */
const measured = (line: Element, entry: ResizeObserverEntry | undefined, virtual: Virtualizer<HTMLDivElement, Element>): number =>
  measureElement(line, entry, virtual) || virtual.measurementsCache[virtual.indexFromElement(line)]!.size;

/** Whether a line stands wholly in what is seen, as far as is known without asking the page for its layout. */
function inSight({ measurementsCache, scrollOffset, scrollRect }: Virtualizer<HTMLDivElement, Element>, place: number): boolean {
  const line = measurementsCache[place];
  if (!line || scrollOffset === null || !scrollRect) return false;
  return line.start >= scrollOffset && line.end <= scrollOffset + scrollRect.height;
}

function linesOf(group: Group): readonly Line[] {
  const known = linesKnown.get(group);
  if (known) return known;
  const lines = [{ key: `need ${group.need.id}`, group }, ...group.proposals.map((row) => ({ key: row.id, group, row }))];
  linesKnown.set(group, lines);
  return lines;
}
const linesKnown = new WeakMap<Group, readonly Line[]>();

const NeedHead = memo(function NeedHead({ group, chosen, toggle }: { group: Group; chosen: number; toggle: Props['toggle'] }) {
  const { t, country, day } = useReader();
  const { need, deadline, more, proposals } = group;
  const open = proposals.filter(isOpen).map(({ id }) => id);
  return (
    <div className={styles.need}>
      {open.length > 1 && (
        <Choice
          checked={chosen > 0 && chosen === open.length}
          some={chosen > 0 && chosen < open.length}
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

type OneProps = { row: Row; current: boolean; chosen: boolean } & Pick<Props, 'toggle' | 'search' | 'goTo'>;

const One = memo(function One({ row, search, goTo, current, chosen, toggle }: OneProps) {
  const { t, share, country, code } = useReader();
  const { id, offering, score, coverage, state, assignee, clock, comments } = row;
  return (
    <div className={styles.one} data-current={current || undefined} data-chosen={chosen || undefined}>
      {isOpen(row) ? (
        <Choice
          checked={chosen}
          onChange={() => toggle([id])}
          aria-label={t('console.inbox.choose', { title: offering.title ?? '' })}
        />
      ) : (
        <span />
      )}
      <a
        href={`/app/inbox/${id}${search}`}
        className={styles.link}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => inPlace(event) && goTo(id)}
      >
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
      </a>
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

/** The browser's own: a line has one, and thirty of them come with each frame of scrolling. */
const Choice = ({ some = false, ...rest }: ComponentProps<'input'> & { some?: boolean }) => (
  <input
    type="checkbox"
    className={styles.choice}
    ref={(box) => {
      if (box) box.indeterminate = some;
    }}
    {...rest}
  />
);

/** A plain click is the inbox's; one that asks for a tab of its own is the browser's. A link of the router would be drawn anew at each address. */
function inPlace(event: MouseEvent): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  event.preventDefault();
  return true;
}
