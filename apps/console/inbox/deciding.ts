import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answered, api, from, Refusal, type Shapes } from '../api/client.js';
import { Store } from '../api/store.js';
import { toast } from '../shell/toasts.js';
import { wordsFor } from '../shell/states.js';
import { useReader } from '../texts/reader.js';
import type { Proposal } from './queries.js';

export type DeclineCode = Shapes['RejectProposal']['code'];

/** What was just decided and can still be taken back, the latest last. */
const undoable = new Store<readonly { ids: readonly string[]; undo: () => void }[]>([]);
/** Decided here and on its way: no longer shown, whatever the last answer said. */
export const decided = new Store<ReadonlySet<string>>(new Set());

const hide = (ids: readonly string[]) => decided.set(new Set([...decided.get(), ...ids]));
const show = (ids: readonly string[]) => decided.set(new Set([...decided.get()].filter((id) => !ids.includes(id))));

const at = (id: string, version: number) => ({ params: { path: { id } }, headers: from(version) });
const approved = ({ id, version }: Proposal) => answered(api.PUT('/proposals/{id}/approval', at(id, version)));
const rejected = ({ id, version }: Proposal, code: DeclineCode, note?: string, last = false) =>
  answered(api.PUT('/proposals/{id}/rejection', { ...at(id, version), body: { code, ...(note && { note }) }, keepalive: last }));

/** A "no" that waits out its ten seconds here, and is sent at once when the window goes. */
const waiting = new Map<string, { send: (last?: boolean) => void; timer: ReturnType<typeof setTimeout> }>();
addEventListener('pagehide', () => {
  for (const { send } of waiting.values()) send(true);
});

/** The acts on proposals: seen at once, taken back within ten seconds. */
export function useDeciding() {
  const reader = useReader();
  const { t } = reader;
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: ['proposals'] });
  const failed = (error: Error, ids: readonly string[]) => {
    show(ids);
    void again();
    for (const id of ids) void queries.invalidateQueries({ queryKey: ['proposal', id] });
    const { title, detail } = wordsFor(reader, error);
    toast(error instanceof Refusal && error.code === 'conflict' ? refused(error) : `${title}. ${detail}`, {
      tone: 'bad',
      seconds: 9,
    });
  };
  const refused = ({ problem }: Refusal) => {
    const what = String((problem.facts as { what?: string } | undefined)?.what ?? '');
    return what === 'capacity' || what === 'hub' || what === 'mandate'
      ? t(`console.refused.${what}`)
      : `${problem.title}. ${problem.detail}`;
  };

  const approve = useMutation({
    mutationFn: approved,
    onMutate: ({ id }) => hide([id]),
    onError: (error, { id }) => failed(error, [id]),
    onSuccess: (_, { id, offering }) => {
      const undo = once(async () => {
        forget([id]);
        try {
          await answered(api.DELETE('/proposals/{id}/approval', { params: { path: { id } } }));
          show([id]);
          toast(t('console.undone'));
          await again();
        } catch (error) {
          failed(error as Error, [id]);
        }
      });
      keep([id], undo);
      toast(t('console.approved', { title: offering.title ?? '' }), {
        tone: 'good',
        act: { label: t('queue.undo'), run: undo, hint: 'U' },
      });
      void again();
    },
  });

  const reject = (proposal: Proposal, code: DeclineCode, note?: string) => {
    const { id } = proposal;
    hide([id]);
    const send = (last?: boolean) => {
      waiting.delete(id);
      forget([id]);
      rejected(proposal, code, note, last).then(again, (error: Error) => failed(error, [id]));
    };
    waiting.set(id, { send, timer: setTimeout(send, 10_000) });
    const undo = once(() => {
      clearTimeout(waiting.get(id)?.timer);
      waiting.delete(id);
      forget([id]);
      show([id]);
      toast(t('console.undone'));
    });
    keep([id], undo);
    toast(t('console.rejected', { title: proposal.offering.title ?? '' }), {
      act: { label: t('queue.undo'), run: undo, hint: 'U' },
    });
  };

  return { approve: (proposal: Proposal) => approve.mutate(proposal), reject, undo: () => undoable.get().at(-1)?.undo() };
}

function keep(ids: readonly string[], undo: () => void): void {
  undoable.set([...undoable.get(), { ids, undo }]);
  setTimeout(() => forget(ids), 10_000);
}
const forget = (ids: readonly string[]) =>
  undoable.set(undoable.get().filter((each) => each.ids !== ids && each.ids[0] !== ids[0]));

function once(run: () => unknown): () => void {
  let done = false;
  return () => {
    if (!done) void run();
    done = true;
  };
}
