import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useStore } from '../api/store.js';
import { useKeys } from '../shell/keys.js';
import { Empty, Failed, Waiting } from '../shell/states.js';
import { Title } from '../shell/title.js';
import { useReader } from '../texts/reader.js';
import { decided, useDeciding } from './deciding.js';
import { KeyHelp } from './key-help.js';
import { Pair } from './pair.js';
import { QueueList } from './queue-list.js';
import { grouped, queueQuery, type Proposal, type Show } from './queries.js';
import { Reasons } from './reasons.js';
import { Rejecting } from './rejecting.js';
import styles from './inbox.module.css';

const shows: readonly Show[] = ['decide', 'approved', 'rejected'];

/** What needs a decision: the queue, the pair side by side, the reasons and the acts. */
export default function Inbox() {
  const { t } = useReader();
  const { id } = useParams();
  const [asked, setAsked] = useSearchParams();
  const show = shows.find((each) => each === asked.get('show')) ?? 'decide';
  const words = asked.get('words') ?? '';
  const queue = useQuery(queueQuery(show));
  const { items, fresh, load } = useCalm(queue.data, show);
  const gone = useStore(decided);
  const here = items.filter((proposal) => (show !== 'decide' || !gone.has(proposal.id)) && said(proposal, words));
  const groups = grouped(here);
  const order = groups.flatMap(({ proposals }) => proposals);
  const place = useLastPlace(order, id);
  const open = order.find((proposal) => proposal.id === id) ?? (id ? items.find((proposal) => proposal.id === id) : undefined);

  const go = useNavigate();
  const search = asked.toString() ? `?${asked.toString()}` : '';
  const goTo = (next: string | undefined) => void go({ pathname: next ? `/inbox/${next}` : '/inbox', search });
  const set = (name: string, value: string) =>
    setAsked((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    }, { replace: true }); // prettier-ignore

  const { approve, reject, undo } = useDeciding();
  const [rejecting, setRejecting] = useState<readonly Proposal[]>();
  const [helping, setHelping] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const field = useRef<HTMLInputElement>(null);
  const picked = order.filter((proposal) => chosen.has(proposal.id));
  const acting = picked.length ? picked : open && decidable(open) ? [open] : [];
  const toggle = (one: string) =>
    setChosen((now) => new Set(now.has(one) ? [...now].filter((each) => each !== one) : [...now, one]));
  const leave = (left: readonly Proposal[]) => {
    setChosen(new Set());
    // the next in order takes the place of what was decided
    if (open && left.includes(open)) goTo(order.filter((each) => !left.includes(each) && order.indexOf(each) > order.indexOf(open))[0]?.id ?? order.filter((each) => !left.includes(each)).at(-1)?.id); // prettier-ignore
  };
  const approveAll = (proposals: readonly Proposal[]) => {
    leave(proposals);
    proposals.forEach(approve);
  };
  const move = (by: number) =>
    goTo(order[Math.max(0, Math.min(order.length - 1, (open ? order.indexOf(open) : by > 0 ? -1 : 0) + by))]?.id);

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: undefined,
    x: () => open && toggle(open.id),
    a: () => acting.length && approveAll(acting),
    r: () => acting.length && setRejecting(acting),
    u: undo,
    g: load,
    '/': () => field.current?.focus(),
    '?': () => setHelping(true),
    escape: () => (chosen.size ? setChosen(new Set()) : goTo(undefined)),
  });

  // a first pair is open at once where all panes have room; on a narrow screen the list comes first
  const first = order[0]?.id;
  const roomy = typeof matchMedia === 'function' && matchMedia('(min-width: 64em)').matches;
  useEffect(() => {
    if (!id && first && roomy) void go({ pathname: `/inbox/${first}`, search }, { replace: true });
  }, [id, first, roomy, search, go]);

  return (
    <div className={styles.inbox} data-open={open ? true : undefined}>
      <Title>{t('queue.title')}</Title>
      <div className={styles.queue}>
        <QueueList
          {...{ groups, show, words, fresh, load, chosen, toggle, field, setHelping }}
          open={open?.id}
          total={order.length}
          pathOf={(one) => `/inbox/${one}${search}`}
          setShow={(next) => set('show', next === 'decide' ? '' : next)}
          setWords={(next) => set('words', next)}
          state={
            queue.isPending ? (
              <Waiting rows={7} />
            ) : queue.isError && !queue.data ? (
              <Failed error={queue.error} retry={() => void queue.refetch()} />
            ) : undefined
          }
          picked={picked}
          approveAll={() => approveAll(picked)}
          rejectAll={() => setRejecting(picked)}
        />
      </div>
      {open ? (
        <>
          <Pair key={open.id} proposal={open} back={() => goTo(undefined)} />
          <Reasons
            key={`why-${open.id}`}
            proposal={open}
            approve={() => approveAll([open])}
            reject={() => setRejecting([open])}
            rank={place}
          />
        </>
      ) : (
        <div className={styles.nothing}>
          {queue.data && order.length === 0 && (
            <Empty icon="inbox" title={words ? t('console.inbox.none_found') : t('console.inbox.empty')}>
              {words ? t('console.inbox.none_found.next') : t('queue.empty')}
            </Empty>
          )}
        </div>
      )}
      {rejecting && (
        <Rejecting
          proposals={rejecting}
          onClose={() => setRejecting(undefined)}
          onReject={(code, note) => {
            setRejecting(undefined);
            leave(rejecting);
            for (const proposal of rejecting) reject(proposal, code, note);
          }}
        />
      )}
      {helping && <KeyHelp onClose={() => setHelping(false)} />}
    </div>
  );
}

const decidable = ({ state }: Proposal) => state === 'queued' || state === 'in_review';

/** Where a word of the search stands in a title or a name. */
function said({ need, offering }: Proposal, words: string): boolean {
  const whole = [need.title, need.organisation.name, offering.title, offering.organisation.name].join(' ').toLocaleLowerCase();
  return words.toLocaleLowerCase().split(/\s+/).every((word) => whole.includes(word)); // prettier-ignore
}

/** What is new waits until it is asked for: nothing moves under the reader. What changed or went is taken over at once. */
function useCalm(latest: readonly Proposal[] | undefined, show: Show) {
  const [kept, setKept] = useState<{ show: Show; ids: ReadonlySet<string> }>();
  const known = kept?.show === show ? kept.ids : undefined;
  if (latest && !known) setKept({ show, ids: new Set(latest.map(({ id }) => id)) });
  const items = latest?.filter(({ id }) => known?.has(id) ?? true) ?? [];
  return {
    items,
    fresh: (latest?.length ?? 0) - items.length,
    load: () => latest && setKept({ show, ids: new Set(latest.map(({ id }) => id)) }),
  };
}

/** Which of how many is open. */
function useLastPlace(order: readonly Proposal[], id: string | undefined): { at: number; of: number } | undefined {
  const at = order.findIndex((proposal) => proposal.id === id);
  return at < 0 ? undefined : { at: at + 1, of: order.length };
}
