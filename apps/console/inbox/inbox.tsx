import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMe } from '../api/queries.js';
import { useStore } from '../api/store.js';
import { Empty, Failed, Waiting } from '../shell/states.js';
import { Title } from '../shell/title.js';
import { useReader } from '../texts/reader.js';
import type { Ask } from './acting.js';
import { expected, useDeciding } from './deciding.js';
import { addressOf, filtersIn, isOpen, usual, type Filters } from './filters.js';
import { useInboxCommands } from './inbox-commands.js';
import { Decided } from './decided.js';
import { Pair } from './pair.js';
import { proposalQuery, queueQuery, viewsQuery, type Row } from './queries.js';
import { QueueList } from './queue-list.js';
import { Reasons } from './reasons.js';
import { useFresh } from './fresh.js';
import { shownGroups } from './shown.js';
import styles from './inbox.module.css';

/** What a key opens is fetched as soon as the inbox stands, so that the key finds it. */
const fetchActing = () => import('./acting.js');
const Acting = lazy(fetchActing);
const Beside = lazy(() => import('./beside.js'));

/** What needs a decision: the queue, the pair side by side, the reasons and the acts. */
export default function Inbox() {
  const { t } = useReader();
  const { hubs } = useMe();
  const { id: named } = useParams();
  const [address, setAddress] = useSearchParams();
  const hub = hubs.find((each) => each === address.get('hub')) ?? hubs[0]!;
  const views = useQuery(viewsQuery(hub));
  const view = views.data?.items.find((each) => each.id === address.get('view'));
  const filters = useMemo(() => view?.filters ?? filtersIn(address), [view, address]);
  const queue = useInfiniteQuery({ ...queueQuery(hub, filters), enabled: !address.has('view') || !views.isPending });
  const fresh = useFresh(hub, filters, queue.data);

  const known = useStore(expected);
  const groups = useMemo(() => shownGroups(queue.data, known, filters.show), [queue.data, known, filters.show]);
  const order = useMemo(() => groups.flatMap(({ proposals }) => proposals), [groups]);
  // a first pair is open at once where all panes have room; on a narrow screen the list comes first
  const roomy = matchMedia('(min-width: 64em)').matches;
  const id = named ?? (roomy ? order[0]?.id : undefined);
  // who goes through many at once waits for nothing that they do not look at
  const rested = useRested(id) === id;
  const place = useMemo(() => placeOf(id, order), [id, order]);
  const detail = useQuery({ ...proposalQuery(id ?? ''), enabled: id !== undefined && place === undefined && rested });
  const open = place === undefined ? (id ? detail.data : undefined) : order[place];
  const group = useMemo(() => groups.find(({ need }) => need.id === open?.need.id), [groups, open?.need.id]);
  // the line moves with the key; what is read beside it is drawn when the keys let it
  const read = useDeferredValue(open);

  // the router makes it anew at each address, and with it every line; ours goes by whole addresses only
  const anew = useNavigate();
  const [go] = useState(() => anew);
  const search = address.toString() ? `?${address.toString()}` : '';
  // at once: the next key may come before the router would have drawn the pair, and must mean this one
  const goTo = useCallback((next: string | undefined) => flushSync(() => void go({ pathname: next ? `/inbox/${next}` : '/inbox', search })), [go, search]); // prettier-ignore
  const setFilters = useLatest((next: Filters) =>
    setAddress(addressOf(next, address.get('hub') ?? undefined), { replace: true }),
  );

  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((ids: readonly string[]) => setChosen((now) => toggled(now, ids)), []);
  const picked = useMemo(() => (chosen.size ? order.filter((row) => chosen.has(row.id)) : []), [order, chosen]);
  const acting = picked.length ? picked : open && isOpen(open) ? [open] : [];
  const [asked, setAsked] = useState<Ask>();
  const [beside, setBeside] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const comment = useRef<HTMLTextAreaElement>(null);
  const deciding = useDeciding(goTo);

  /** What is decided leaves the list, and the next in order takes its place. */
  const leave = (left: readonly Row[]) => {
    setChosen(new Set());
    if (!open || !left.some((row) => row.id === open.id)) return;
    const stays = (row: Row) => !left.some((gone) => gone.id === row.id);
    goTo((order.slice((place ?? 0) + 1).find(stays) ?? order.findLast(stays))?.id);
  };
  const move = (by: number) => goTo(order[Math.max(0, Math.min(order.length - 1, (place ?? (by > 0 ? -1 : 0)) + by))]?.id);
  const moveNeed = (by: number) => {
    const at = groups.findIndex(({ need }) => need.id === open?.need.id);
    goTo(groups[Math.max(0, Math.min(groups.length - 1, at + by))]?.proposals[0]?.id);
  };
  const load = useLatest(() => {
    fresh.take();
    void queue.refetch();
  });
  // where nothing stands, nothing is moved by what comes
  const isEmpty = queue.data !== undefined && order.length === 0 && open === undefined;
  const comes = isEmpty && fresh.count > 0;
  useEffect(() => {
    if (comes) load();
  }, [comes, load]);

  const all = useInboxCommands({
    open,
    acting,
    chosen: picked.length,
    deciding,
    leave,
    ask: setAsked,
    move,
    moveNeed,
    choose: () => open && toggle([open.id]),
    chooseNeed: () => group && toggle(group.proposals.filter(isOpen).map((row) => row.id)),
    beside: () => setBeside((now) => !now),
    comment: () => comment.current?.focus(),
    find: () => field.current?.focus(),
    load,
    back: () => (chosen.size ? setChosen(new Set()) : goTo(undefined)),
  });
  const back = useCallback(() => goTo(undefined), [goTo]);
  const besideOthers = useCallback(() => setBeside(true), []);
  const help = useCallback(() => setAsked({ what: 'keys' }), []);

  useEffect(() => void fetchActing(), []);

  // it stands on the screen already: its address follows
  useEffect(() => {
    if (!named && id) void go({ pathname: `/inbox/${id}`, search }, { replace: true });
  }, [named, id, search, go]);

  // everything in sight is decided, and there is more behind it
  const behind = queue.data?.pages.some(({ items, next }) => next !== null || items.some(({ more }) => more > 0)) ?? false;
  const drained = behind && order.length === 0 && known.size === 0 && !queue.isFetching;
  const { refetch } = queue;
  useEffect(() => {
    if (drained) void refetch();
  }, [drained, refetch]);

  const state = queue.isPending ? (
    <Waiting rows={7} />
  ) : queue.isError && !queue.data ? (
    <Failed error={queue.error} retry={() => void queue.refetch()} />
  ) : undefined;
  return (
    <div className={styles.inbox} data-panes data-open={open ? true : undefined}>
      <Title>{t('queue.title')}</Title>
      <div className={styles.queue}>
        <QueueList
          {...{ hub, groups, filters, view, setFilters, chosen, toggle, goTo, field, search, state, help }}
          open={id}
          counts={queue.data?.pages.at(-1)?.counts}
          total={order.length}
          views={views.data?.items}
          fresh={fresh.count}
          load={load}
          more={queue.hasNextPage && !queue.isFetchingNextPage ? () => void queue.fetchNextPage() : undefined}
          picked={picked}
          commands={all}
        />
      </div>
      {open ? (
        <>
          {beside && group ? (
            <Suspense fallback={<Waiting />}>
              <Beside
                group={group}
                open={open.id}
                chosen={chosen}
                toggle={toggle}
                goTo={goTo}
                decide={(decisions) => setAsked({ what: 'many', decisions })}
                back={back}
                pair={() => setBeside(false)}
              />
            </Suspense>
          ) : (
            <Pair
              key={(read ?? open).id}
              row={read ?? open}
              rested={rested}
              back={back}
              beside={group && group.proposals.length > 1 ? besideOthers : undefined}
            />
          )}
          <Reasons
            row={open}
            read={read ?? open}
            rested={rested}
            commands={all}
            comment={comment}
            deciding={deciding}
            rank={place === undefined ? undefined : { at: place + 1, of: order.length, more: queue.hasNextPage }}
          />
        </>
      ) : (
        <div className={styles.nothing}>
          {id && detail.isError ? (
            <Failed error={detail.error} retry={() => void detail.refetch()} />
          ) : (
            queue.data && order.length === 0 && !behind && <Nothing hub={hub} filters={filters} clear={() => setFilters(usual)} />
          )}
        </div>
      )}
      {asked && (
        <Suspense>
          <Acting asked={asked} close={() => setAsked(undefined)} {...{ hub, deciding, leave, ask: setAsked }} />
        </Suspense>
      )}
    </div>
  );
}

/** Nothing is here: because all is done, or because of what was asked for. */
function Nothing({ hub, filters, clear }: { hub: string; filters: Filters; clear: () => void }) {
  const { t } = useReader();
  const { show, sort: _, ...wishes } = filters;
  if (Object.keys(wishes).length > 0 || show !== 'needs_decision')
    return (
      <Empty
        icon="filter"
        title={t('console.inbox.none_found')}
        act={
          <Button variant="default" onClick={clear}>
            {t('console.filter.clear')}
          </Button>
        }
      >
        {t('console.inbox.none_found.next')}
      </Empty>
    );
  return <Decided hub={hub} />;
}

function placeOf(id: string | undefined, order: readonly Row[]): number | undefined {
  const place = order.findIndex((row) => row.id === id);
  return place < 0 ? undefined : place;
}

/** How long a pair is open before all of it is fetched (ms). */
const rest = 120;

/** The same function at each drawing, that does what the latest one would. */
function useLatest<A extends readonly unknown[]>(run: (...of: A) => void): (...of: A) => void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  return useCallback((...of: A) => latest.current(...of), []);
}

function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const soon = setTimeout(() => setRested(value), rest);
    return () => clearTimeout(soon);
  }, [value]);
  return rested;
}

function toggled(now: ReadonlySet<string>, ids: readonly string[]): ReadonlySet<string> {
  const next = new Set(now);
  const all = ids.every((each) => next.has(each));
  for (const each of ids) {
    if (all) next.delete(each);
    else next.add(each);
  }
  return next;
}
