import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answered, api, from, Refusal, type Shapes } from '../api/client.js';
import { Store } from '../api/store.js';
import { wordsFor } from '../shell/states.js';
import { toast } from '../shell/toasts.js';
import { useReader, type Key, type Reader } from '../texts/reader.js';
import { patch, type Proposal, type Row } from './queries.js';
import { refusalIn } from './refusals.js';

export type DeclineCode = Shapes['RejectProposal']['code'];
export type Snooze = Shapes['Snooze'];
export type Decide = Shapes['DecideMany']['decisions'][number]['decide'];
type State = Row['state'];

/** Who changed a pair, and to what, since it was read; and what was wanted of it. */
export type Conflict = {
  changes: readonly { what: string; at: string; by: { name: string | null } | null }[];
  again: () => void;
};

/** States that are on their way, by pair, until the API has answered: seen at once, whatever the lists still say. */
export const expected = new Store<ReadonlyMap<string, { version: number; state: State }>>(new Map());
export const conflicts = new Store<ReadonlyMap<string, Conflict>>(new Map());

const put = <K, V>(store: Store<ReadonlyMap<K, V>>, key: K, value: V | undefined) => {
  const next = new Map(store.get());
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  store.set(next);
};

/** A row as it will be. */
export function asExpected(row: Row, known: ReadonlyMap<string, { version: number; state: State }>): Row {
  const found = known.get(row.id);
  return found && row.version <= found.version ? { ...row, state: found.state } : row;
}

/** What was just done and can still be taken back, the latest last. */
const undoable = new Store<readonly { undo: () => void }[]>([]);

const byId = (id: string) => ({ params: { path: { id } } });
// a window that closes takes the decision with it
const at = ({ id, version }: Row) => ({ ...byId(id), headers: from(version), keepalive: true });

/** What can be done with a pair: the request, the state that it leads to, what is said of it, and how it is taken back. */
type Act = {
  send: (row: Row) => Promise<Proposal>;
  to?: State;
  said: Key;
  back?: (done: Row) => Promise<Proposal>;
};

/** How a decision is taken back; who had a pair in hand before is not known of many. */
const backs = {
  approve: ({ id }: Row) => answered(api.DELETE('/proposals/{id}/approval', byId(id))),
  reject: ({ id }: Row) => answered(api.DELETE('/proposals/{id}/rejection', byId(id))),
  another_chosen: ({ id }: Row) => answered(api.DELETE('/proposals/{id}/another-chosen', byId(id))),
  snooze: (row: Row) => answered(api.DELETE('/proposals/{id}/snooze', at(row))),
  assign: undefined,
};

const acts = {
  approve: (): Act => ({
    send: (row) => answered(api.PUT('/proposals/{id}/approval', at(row))),
    to: 'approved',
    said: 'console.approved',
    back: backs.approve,
  }),
  reject: (code: DeclineCode, note?: string): Act => ({
    send: (row) => answered(api.PUT('/proposals/{id}/rejection', { ...at(row), body: { code, ...(note && { note }) } })),
    to: 'rejected',
    said: 'console.rejected',
    back: backs.reject,
  }),
  another_chosen: (): Act => ({
    send: (row) => answered(api.PUT('/proposals/{id}/another-chosen', at(row))),
    to: 'another_chosen',
    said: 'console.set_aside',
    back: backs.another_chosen,
  }),
  snooze: (snooze: Snooze): Act => ({
    send: (row) => answered(api.PUT('/proposals/{id}/snooze', { ...at(row), body: snooze })),
    to: 'snoozed',
    said: 'console.snoozed',
    back: backs.snooze,
  }),
  wake: (): Act => ({
    send: (row) => answered(api.DELETE('/proposals/{id}/snooze', at(row))),
    to: 'in_review',
    said: 'console.woken',
  }),
  ask: (side: 'offering' | 'need', text: string): Act => ({
    send: (row) => answered(api.PUT('/proposals/{id}/question', { ...at(row), body: { side, text } })),
    to: 'awaiting_information',
    said: 'console.asked',
    back: (done) => answered(api.DELETE('/proposals/{id}/question', at(done))),
  }),
  call_back: (): Act => ({
    send: (row) => answered(api.DELETE('/proposals/{id}/question', at(row))),
    to: 'in_review',
    said: 'console.woken',
  }),
  assign: (to: string | null): Act => ({
    send: (row) => answered(api.PUT('/proposals/{id}/assignment', { ...at(row), body: { to } })),
    said: 'console.assigned',
    back: (done) => answered(api.PUT('/proposals/{id}/assignment', { ...at(done), body: { to: null } })),
  }),
  watch: (on: boolean): Act => ({
    send: ({ id }) => answered(on ? api.PUT('/proposals/{id}/watch', byId(id)) : api.DELETE('/proposals/{id}/watch', byId(id))),
    said: on ? 'console.watched' : 'console.unwatched',
  }),
};

/** The acts on proposals: seen at once, taken back within ten seconds. */
export function useDeciding(open: (id: string) => void) {
  const reader = useReader();
  const queries = useQueryClient();
  return useMemo(() => decidingWith(reader, queries, open), [reader, queries, open]);
}

function decidingWith(reader: Reader, queries: QueryClient, open: (id: string) => void) {
  const { t } = reader;

  const took = (proposals: readonly Proposal[]) => {
    patch(queries, proposals);
    for (const { id } of proposals) {
      put(expected, id, undefined);
      put(conflicts, id, undefined);
      queries.setQueryData(['proposal', id], (known: Proposal | undefined) => proposals.find((p) => p.id === id) ?? known);
      void queries.invalidateQueries({ queryKey: ['timeline', id] });
    }
  };

  const failed = async (error: Error, row: Row, again: (row: Row) => void) => {
    put(expected, row.id, undefined);
    if (error instanceof Refusal && error.code === 'precondition_failed') {
      const { changes = [] } = (error.problem.facts ?? {}) as Partial<Conflict>;
      const now = await queries.fetchQuery({ queryKey: ['proposal', row.id], staleTime: 0, queryFn: () => answered(api.GET('/proposals/{id}', byId(row.id))) }); // prettier-ignore
      patch(queries, [now]);
      put(conflicts, row.id, { changes, again: () => again(now) });
      toast(`${error.problem.title}: ${row.offering.title ?? ''}`, {
        tone: 'bad',
        seconds: 12,
        act: { label: t('console.look'), run: () => open(row.id) },
      });
      return;
    }
    const { title, detail } = wordsFor(reader, error);
    toast(refusalIn(reader, error instanceof Refusal ? error.problem : undefined) ?? `${title}. ${detail}`, {
      tone: 'bad',
      seconds: 9,
    });
  };

  const takeBack = (row: Row, back: (done: Row) => Promise<Proposal>, done: Row) =>
    once(async () => {
      try {
        took([await back(done)]);
        toast(t('console.undone'));
      } catch (error) {
        await failed(error as Error, row, () => open(row.id));
      }
    });

  async function act(row: Row, { send, to, said, back }: Act): Promise<void> {
    if (to) put(expected, row.id, { version: row.version, state: to });
    try {
      const done = await send(row);
      took([done]);
      const first = to === 'approved' && done.state !== 'approved';
      const undo = back && !first ? takeBack(row, back, done) : undefined;
      if (undo) keep(undo);
      toast(t(first ? 'console.approved_first' : said, { title: row.offering.title ?? '' }), {
        tone: 'good',
        ...(undo && { act: { label: t('queue.undo'), run: undo, hint: 'U' } }),
      });
    } catch (error) {
      await failed(error as Error, row, (now) => void act(now, { send, said, ...(to && { to }), ...(back && { back }) }));
    }
  }

  return {
    approve: (row: Row) => act(row, acts.approve()),
    reject: (row: Row, code: DeclineCode, note?: string) => act(row, acts.reject(code, note)),
    setAside: (row: Row) => act(row, acts.another_chosen()),
    snooze: (row: Row, snooze: Snooze) => act(row, acts.snooze(snooze)),
    wake: (row: Row) => act(row, row.state === 'snoozed' ? acts.wake() : acts.call_back()),
    ask: (row: Row, side: 'offering' | 'need', text: string) => act(row, acts.ask(side, text)),
    assign: (row: Row, to: string | null) =>
      act(row, { ...acts.assign(to), back: (done) => acts.assign(row.assignee?.id ?? null).send(done) }),
    watch: (row: Row) => act(row, acts.watch(!row.watching)),
    undo: () => undoable.get().at(-1)?.undo(),
    /** Remembers how to take back what was decided of many at once. */
    undoAll: (decided: readonly { row: Row; decide: Decide }[]) =>
      keep(
        once(async () => {
          for (const { row, decide } of decided) {
            const back = backs[decide.as];
            if (back) await takeBack(row, back, row)();
          }
        }),
      ),
  };
}

/** Remembers how to take something back, for its ten seconds; answers the same. */
function keep(undo: () => Promise<void>): () => Promise<void> {
  const kept = { undo: () => (forget(), undo()) };
  const forget = () => undoable.set(undoable.get().filter((each) => each !== kept));
  undoable.set([...undoable.get(), kept]);
  setTimeout(forget, 10_000);
  return undo;
}

function once(run: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= run());
}
